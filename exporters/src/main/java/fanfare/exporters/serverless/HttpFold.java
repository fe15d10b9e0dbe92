package fanfare.exporters.serverless;

import fanfare.exporters.framework.LogicalIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first HTTP API that calls functions is the service's own; others stay resources. */
final class HttpFold {
    private static final String API = "AWS::ApiGatewayV2::";

    private final Stack stack;

    HttpFold(Stack stack) {
        this.stack = stack;
    }

    void fold() {
        stack.ofType(API + "Api").stream()
                .filter(id -> "HTTP".equals(stack.properties(id).get("ProtocolType")))
                .filter(id -> !routes(id).isEmpty())
                .findFirst()
                .ifPresent(this::api);
    }

    private boolean isOf(String id, String api) {
        return stack.referred(stack.properties(id).get("ApiId"))
                .filter(api::equals)
                .isPresent();
    }

    private Optional<String> integration(String route) {
        return stack.referred(stack.properties(route).get("Target"));
    }

    /** Routes to functions. */
    private List<String> routes(String api) {
        return stack.ofType(API + "Route").stream()
                .filter(r -> isOf(r, api))
                .filter(r -> integration(r)
                        .map(stack::properties)
                        .filter(i -> "AWS_PROXY".equals(i.get("IntegrationType")))
                        .filter(i -> "2.0".equals(i.get("PayloadFormatVersion")))
                        .flatMap(i -> stack.function(i.get("IntegrationUri")))
                        .isPresent())
                .toList();
    }

    private void api(String api) {
        Map<String, Object> settings = Tree.open(stack.provider(), "httpApi");
        settings.put("name", "${self:service}-${sls:stage}-" + api);
        stack.ofType(API + "Authorizer").stream().filter(a -> isOf(a, api)).forEach(a -> authorizer(a, settings));
        routes(api).forEach(r -> route(api, r));
        stack.ofType(API + "Stage").stream().filter(s -> isOf(s, api)).forEach(this::stage);
        stack.renaming().id(api, LogicalIds.HTTP_API);
        stack.drop(api);
    }

    private void stage(String id) {
        Map<String, Object> more = new LinkedHashMap<>(stack.properties(id));
        more.keySet().retainAll(Set.of("DefaultRouteSettings", "RouteSettings", "AccessLogSettings"));
        stack.extend("HttpApiStage", more);
        stack.renaming().id(id, "HttpApiStage");
        stack.drop(id);
    }

    private void route(String api, String route) {
        String integration = integration(route).orElseThrow();
        Map<String, Object> i = stack.properties(integration);
        String function = stack.function(i.get("IntegrationUri")).orElseThrow();
        String key = String.valueOf(stack.properties(route).get("RouteKey"));
        Object asked = stack.properties(route).get("AuthorizerId");
        String[] words = key.split(" ");
        Map<String, Object> event = words.length == 2
                ? Tree.of("method", words[0].equals("ANY") ? "*" : words[0], "path", words[1])
                : Tree.of("path", "*", "method", "*");
        if (asked != null) {
            event.put("authorizer", Tree.of("name", name(stack.referred(asked).orElseThrow())));
        }
        stack.event(function, "httpApi", words.length == 2 || asked != null ? event : "*");
        stack.extend(
                "HttpApiIntegration" + LogicalIds.function(function).replaceAll("LambdaFunction$", ""),
                Tree.of("TimeoutInMillis", i.get("TimeoutInMillis")));
        stack.drop(route);
        stack.drop(integration);
        stack.dropPermissions(function::equals, api);
    }

    private String name(String authorizer) {
        return authorizers.getOrDefault(authorizer, authorizer);
    }

    private final Map<String, String> authorizers = new LinkedHashMap<>();

    private void authorizer(String id, Map<String, Object> settings) {
        Map<String, Object> p = stack.properties(id);
        String name = String.valueOf(p.get("Name"));
        authorizers.put(id, name);
        Optional<String> function = stack.function(p.get("AuthorizerUri"));
        Map<String, Object> said = function.isPresent()
                ? Tree.of(
                        "type",
                        "request",
                        "functionName",
                        function.get(),
                        "payloadVersion",
                        p.get("AuthorizerPayloadFormatVersion"),
                        "enableSimpleResponses",
                        p.get("EnableSimpleResponses"),
                        "resultTtlInSeconds",
                        p.get("AuthorizerResultTtlInSeconds"),
                        "identitySource",
                        p.get("IdentitySource"))
                : Tree.of(
                        "type",
                        "jwt",
                        "identitySource",
                        Tree.list(p, "IdentitySource").get(0),
                        "issuerUrl",
                        Tree.at(p, "JwtConfiguration", "Issuer"),
                        "audience",
                        new ArrayList<>(Tree.list(p, "JwtConfiguration", "Audience")));
        Tree.open(settings, "authorizers").put(name, said);
        function.ifPresent(f -> stack.drop(id + "Permission"));
        stack.renaming().id(id, "HttpApiAuthorizer" + name);
        stack.drop(id);
    }
}
