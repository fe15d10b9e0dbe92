package fanfare.exporters.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An HTTP API: routes to functions from their events, direct integrations from its definition, authorizers, a stage. */
final class HttpApiParts {
    private static final String API = "AWS::ApiGatewayV2::";

    private final Sam sam;
    private final Map<String, Object> properties;
    private final Making into;
    private final Map<String, Object> authorization = new LinkedHashMap<>();

    private HttpApiParts(Sam sam, Making into) {
        this.sam = sam;
        this.properties = sam.properties();
        this.into = into;
    }

    static void expand(Sam sam, Making into) {
        new HttpApiParts(sam, into).expand();
    }

    private void expand() {
        into.replace(
                sam.id(),
                API + "Api",
                Tree.of(
                        "Name",
                        Intrinsic.sub("${AWS::StackName}-" + sam.id()),
                        "ProtocolType",
                        "HTTP",
                        "CorsConfiguration",
                        properties.get("CorsConfiguration")),
                sam.resource());
        authorizer();
        sam.events("HttpApi", (event, p) -> {
            if (Intrinsic.ref(sam.id()).equals(p.get("ApiId"))) {
                function(event, p);
            }
        });
        Tree.map(Tree.map(properties, "DefinitionBody"), "paths")
                .forEach((path, operations) -> ((Map<?, ?>) operations)
                        .forEach((method, o) -> direct(path, method.toString(), Tree.readMap((Map<?, ?>) o))));
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.keySet().retainAll(Set.of("DefaultRouteSettings", "RouteSettings", "AccessLogSettings"));
        into.add(
                sam.id() + "Stage",
                API + "Stage",
                "ApiId",
                Intrinsic.ref(sam.id()),
                "StageName",
                properties.getOrDefault("StageName", "$default"),
                "AutoDeploy",
                true);
        into.properties(sam.id() + "Stage").putAll(more);
    }

    private void function(Sam.Event event, Map<String, Object> p) {
        Object target = event.owner().target();
        String path = String.valueOf(p.get("Path"));
        route(
                event.id(),
                key(String.valueOf(p.get("Method")), path),
                Tree.of(
                        "IntegrationType",
                        "AWS_PROXY",
                        "IntegrationUri",
                        target,
                        "PayloadFormatVersion",
                        p.getOrDefault("PayloadFormatVersion", "2.0"),
                        "TimeoutInMillis",
                        p.get("TimeoutInMillis")));
        into.permission(event.id() + "Permission", target, "apigateway", source("/*/*" + Paths.pattern(path)), null);
    }

    private void direct(String path, String method, Map<String, Object> operation) {
        Map<String, Object> i = Tree.map(operation, "x-amazon-apigateway-integration");
        String verb = method.startsWith("x-") ? "ANY" : method.toUpperCase(Locale.ROOT);
        boolean proxy = i.get("type").equals("http_proxy");
        route(
                into.unique(
                        sam.id() + Paths.word(path) + (verb.equals("ANY") ? "" : Paths.word(method)),
                        "Route",
                        "Integration"),
                key(verb, path),
                Tree.of(
                        "IntegrationType",
                        i.get("type").toString().toUpperCase(Locale.ROOT),
                        "IntegrationSubtype",
                        i.get("integrationSubtype"),
                        "IntegrationMethod",
                        proxy ? i.get("httpMethod") : null,
                        "IntegrationUri",
                        i.get("uri"),
                        "ConnectionType",
                        i.get("connectionType"),
                        "ConnectionId",
                        i.get("connectionId"),
                        "CredentialsArn",
                        i.get("credentials"),
                        "PayloadFormatVersion",
                        i.get("payloadFormatVersion"),
                        "RequestParameters",
                        i.get("requestParameters"),
                        "TimeoutInMillis",
                        i.get("timeoutInMillis")));
    }

    private static String key(String method, String path) {
        return path.equals("$default") ? path : method.toUpperCase(Locale.ROOT) + " " + path;
    }

    private void route(String id, String key, Map<String, Object> integration) {
        into.add(id + "Integration", API + "Integration", "ApiId", Intrinsic.ref(sam.id()));
        into.properties(id + "Integration").putAll(integration);
        into.add(
                id + "Route",
                API + "Route",
                "ApiId",
                Intrinsic.ref(sam.id()),
                "RouteKey",
                key,
                "Target",
                Intrinsic.sub("integrations/${" + id + "Integration}"));
        into.properties(id + "Route").putAll(authorization);
    }

    private Intrinsic source(String rest) {
        return Intrinsic.sub(
                "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + sam.id() + "}" + rest);
    }

    private void authorizer() {
        Map<String, Object> auth = Tree.map(properties, "Auth");
        Object name = auth.get("DefaultAuthorizer");
        if (name == null) {
            return;
        }
        Map<String, Object> a = Tree.map(Tree.map(auth, "Authorizers"), name.toString());
        String id = sam.id() + name + "Authorizer";
        into.add(id, API + "Authorizer", "ApiId", Intrinsic.ref(sam.id()), "Name", name);
        into.properties(id).putAll(a.containsKey("FunctionArn") ? request(a, id) : jwt(a));
        authorization.put("AuthorizationType", a.containsKey("FunctionArn") ? "CUSTOM" : "JWT");
        authorization.put("AuthorizerId", Intrinsic.ref(id));
    }

    private static Map<String, Object> jwt(Map<String, Object> a) {
        Map<String, Object> tokens = Tree.map(a, "JwtConfiguration");
        return Tree.of(
                "AuthorizerType",
                "JWT",
                "IdentitySource",
                List.of(a.get("IdentitySource")),
                "JwtConfiguration",
                Tree.of("Audience", tokens.get("audience"), "Issuer", tokens.get("issuer")));
    }

    private Map<String, Object> request(Map<String, Object> a, String id) {
        Object function = a.get("FunctionArn");
        into.permission(id + "Permission", function, "apigateway", source("/authorizers/${" + id + "}"), null);
        Map<String, Object> identity = Tree.map(a, "Identity");
        List<Object> sources = new java.util.ArrayList<>();
        if (identity.get("Header") != null) {
            sources.add("$request.header." + identity.get("Header"));
        }
        Tree.list(identity, "Headers").forEach(h -> sources.add("$request.header." + h));
        return Tree.of(
                "AuthorizerType",
                "REQUEST",
                "AuthorizerUri",
                Sam.invocation(function),
                "AuthorizerPayloadFormatVersion",
                a.get("AuthorizerPayloadFormatVersion"),
                "EnableSimpleResponses",
                a.get("EnableSimpleResponses"),
                "AuthorizerResultTtlInSeconds",
                identity.get("ReauthorizeEvery"),
                "IdentitySource",
                sources);
    }
}
