package fanfare.exporters.framework;

import fanfare.exporters.template.Part;

/** Routes of the service's WebSocket API. */
final class WebSocketEvents {
    private WebSocketEvents() {}

    static void read(Event e) {
        Part api = api(e);
        String integration = e.stack()
                .make(
                        LogicalIds.normal(e.function()) + "WebsocketsIntegration",
                        "AWS::ApiGatewayV2::Integration",
                        e.line(),
                        "ApiId",
                        api,
                        "IntegrationType",
                        Part.text("AWS_PROXY"),
                        "IntegrationUri",
                        e.target());
        String route = e.main("route").wordsOr("$default");
        e.stack()
                .make(
                        LogicalIds.letters(route.replace("$", "S")) + "WebsocketsRoute",
                        "AWS::ApiGatewayV2::Route",
                        e.line(),
                        "ApiId",
                        api,
                        "RouteKey",
                        Part.text(route),
                        "Target",
                        HttpEvents.joined(integration, e.line()));
        authorizer(e, api);
    }

    private static Part api(Event e) {
        Part given = e.in().provider().at("apiGateway").at("websocketApiId");
        if (given instanceof Part.Call) {
            return given;
        }
        Part selection = e.in().provider().at("websocketsApiRouteSelectionExpression");
        String id = e.stack()
                .makeOnce(
                        LogicalIds.WEBSOCKET_API,
                        "AWS::ApiGatewayV2::Api",
                        e.line(),
                        "ProtocolType",
                        Part.text("WEBSOCKET"),
                        "RouteSelectionExpression",
                        selection.exists() ? selection : Part.text("$request.body.action"));
        e.in().ownName(e.in().provider().at("websocketsApiName"))
                .ifPresent(n -> e.stack().call(id, n));
        return Part.ref(id, e.line());
    }

    private static void authorizer(Event e, Part api) {
        Part said = e.at("authorizer");
        Part asked = said instanceof Part.Fields ? said.anyOf("arn", "name") : said;
        if (asked.exists() && !asked.wordsOr("").equalsIgnoreCase("aws_iam")) {
            e.stack()
                    .makeOnce(
                            LogicalIds.letters(Event.nameOf(asked)) + "WebsocketsAuthorizer",
                            "AWS::ApiGatewayV2::Authorizer",
                            e.line(),
                            "ApiId",
                            api,
                            "AuthorizerUri",
                            e.in().target(asked));
        }
    }
}
