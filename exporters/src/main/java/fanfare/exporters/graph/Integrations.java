package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an integration of an API calls: a function, an AWS service, or a URL. */
final class Integrations {
    private static final Pattern SERVICE =
            Pattern.compile("arn:[^:]*:apigateway:[^:]*:([a-zA-Z0-9-]+):(?:path|action)/?(.*)$");
    private static final Pattern FUNCTION_NAME = Pattern.compile("functions/(.+?)(/invocations|$)");
    private static final Pattern QUALIFIER = Pattern.compile(":[A-Za-z$0-9_-]+$");
    private static final Map<String, String> SUBTYPES = Map.of("stepfunctions", "states", "eventbridge", "events");
    private static final Set<String> NOT_ARGUMENTS = Set.of(
            "credentials",
            "credentialsarn",
            "uri",
            "integrationuri",
            "responses",
            "integrationresponses",
            "restapiid",
            "apiid");

    private final String api;
    private final Part integration;
    private final String evidence;
    private final String route;
    private final Draft into;
    private final Part uri;

    private Integrations(String api, Part integration, String evidence, String route, Draft into) {
        this.api = api;
        this.integration = integration;
        this.evidence = evidence;
        this.route = route;
        this.into = into;
        this.uri = integration.anyOf("uri", "Uri", "IntegrationUri");
    }

    static void of(String api, Part integration, String evidence, String route, Draft into) {
        new Integrations(api, integration, evidence, route, into).find();
    }

    private void find() {
        String type = integration.anyOf("type", "Type", "IntegrationType").wordsOr("");
        if (type.equalsIgnoreCase("mock")) {
            return;
        }
        String subtype =
                integration.anyOf("integrationSubtype", "IntegrationSubtype").wordsOr("");
        Matcher arn = SERVICE.matcher(uri.exists() ? into.expressions().render(uri) : "");
        if (!subtype.isEmpty()) {
            int dash = subtype.indexOf('-');
            String service = (dash < 0 ? subtype : subtype.substring(0, dash)).toLowerCase(Locale.ROOT);
            service(SUBTYPES.getOrDefault(service, service), dash < 0 ? "" : subtype.substring(dash + 1));
        } else if (arn.find() && !arn.group(1).equalsIgnoreCase("lambda")) {
            service(arn.group(1).toLowerCase(Locale.ROOT), arn.group(2));
        } else if (arn.reset().find() || callsFunction()) {
            function();
        } else {
            http();
        }
    }

    private boolean callsFunction() {
        return into.expressions().references(uri).stream()
                .anyMatch(r -> Draft.FUNCTION.test(into.type(into.expressions().owner(r))));
    }

    private Seen seen(Relation relation, String words) {
        return Seen.of(relation, words, integration.line());
    }

    private void line(Target target, Seen seen) {
        into.line(api, target.resource(), seen.by(target));
        into.detail(api, target.resource(), seen.relation(), route);
    }

    private void http() {
        Seen seen = seen(Relation.TRIGGER, evidence + ":http");
        into.to(api, uri, seen);
    }

    private void function() {
        Seen seen = seen(Relation.TRIGGER, evidence);
        for (String f : Apis.StageVariables.functions(api, uri, into)) {
            into.line(api, f, seen);
            into.detail(api, f, Relation.TRIGGER, route);
        }
        if (into.expressions().render(uri).contains("stageVariables")) {
            return;
        }
        List<Target> targets = into.expressions().targets(uri, Draft.FUNCTION);
        if (targets.isEmpty()) {
            targets = functionByName();
        }
        targets.forEach(t -> line(t, seen));
        if (targets.isEmpty()) {
            into.beyond(api, true, uri, seen);
        }
    }

    private List<Target> functionByName() {
        Matcher name = FUNCTION_NAME.matcher(into.expressions().render(uri));
        if (!name.find()) {
            return List.of();
        }
        String full = name.group(1);
        List<Target> found = into.expressions().targets(Part.text(full), Draft.FUNCTION);
        return found.isEmpty()
                ? into.expressions().targets(Part.text(QUALIFIER.matcher(full).replaceFirst("")), Draft.FUNCTION)
                : found;
    }

    private void service(String service, String action) {
        Predicate<String> types = t -> ResourceTypes.services(t).contains(service);
        Map<String, Target> found = new LinkedHashMap<>();
        into.expressions().targets(uri, types).forEach(t -> found.putIfAbsent(t.resource(), t));
        Part arguments = arguments();
        for (String r : into.expressions().references(arguments)) {
            String owner = into.expressions().owner(r);
            if (types.test(into.type(owner))) {
                found.putIfAbsent(owner, new Target(owner, Confidence.STRONG, false));
            }
        }
        if (found.isEmpty()) {
            named(arguments, types, found);
        }
        if (found.isEmpty()) {
            allowed(types, found);
        }
        boolean starts = service.equals("states");
        Seen seen = seen(starts ? Relation.TRIGGER : Relation.READ_WRITE, "api-aws-integration");
        Seen both = starts ? seen : seen.mode(mode(service, action));
        found.values().forEach(t -> line(new Target(t.resource(), t.confidence(), false), both));
        if (found.isEmpty()) {
            into.beyond(api, true, service.equals("events") ? Part.text("default-bus") : uri, both);
        }
    }

    private Part arguments() {
        Map<String, Part> kept = new LinkedHashMap<>(integration.entries());
        kept.keySet().removeIf(k -> NOT_ARGUMENTS.contains(k.toLowerCase(Locale.ROOT)));
        return new Part.Fields(kept, integration.line());
    }

    private void named(Part arguments, Predicate<String> types, Map<String, Target> found) {
        String words = new Words(into.expressions()).of(arguments);
        into.expressions().names().forEach((resource, name) -> {
            if (types.test(into.type(resource)) && words.contains(name)) {
                found.putIfAbsent(resource, new Target(resource, Confidence.MEDIUM, false));
            }
        });
    }

    /** The role of the integration says what it may call. */
    private void allowed(Predicate<String> types, Map<String, Target> found) {
        Part role = integration.anyOf("credentials", "Credentials", "CredentialsArn");
        for (String r : into.expressions().references(role)) {
            if (into.type(r).equals("AWS::IAM::Role")) {
                Resource iam = into.resource(r);
                new Policies(into)
                        .of(iam)
                        .forEach(s -> s.resources()
                                .forEach(p -> into.expressions()
                                        .targets(p, types)
                                        .forEach(t -> found.putIfAbsent(t.resource(), t))));
            }
        }
    }

    private Edge.Mode mode(String service, String action) {
        String first = action.split("[/&]")[0];
        String method = integration.anyOf("httpMethod", "IntegrationHttpMethod").wordsOr("");
        boolean reads = Actions.isReading(first)
                || service.equals("s3") && (method.equalsIgnoreCase("GET") || method.equalsIgnoreCase("HEAD"));
        return reads ? Edge.Mode.READ : Edge.Mode.WRITE;
    }

    /** All words of a part, whatever its shape. */
    private record Words(Expressions expressions) {
        String of(Part part) {
            StringBuilder all = new StringBuilder();
            add(part, all);
            return all.toString();
        }

        private void add(Part part, StringBuilder into) {
            if (part instanceof Part.Fields f) {
                f.fields().values().forEach(v -> add(v, into));
            } else if (part instanceof Part.Items i) {
                i.items().forEach(v -> add(v, into));
            } else {
                into.append(expressions.render(part)).append('\n');
            }
        }
    }
}
