package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.Locale;
import java.util.Set;

/** Routes of the service's REST API. */
final class RestEvents {
    private static final Set<String> DIRECT = Set.of("http", "http-proxy", "http_proxy");

    private RestEvents() {}

    static void read(Event e) {
        String integration = e.at("integration").wordsOr("lambda-proxy").toLowerCase(Locale.ROOT);
        Part uri = DIRECT.contains(integration) ? e.at("request").at("uri") : e.target();
        method(e, uri, integration.equals("mock") ? "MOCK" : DIRECT.contains(integration) ? "HTTP_PROXY" : "AWS_PROXY");
        authorizer(e);
    }

    /** A method of a path, which is one resource here however many steps it has. */
    static void method(Event e, Part uri, String type) {
        Part api = api(e);
        String[] words = e.said().wordsOr("").strip().split("\\s+");
        String verb = (words.length > 1 ? words[0] : e.at("method").wordsOr("ANY")).toUpperCase(Locale.ROOT);
        String path = (words.length > 1 ? words[1] : e.main("path").wordsOr("")).replaceAll("^/+|/+$", "");
        String resource = "ApiGatewayResource" + LogicalIds.path(path);
        if (!path.isEmpty()) {
            resource = e.stack()
                    .makeOnce(
                            resource,
                            "AWS::ApiGateway::Resource",
                            e.line(),
                            "RestApiId",
                            api,
                            "PathPart",
                            Part.text(path));
        }
        e.stack()
                .make(
                        "ApiGatewayMethod" + LogicalIds.path(path) + LogicalIds.letters(verb.toLowerCase(Locale.ROOT)),
                        "AWS::ApiGateway::Method",
                        e.line(),
                        "RestApiId",
                        api,
                        "HttpMethod",
                        Part.text(verb),
                        "ResourceId",
                        path.isEmpty()
                                ? Part.attribute(LogicalIds.REST_API, "RootResourceId", e.line())
                                : Part.ref(resource, e.line()),
                        "Integration",
                        Part.fields(e.line(), "Type", Part.text(type), "Uri", uri));
    }

    private static Part api(Event e) {
        Part given = e.in().provider().at("apiGateway").at("restApiId");
        if (given instanceof Part.Call) {
            return given;
        }
        String id = e.stack().makeOnce(LogicalIds.REST_API, "AWS::ApiGateway::RestApi", e.line());
        e.stack().call(id, e.in().ownName(e.in().provider().at("apiName")).orElse("RestApi"));
        return Part.ref(id, e.line());
    }

    private static void authorizer(Event e) {
        Part said = e.at("authorizer");
        Part named = said instanceof Part.Fields ? said.anyOf("arn", "authorizerId", "name") : said;
        String words = named.wordsOr("");
        if (!named.exists()
                || words.equalsIgnoreCase("aws_iam")
                || said.at("authorizerId").exists()) {
            return;
        }
        Part asked = e.in().target(named);
        boolean pool = said.at("type").wordsOr("").equalsIgnoreCase("COGNITO_USER_POOLS")
                || words.contains(":cognito-idp:")
                || e.stack()
                        .resources()
                        .getOrDefault(Event.nameOf(named), Part.NONE)
                        .at("Type")
                        .wordsOr("")
                        .equals("AWS::Cognito::UserPool");
        e.stack()
                .makeOnce(
                        LogicalIds.normal(said.at("name").wordsOr(LogicalIds.letters(Event.nameOf(named))))
                                + "ApiGatewayAuthorizer",
                        "AWS::ApiGateway::Authorizer",
                        e.line(),
                        "RestApiId",
                        api(e),
                        "ProviderARNs",
                        pool ? Part.items(asked) : Part.NONE,
                        "AuthorizerUri",
                        pool ? Part.NONE : asked);
    }
}
