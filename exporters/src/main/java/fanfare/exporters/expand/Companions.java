package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that plain CloudFormation says in a resource of its own, and SAM in the resource that they are for: the provisioned
 * concurrency of an alias, the throttles of a stage, the URL of a function.
 */
final class Companions {
    private static final Map<String, Companion> OF = Map.of(
            "AWS::Lambda::Alias", new Companion("FunctionName", List.of("ProvisionedConcurrencyConfig"), ""),
            "AWS::Lambda::Url", new Companion("TargetFunctionArn", List.of(), "FunctionUrlConfig"),
            "AWS::ApiGatewayV2::Stage", new Companion("ApiId", List.of("DefaultRouteSettings"), ""),
            "AWS::ApiGateway::Stage",
                    new Companion(
                            "RestApiId", List.of("MethodSettings", "CacheClusterEnabled", "CacheClusterSize"), ""));

    private Companions() {}

    /**
     * What stands in a companion.
     *
     * @param owner the property that names what it is for
     * @param said the properties that are said of that
     * @param whole the property that all of it is; empty if single ones are
     */
    private record Companion(String owner, List<String> said, String whole) {}

    /** Says the settings where SAM says them. */
    static void join(Map<String, Resource> resources, Expansion into) {
        Map<String, Resource> joined = new LinkedHashMap<>();
        for (Resource r : resources.values()) {
            Companion companion = OF.get(r.type());
            if (companion == null || r.generated()) {
                continue;
            }
            owner(r.properties().at(companion.owner()), resources).ifPresent(owner -> {
                Resource before = joined.getOrDefault(owner.name(), owner);
                Part said = before.properties();
                for (String property : companion.said()) {
                    said = with(said, property, r.properties().at(property));
                }
                said = companion.whole().isEmpty() ? said : with(said, companion.whole(), r.properties());
                joined.put(owner.name(), before.with(said));
            });
        }
        joined.values().forEach(into::add);
    }

    private static Part with(Part said, String property, Part value) {
        return value.exists() && !said.at(property).exists() ? said.with(property, value) : said;
    }

    /** The resource that a reference names; an alias stands for its function. */
    private static Optional<Resource> owner(Part reference, Map<String, Resource> resources) {
        Optional<Resource> named = Optional.ofNullable(resources.get(name(reference)));
        return named.flatMap(r -> r.type().equals("AWS::Lambda::Alias")
                ? owner(r.properties().at("FunctionName"), resources)
                : Optional.of(r));
    }

    private static String name(Part reference) {
        if (!(reference instanceof Part.Call call)) {
            return "";
        }
        Part argument = call.argument();
        String first = argument.list().isEmpty()
                ? argument.wordsOr("")
                : argument.list().get(0).wordsOr("");
        return call.is("Ref") || call.is("Fn::GetAtt") ? first.split("\\.")[0] : "";
    }
}
