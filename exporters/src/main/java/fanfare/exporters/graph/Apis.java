package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** REST, HTTP and WebSocket APIs: bodies in OpenAPI, methods, routes, integrations, authorizers. */
final class Apis {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "x-amazon-apigateway-any-method");
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";

    private Apis() {}

    static boolean isAuthorizer(String type) {
        return type.equals("AWS::Lambda::Function") || type.equals("AWS::Cognito::UserPool");
    }

    static void api(Resource a, Draft into) {
        body(a.name(), a.properties().at("Body"), List.of(), into);
        Part target = a.properties().at("Target");
        into.to(a.name(), target, Seen.of(Relation.TRIGGER, "api-quickcreate", target.line()));
    }

    private static void body(String api, Part part, List<String> path, Draft into) {
        if (part instanceof Part.Items items) {
            items.items().forEach(i -> body(api, i, path, into));
        }
        for (Map.Entry<String, Part> e : part.entries().entrySet()) {
            Part value = e.getValue();
            switch (e.getKey()) {
                case INTEGRATION -> Integrations.of(api, value, "api-body", route(path), into);
                case INTEGRATION + "s" ->
                    value.entries().values().forEach(i -> Integrations.of(api, i, "api-body", "", into));
                case AUTHORIZER -> bodyAuthorizer(api, value, into);
                default -> {
                    List<String> below = new ArrayList<>(path);
                    below.add(e.getKey());
                    body(api, value, below, into);
                }
            }
        }
    }

    private static String route(List<String> path) {
        String last = path.isEmpty() ? "" : path.get(path.size() - 1);
        if (path.size() < 2 || !METHODS.contains(last.toLowerCase(Locale.ROOT))) {
            return "";
        }
        String method = last.startsWith("x-") ? "ANY" : last.toUpperCase(Locale.ROOT);
        return method.equals("OPTIONS") ? "" : method + " " + path.get(path.size() - 2);
    }

    private static void bodyAuthorizer(String api, Part authorizer, Draft into) {
        for (String key : List.of("authorizerUri", "providerARNs", "jwtConfiguration")) {
            asks(api, authorizer.at(key), authorizer.line(), into);
        }
    }

    private static void asks(String api, Part who, int line, Draft into) {
        Seen seen = Seen.of(Relation.AUTH, "api-authorizer", line);
        List<String> staged = StageVariables.functions(api, who, into);
        staged.forEach(f -> into.line(api, f, seen));
        if (!staged.isEmpty()) {
            return;
        }
        List<String> named = into.expressions().references(who).stream()
                .map(into.expressions()::owner)
                .filter(r -> isAuthorizer(into.type(r)))
                .toList();
        named.forEach(r -> into.line(api, r, seen));
        if (named.isEmpty() && !(who instanceof Part.Fields)) {
            into.to(api, who, seen, Apis::isAuthorizer);
        }
    }

    static void method(Resource m, Draft into) {
        String api = into.expressions().owner(m.name());
        Part integration = m.properties().at("Integration");
        if (!api.equals(m.name()) && integration.exists()) {
            String method = m.properties().at("HttpMethod").wordsOr("ANY").toUpperCase(Locale.ROOT);
            String route = method.equals("OPTIONS") ? "" : method + " " + path(m, into);
            Integrations.of(api, integration, "api-method", route, into);
        }
    }

    private static String path(Resource method, Draft into) {
        StringBuilder path = new StringBuilder();
        Part at = method.properties().at("ResourceId");
        for (int depth = 0; depth < 20; depth++) {
            List<String> up = into.expressions().references(at).stream()
                    .filter(r -> into.type(r).equals("AWS::ApiGateway::Resource"))
                    .toList();
            if (up.isEmpty()) {
                break;
            }
            Part resource = into.resource(up.get(0)).properties();
            path.insert(0, "/" + into.expressions().render(resource.at("PathPart")));
            at = resource.at("ParentId");
        }
        return path.length() == 0 ? "/" : path.toString();
    }

    static void integration(Resource i, Draft into) {
        String api = into.expressions().owner(i.name());
        if (!api.equals(i.name())) {
            Integrations.of(api, i.properties(), "api-v2-integration", routes(i.name(), into), into);
        }
    }

    private static String routes(String integration, Draft into) {
        Predicate<Resource> leadsHere =
                r -> into.expressions().references(r.properties().at("Target")).contains(integration);
        return String.join(
                ", ",
                into.ofType("AWS::ApiGatewayV2::Route").stream()
                        .filter(leadsHere)
                        .map(r -> into.expressions().render(r.properties().at("RouteKey")))
                        .toList());
    }

    static void authorizer(Resource a, Draft into) {
        String api = into.expressions().owner(a.name());
        if (!api.equals(a.name())) {
            for (String key : List.of("AuthorizerUri", "ProviderARNs", "JwtConfiguration")) {
                asks(api, a.properties().at(key), a.line(), into);
            }
        }
    }

    /** Functions that a stage names, and an API by {@code ${stageVariables.name}}. */
    static final class StageVariables {
        private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("stageVariables\\.(\\w+)");
        private static final Set<String> STAGES =
                Set.of("AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Stage");

        private StageVariables() {}

        static List<String> functions(String api, Part expression, Draft into) {
            if (!expression.exists() || expression instanceof Part.Fields) {
                return List.of();
            }
            List<String> found = new ArrayList<>();
            NAME.matcher(into.expressions().render(expression))
                    .results()
                    .map(m -> m.group(1))
                    .forEach(name -> values(api, name, into)
                            .forEach(v -> into.expressions()
                                    .targets(v, Draft.FUNCTION)
                                    .forEach(t -> found.add(t.resource()))));
            return found;
        }

        private static List<Part> values(String api, String name, Draft into) {
            List<Part> values = new ArrayList<>();
            for (Resource r : into.resources()) {
                boolean own = r.name().equals(api);
                if (own
                        || STAGES.contains(r.type())
                                && into.expressions().owner(r.name()).equals(api)) {
                    Part p = r.properties();
                    Part variables = p.anyOf("Variables", "StageVariables");
                    values.add((variables.exists() ? variables : p.at("StageDescription", "Variables")).at(name));
                }
            }
            return values.stream().filter(Part::exists).toList();
        }
    }
}
