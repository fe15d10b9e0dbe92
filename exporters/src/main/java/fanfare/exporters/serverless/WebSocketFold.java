package fanfare.exporters.serverless;

import fanfare.exporters.framework.LogicalIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first WebSocket API is the service's own; its stage is the service's. Others stay resources. */
final class WebSocketFold {
    private static final String API = "AWS::ApiGatewayV2::";

    private final Stack stack;

    WebSocketFold(Stack stack) {
        this.stack = stack;
    }

    void fold() {
        stack.ofType(API + "Api").stream()
                .filter(id -> "WEBSOCKET".equals(stack.properties(id).get("ProtocolType")))
                .filter(this::callsFunctionsOnly)
                .findFirst()
                .ifPresent(this::api);
    }

    private List<String> parts(String api, String type) {
        return stack.ofType(API + type).stream()
                .filter(id -> stack.referred(stack.properties(id).get("ApiId"))
                        .filter(api::equals)
                        .isPresent())
                .toList();
    }

    private boolean callsFunctionsOnly(String api) {
        List<String> integrations = parts(api, "Integration");
        return !integrations.isEmpty()
                && integrations.stream()
                        .allMatch(i -> stack.function(stack.properties(i).get("IntegrationUri"))
                                .isPresent());
    }

    private void api(String api) {
        stack.provider().put("websocketsApiName", "${self:service}-${sls:stage}-" + api);
        Object selection = stack.properties(api).get("RouteSelectionExpression");
        if (!"$request.body.action".equals(selection)) {
            stack.provider().put("websocketsApiRouteSelectionExpression", selection);
        }
        for (String route : parts(api, "Route")) {
            route(api, route);
        }
        for (String stage : parts(api, "Stage")) {
            stage(api, stage);
        }
        stack.renaming().id(api, LogicalIds.WEBSOCKET_API);
        stack.drop(api);
    }

    private void route(String api, String route) {
        Map<String, Object> p = stack.properties(route);
        String integration = stack.referred(p.get("Target")).orElseThrow();
        Map<String, Object> i = stack.properties(integration);
        String function = stack.function(i.get("IntegrationUri")).orElseThrow();
        stack.event(function, "websocket", Tree.of("route", p.get("RouteKey")));
        stack.extend(
                LogicalIds.function(function).replaceAll("LambdaFunction$", "WebsocketsIntegration"),
                Tree.of("TimeoutInMillis", i.get("TimeoutInMillis")));
        stack.drop(route);
        stack.drop(integration);
        stack.dropPermissions(function::equals, api);
    }

    private void stage(String api, String stage) {
        Map<String, Object> p = stack.properties(stage);
        Object name = p.get("StageName");
        stack.renaming().text("${" + api + "}/" + name, "${" + api + "}/${sls:stage}");
        stack.renaming()
                .text(
                        "${" + api + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}/" + name,
                        "${" + api + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${sls:stage}");
        Map<String, Object> more = new LinkedHashMap<>(p);
        more.keySet().retainAll(Set.of("DefaultRouteSettings", "RouteSettings", "AccessLogSettings"));
        stack.extend("WebsocketsDeploymentStage", more);
        stack.renaming().id(stage, "WebsocketsDeploymentStage");
        stack.drop(stage);
    }
}
