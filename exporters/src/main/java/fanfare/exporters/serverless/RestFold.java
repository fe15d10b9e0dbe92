package fanfare.exporters.serverless;

import fanfare.exporters.framework.LogicalIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first REST API that calls functions only is the service's own; its stage is the service's. Others stay resources. */
final class RestFold {
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String ANY = "x-amazon-apigateway-any-method";

    private final Stack stack;

    RestFold(Stack stack) {
        this.stack = stack;
    }

    void fold() {
        stack.ofType("AWS::ApiGateway::RestApi").stream()
                .filter(this::callsFunctionsOnly)
                .findFirst()
                .ifPresent(this::api);
    }

    private Map<String, Object> paths(String api) {
        return Tree.map(stack.properties(api), "Body", "paths");
    }

    private boolean callsFunctionsOnly(String api) {
        List<Object> operations = paths(api).values().stream()
                .<Object>flatMap(p -> Tree.map(p).values().stream())
                .toList();
        return !operations.isEmpty()
                && operations.stream()
                        .allMatch(o -> "aws_proxy".equals(Tree.at(o, INTEGRATION, "type"))
                                && stack.function(Tree.at(o, INTEGRATION, "uri"))
                                        .isPresent());
    }

    private void api(String api) {
        Object authorizer = authorizer(api);
        paths(api)
                .forEach((path, operations) -> Tree.map(operations).forEach((verb, o) -> {
                    String method = verb.equals(ANY) ? "any" : verb.toLowerCase(Locale.ROOT);
                    String function =
                            stack.function(Tree.at(o, INTEGRATION, "uri")).orElseThrow();
                    Map<String, Object> event = Tree.of("method", method, "path", path);
                    if (authorizer != null) {
                        event.put("authorizer", authorizer);
                    }
                    stack.event(function, "http", event);
                    Object timeout = Tree.at(o, INTEGRATION, "timeoutInMillis");
                    if (timeout != null) {
                        stack.extend(
                                LogicalIds.method(path, method),
                                Tree.of("Integration", Tree.of("TimeoutInMillis", timeout)));
                    }
                }));
        stack.dropPermissions(f -> true, api);
        stack.provider().put("apiName", "${self:service}-${sls:stage}-" + api);
        stack.provider().put("endpointType", "regional");
        stack.ofType("AWS::ApiGateway::Stage").stream()
                .filter(s -> isOf(s, api))
                .forEach(this::stage);
        stack.ofType("AWS::ApiGateway::Deployment").stream()
                .filter(d -> isOf(d, api))
                .forEach(stack::drop);
        stack.renaming().id(api, LogicalIds.REST_API);
        stack.drop(api);
    }

    private boolean isOf(String id, String api) {
        return stack.referred(stack.properties(id).get("RestApiId"))
                .filter(api::equals)
                .isPresent();
    }

    private void stage(String id) {
        Map<String, Object> p = stack.properties(id);
        Tree.open(stack.provider(), "tracing").put("apiGateway", true);
        Map<String, Object> more = new LinkedHashMap<>(p);
        more.keySet().retainAll(Set.of("MethodSettings", "CacheClusterEnabled", "CacheClusterSize"));
        stack.extend("ApiGatewayStage", more);
        stack.renaming().id(id, "ApiGatewayStage");
        stack.drop(id);
    }

    private Object authorizer(String api) {
        Map<String, Object> schemes = Tree.map(stack.properties(api), "Body", "components", "securitySchemes");
        for (Map.Entry<String, Object> s : schemes.entrySet()) {
            Map<String, Object> a = Tree.map(s.getValue(), "x-amazon-apigateway-authorizer");
            String header = "method.request.header." + Tree.at(s.getValue(), "name");
            List<?> pools = Tree.list(a, "providerARNs");
            if (!pools.isEmpty()) {
                return Tree.of(
                        "name",
                        s.getKey(),
                        "type",
                        "COGNITO_USER_POOLS",
                        "arn",
                        pools.get(0),
                        "identitySource",
                        header);
            }
            Optional<String> function = stack.function(a.get("authorizerUri"));
            if (function.isPresent()) {
                boolean token = "token".equals(a.get("type"));
                return Tree.of(
                        "name",
                        function.get(),
                        "type",
                        token ? "token" : "request",
                        "identitySource",
                        token ? header : a.get("identitySource"),
                        "resultTtlInSeconds",
                        a.get("authorizerResultTtlInSeconds"));
            }
        }
        return null;
    }
}
