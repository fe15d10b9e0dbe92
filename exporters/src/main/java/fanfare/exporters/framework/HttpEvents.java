package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Routes of the service's HTTP API. */
final class HttpEvents {
    private HttpEvents() {}

    static void read(Event e) {
        Part api = api(e);
        String route = route(e);
        String integration = "HttpApiIntegration" + LogicalIds.normal(e.function());
        // Every route has a line of its own, which only its own integration can tell.
        integration = e.stack()
                .make(
                        integration,
                        "AWS::ApiGatewayV2::Integration",
                        e.line(),
                        "ApiId",
                        api,
                        "IntegrationType",
                        Part.text("AWS_PROXY"),
                        "IntegrationUri",
                        e.target());
        e.stack()
                .make(
                        "HttpApiRoute" + LogicalIds.path(route.replace(' ', '/').replace("$default", "Default")),
                        "AWS::ApiGatewayV2::Route",
                        e.line(),
                        "ApiId",
                        api,
                        "RouteKey",
                        Part.text(route),
                        "Target",
                        joined(integration, e.line()));
        authorizer(e, api);
    }

    static Part joined(String integration, int line) {
        return Part.call(
                "Fn::Join",
                Part.items(
                        Part.text("/"),
                        new Part.Items(List.of(Part.text("integrations"), Part.ref(integration, line)), line)));
    }

    private static Part api(Event e) {
        Part settings = e.in().provider().at("httpApi");
        if (settings.at("id") instanceof Part.Call) {
            return settings.at("id");
        }
        String id = e.stack()
                .makeOnce(LogicalIds.HTTP_API, "AWS::ApiGatewayV2::Api", e.line(), "ProtocolType", Part.text("HTTP"));
        e.in().ownName(settings.at("name")).ifPresent(n -> e.stack().call(id, n));
        return Part.ref(id, e.line());
    }

    private static String route(Event e) {
        String said = e.said().wordsOr("");
        String[] words = said.strip().split("\\s+");
        String method = words.length > 1 ? words[0] : e.at("method").wordsOr("*");
        String path = words.length > 1 ? words[1] : e.main("path").wordsOr("*");
        if (path.equals("*")) {
            return "$default";
        }
        String verb = method.equals("*") ? "ANY" : method.toUpperCase(Locale.ROOT);
        return verb + " " + (path.startsWith("/") ? path : "/" + path);
    }

    private static void authorizer(Event e, Part api) {
        Part said = e.at("authorizer");
        String name = said.wordsOr(said.at("name").wordsOr(""));
        Part settings = e.in().provider().at("httpApi").at("authorizers").at(name);
        if (!settings.exists()) {
            return;
        }
        boolean request = settings.at("type").wordsOr("jwt").equals("request");
        Part function = settings.anyOf("functionArn", "functionName");
        Map<String, Part> jwt = settings.entries();
        e.stack()
                .makeOnce(
                        "HttpApiAuthorizer" + LogicalIds.normal(name),
                        "AWS::ApiGatewayV2::Authorizer",
                        settings.line(),
                        "ApiId",
                        api,
                        "AuthorizerType",
                        Part.text(request ? "REQUEST" : "JWT"),
                        "AuthorizerUri",
                        request ? e.in().target(function) : Part.NONE,
                        "JwtConfiguration",
                        request
                                ? Part.NONE
                                : Part.fields(
                                        settings.line(),
                                        "Issuer",
                                        jwt.getOrDefault("issuerUrl", Part.NONE),
                                        "Audience",
                                        jwt.getOrDefault("audience", Part.NONE)));
    }
}
