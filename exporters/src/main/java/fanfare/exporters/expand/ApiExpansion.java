package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.Map;
import java.util.Optional;

/** SAM's APIs: a body of their own or from a file, routes, authorizers; and the API that SAM makes when an event names none. */
final class ApiExpansion {
    private static final String REST = "AWS::ApiGateway::RestApi";
    private static final String HTTP = "AWS::ApiGatewayV2::Api";

    private ApiExpansion() {}

    static void rest(String name, Part whole, Expansion into) {
        sam(name, whole, "AWS::Serverless::Api", REST, into);
    }

    static void http(String name, Part whole, Expansion into) {
        sam(name, whole, "AWS::Serverless::HttpApi", HTTP, into);
    }

    private static void sam(String name, Part whole, String type, String becomes, Expansion into) {
        Part own = into.withGlobals(type, whole.at("Properties"));
        Part body = body(name, own, "DefinitionBody", "DefinitionUri", into);
        into.add(Resource.of(
                name,
                whole,
                becomes,
                own.without("DefinitionBody", "DefinitionUri").with("Body", body)));
        authorizers(Part.ref(name, whole.line()), own.at("Auth"), into);
    }

    private static Part body(String name, Part own, String inline, String file, Expansion into) {
        String where = "/Resources/" + name;
        if (own.at(inline).exists()) {
            return into.included(own.at(inline), where);
        }
        Optional<Part> read = into.file(own.at(file), where);
        return read.map(b -> into.included(b, where)).orElse(Part.NONE);
    }

    private static void authorizers(Part api, Part auth, Expansion into) {
        auth.at("Authorizers").entries().values().forEach(a -> {
            for (Part at : new Part[] {a.at("FunctionArn"), a.at("UserPoolArn"), a.at("JwtConfiguration")}) {
                into.link(api, at, Relation.AUTH, "api-authorizer", "", a.line());
            }
        });
    }

    static void plain(String name, Part whole, Expansion into) {
        Part own = whole.at("Properties");
        Part body = body(name, own, "Body", "BodyS3Location", into);
        into.add(
                Resource.of(name, whole, whole.at("Type").wordsOr(REST), body.exists() ? own.with("Body", body) : own));
    }

    static void webSocket(String name, Part whole, Expansion into) {
        Part own = into.withGlobals("AWS::Serverless::WebSocketApi", whole.at("Properties"));
        into.add(Resource.of(name, whole, HTTP, own));
        Part api = Part.ref(name, whole.line());
        own.at("Routes")
                .entries()
                .forEach((key, route) -> into.link(
                        api, route.at("FunctionArn"), Relation.TRIGGER, "api-v2-integration", key, route.line()));
        into.link(api, own.at("Auth").at("AuthArn"), Relation.AUTH, "api-authorizer", "", whole.line());
    }

    static Part implicitRest(Expansion into, int line) {
        return implicit("ServerlessRestApi", REST, "Api", into, line);
    }

    static Part implicitHttp(Expansion into, int line) {
        return implicit("ServerlessHttpApi", HTTP, "HttpApi", into, line);
    }

    private static Part implicit(String name, String type, String globals, Expansion into, int line) {
        Part api = Part.ref(name, line);
        if (!into.resources().containsKey(name)) {
            Part common = into.template().globals(globals);
            into.addIfAbsent(
                    Resource.generated(name, type, common.exists() ? common : new Part.Fields(Map.of(), line), line));
            authorizers(api, common.at("Auth"), into);
        }
        return api;
    }
}
