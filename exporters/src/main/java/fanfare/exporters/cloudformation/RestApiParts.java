package fanfare.exporters.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A REST API, whose definition holds all of its routes, with its deployment and its stage. */
final class RestApiParts {
    private static final String API = "AWS::ApiGateway::";
    private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";
    private static final String AUTHORIZATION = "x-amazon-apigateway-authtype";

    private final Sam sam;
    private final Map<String, Object> properties;
    private final Making into;

    private RestApiParts(Sam sam, Making into) {
        this.sam = sam;
        this.properties = sam.properties();
        this.into = into;
    }

    static void expand(Sam sam, Making into) {
        new RestApiParts(sam, into).expand();
    }

    private void expand() {
        String id = sam.id();
        into.replace(
                id,
                API + "RestApi",
                Tree.of(
                        "Name",
                        Intrinsic.sub("${AWS::StackName}-" + id),
                        "EndpointConfiguration",
                        Tree.of(
                                "Types",
                                List.of(Tree.map(properties, "EndpointConfiguration")
                                        .getOrDefault("Type", "REGIONAL"))),
                        "Body",
                        body()),
                sam.resource());
        into.add(id + "Deployment", API + "Deployment", "RestApiId", Intrinsic.ref(id));
        into.add(
                id + "Stage",
                API + "Stage",
                "RestApiId",
                Intrinsic.ref(id),
                "DeploymentId",
                Intrinsic.ref(id + "Deployment"));
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.keySet()
                .retainAll(Set.of(
                        "StageName",
                        "TracingEnabled",
                        "MethodSettings",
                        "CacheClusterEnabled",
                        "CacheClusterSize",
                        "AccessLogSetting",
                        "Variables"));
        into.properties(id + "Stage").putAll(more);
    }

    private Map<String, Object> body() {
        Map<String, Object> definition = Tree.map(properties, "DefinitionBody");
        Map<String, Object> body = Tree.of(
                "openapi",
                "3.0.1",
                "info",
                definition.getOrDefault("info", Tree.of("title", Intrinsic.ref("AWS::StackName"), "version", "1.0")));
        Map<String, Object> paths = new LinkedHashMap<>();
        Tree.map(definition, "paths").forEach((path, o) -> paths.put(path, new LinkedHashMap<>((Map<?, ?>) o)));
        sam.events("Api", (event, p) -> {
            if (Intrinsic.ref(sam.id()).equals(p.get("RestApiId"))) {
                function(event, p, paths);
            }
        });
        body.put("paths", paths);
        authorizer(body, paths);
        return body;
    }

    @SuppressWarnings("unchecked")
    private void function(Sam.Event event, Map<String, Object> p, Map<String, Object> paths) {
        Object target = event.owner().target();
        String path = String.valueOf(p.get("Path"));
        String method = String.valueOf(p.get("Method")).toLowerCase(Locale.ROOT);
        Map<String, Object> operations =
                (Map<String, Object>) paths.computeIfAbsent(path, x -> new LinkedHashMap<String, Object>());
        operations.put(
                method.equals("any") ? "x-amazon-apigateway-any-method" : method,
                Tree.of(
                        "responses",
                        Map.of(),
                        "x-amazon-apigateway-integration",
                        Tree.of(
                                "type",
                                "aws_proxy",
                                "httpMethod",
                                "POST",
                                "uri",
                                Sam.invocation(target),
                                "timeoutInMillis",
                                p.get("TimeoutInMillis"))));
        String verb = method.equals("any") ? "*" : method.toUpperCase(Locale.ROOT);
        into.permission(
                event.id() + "Permission", target, "apigateway", source("/*/" + verb + Paths.pattern(path)), null);
    }

    private Intrinsic source(String rest) {
        return Intrinsic.sub(
                "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + sam.id() + "}" + rest);
    }

    private void authorizer(Map<String, Object> body, Map<String, Object> paths) {
        Map<String, Object> auth = Tree.map(properties, "Auth");
        Object name = auth.get("DefaultAuthorizer");
        if (name == null) {
            return;
        }
        Map<String, Object> scheme = scheme(name.toString(), Tree.map(Tree.map(auth, "Authorizers"), name.toString()));
        paths.values().forEach(operations -> ((Map<?, ?>) operations).forEach((m, o) -> secure(o, name.toString())));
        body.put("components", Tree.of("securitySchemes", Tree.of(name.toString(), scheme)));
    }

    @SuppressWarnings("unchecked")
    private static void secure(Object operation, String name) {
        ((Map<String, Object>) operation).put("security", List.of(Tree.of(name, List.of())));
    }

    private Map<String, Object> scheme(String name, Map<String, Object> a) {
        Map<String, Object> identity = Tree.map(a, "Identity");
        Object header = identity.getOrDefault("Header", "Authorization");
        Map<String, Object> scheme = Tree.of("type", "apiKey", "name", header, "in", "header");
        if (a.containsKey("UserPoolArn")) {
            scheme.put(AUTHORIZATION, "cognito_user_pools");
            scheme.put(
                    AUTHORIZER, Tree.of("type", "cognito_user_pools", "providerARNs", List.of(a.get("UserPoolArn"))));
            return scheme;
        }
        Object function = a.get("FunctionArn");
        into.permission(
                sam.id() + name + "AuthorizerPermission", function, "apigateway", source("/authorizers/*"), null);
        boolean token = "TOKEN".equals(a.get("FunctionPayloadType"));
        List<?> headers = Tree.list(identity, "Headers");
        scheme.put(AUTHORIZATION, "custom");
        scheme.put(
                AUTHORIZER,
                Tree.of(
                        "type",
                        token ? "token" : "request",
                        "authorizerUri",
                        Sam.invocation(function),
                        "authorizerResultTtlInSeconds",
                        identity.get("ReauthorizeEvery"),
                        "identitySource",
                        token
                                ? null
                                : String.join(
                                        ", ",
                                        headers.stream()
                                                .map(h -> "method.request.header." + h)
                                                .toList())));
        if (!token) {
            scheme.put("name", "Unused");
        }
        return scheme;
    }
}
