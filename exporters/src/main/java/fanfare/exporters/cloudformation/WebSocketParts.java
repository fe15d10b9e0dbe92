package fanfare.exporters.cloudformation;

import java.util.LinkedHashMap;
import java.util.Map;

/** A WebSocket API with its routes and its stage. */
final class WebSocketParts {
    private static final String API = "AWS::ApiGatewayV2::";

    private WebSocketParts() {}

    static void expand(Sam sam, Making into) {
        Map<String, Object> p = sam.properties();
        into.replace(
                sam.id(),
                API + "Api",
                Tree.of(
                        "Name",
                        Intrinsic.sub("${AWS::StackName}-" + sam.id()),
                        "ProtocolType",
                        "WEBSOCKET",
                        "RouteSelectionExpression",
                        p.get("RouteSelectionExpression")),
                sam.resource());
        Object stage = p.get("StageName");
        Tree.map(p, "Routes").forEach((key, r) -> route(sam.id(), key, Tree.readMap((Map<?, ?>) r), stage, into));
        Map<String, Object> more = new LinkedHashMap<>(p);
        more.keySet().retainAll(java.util.Set.of("DefaultRouteSettings", "RouteSettings", "AccessLogSettings"));
        into.add(
                sam.id() + "Stage",
                API + "Stage",
                "ApiId",
                Intrinsic.ref(sam.id()),
                "StageName",
                stage,
                "AutoDeploy",
                true);
        into.properties(sam.id() + "Stage").putAll(more);
    }

    private static void route(String api, String key, Map<String, Object> route, Object stage, Making into) {
        String word = key.startsWith("$") ? key.substring(1) : key;
        String id =
                api + Character.toUpperCase(word.charAt(0)) + word.substring(1).replaceAll("[^A-Za-z0-9]", "");
        Object function = route.get("FunctionArn");
        into.add(
                id + "Integration",
                API + "Integration",
                "ApiId",
                Intrinsic.ref(api),
                "IntegrationType",
                "AWS_PROXY",
                "IntegrationUri",
                Sam.invocation(function),
                "TimeoutInMillis",
                route.get("IntegrationTimeout"));
        into.add(
                id + "Route",
                API + "Route",
                "ApiId",
                Intrinsic.ref(api),
                "RouteKey",
                key,
                "Target",
                Intrinsic.sub("integrations/${" + id + "Integration}"));
        into.permission(
                id + "Permission",
                function,
                "apigateway",
                Intrinsic.sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + api + "}/"
                        + stage + "/" + key),
                null);
    }
}
