package fanfare.exporters.reading;

import fanfare.exporters.expand.Expansion;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.References;
import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What resources of their own say of a resource: settings of its stage, its versions, its asynchronous invocations. */
final class SaidElsewhere {
    /**
     * What one type of resource says.
     *
     * @param owner the property that names the resource that it is said of
     * @param whole the name under which all of it is said; empty if only some fields are
     * @param fields these
     */
    private record Row(String owner, String whole, List<String> fields) {
        static Row fields(String owner, String... fields) {
            return new Row(owner, "", List.of(fields));
        }
    }

    private record Said(Row row, Part properties) {}

    private static final Map<String, Row> ROWS = Map.of(
            "AWS::Lambda::EventInvokeConfig",
            new Row("FunctionName", "EventInvokeConfig", List.of()),
            "AWS::Lambda::Url",
            new Row("TargetFunctionArn", "FunctionUrlConfig", List.of()),
            "AWS::Lambda::Version",
            Row.fields("FunctionName", "ProvisionedConcurrencyConfig"),
            "AWS::Lambda::Alias",
            Row.fields("FunctionName", "ProvisionedConcurrencyConfig"),
            "AWS::ApiGateway::Stage",
            Row.fields("RestApiId", "MethodSettings", "CacheClusterEnabled", "CacheClusterSize"),
            "AWS::ApiGatewayV2::Stage",
            Row.fields("ApiId", "DefaultRouteSettings"));

    private final Map<String, List<Said>> said = new HashMap<>();

    SaidElsewhere(Expansion expansion) {
        for (Resource r : expansion.resources().values()) {
            Row row = ROWS.get(r.type());
            if (row != null) {
                References.owners(r.properties().at(row.owner()), expansion.resources())
                        .forEach(owner -> said.computeIfAbsent(owner, o -> new ArrayList<>())
                                .add(new Said(row, r.properties())));
            }
        }
    }

    /** The properties of a resource with all that is said of it, and its task definition under {@code Task}. */
    Part properties(Resource of, Optional<Resource> task) {
        Part all = task.map(t -> of.properties().with("Task", t.properties())).orElse(of.properties());
        for (Said s : said.getOrDefault(of.name(), List.of())) {
            all = with(all, s.row(), s.properties());
        }
        return all;
    }

    private static Part with(Part properties, Row row, Part said) {
        Part all = row.whole().isEmpty() ? properties : properties.with(row.whole(), said);
        for (String field : row.fields()) {
            if (said.at(field).exists() && !all.at(field).exists()) {
                all = all.with(field, said.at(field));
            }
        }
        return all;
    }
}
