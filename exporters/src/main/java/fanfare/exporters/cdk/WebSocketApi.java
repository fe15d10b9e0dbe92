package fanfare.exporters.cdk;

import java.util.Map;

/** A WebSocket API with its routes and its stage. */
record WebSocketApi(Resource resource) implements CdkMapping {
    @Override
    public void addTo(Stack stack) {
        String id = resource.id();
        Tree p = resource.properties();
        stack.add(Props.of("routeSelectionExpression", Ts.text(p.text("RouteSelectionExpression")))
                .making(id, "apigwv2.WebSocketApi"));
        p.tree("Routes").entries().forEach((key, route) -> {
            Tree r = Tree.of(route);
            String function =
                    r.at("FunctionArn").flatMap(stack.values()::target).orElseThrow();
            Ts integration = Props.none()
                    .and("timeout", r.number("IntegrationTimeout").map(HttpApi::milliseconds))
                    .make(
                            "integrations.WebSocketLambdaIntegration",
                            Ts.text(HttpApi.integrationId(function)),
                            Ts.var(function));
            stack.add(Statement.about(
                    id,
                    Ts.on(
                            id,
                            "addRoute",
                            Ts.text(key),
                            Props.of("integration", integration).object())));
        });
        Props stage = Props.of("webSocketApi", Ts.var(id))
                .and("stageName", p.at("StageName").map(stack.values()::of))
                .flag("autoDeploy", true);
        if (p.has("DefaultRouteSettings")) {
            stage.and(
                    "throttle",
                    Props.none()
                            .and(
                                    "rateLimit",
                                    p.at("DefaultRouteSettings.ThrottlingRateLimit")
                                            .map(stack.values()::of))
                            .and(
                                    "burstLimit",
                                    p.at("DefaultRouteSettings.ThrottlingBurstLimit")
                                            .map(stack.values()::of))
                            .object());
        }
        stack.declare(id + ".Stage", "WebSocketStage", m -> "stageName");
        stack.add(stage.making(id + ".Stage", stack.unique(id + "Stage"), "apigwv2.WebSocketStage"));
    }

    /** What attributes are called. */
    static final Map<String, String> MEMBERS = Map.of("", "apiId", "ApiEndpoint", "apiEndpoint");
}
