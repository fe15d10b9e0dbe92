package fanfare.exporters.framework;

import java.util.Locale;

/** The logical ids that the Serverless Framework gives the resources that it makes. */
public final class LogicalIds {
    /** The HTTP API. */
    public static final String HTTP_API = "HttpApi";
    /** The REST API. */
    public static final String REST_API = "ApiGatewayRestApi";
    /** The WebSocket API. */
    public static final String WEBSOCKET_API = "WebsocketsApi";
    /** The role of functions that have none of their own. */
    public static final String ROLE = "IamRoleLambdaExecution";

    private LogicalIds() {}

    /** A function. */
    public static String function(String key) {
        return normal(key) + "LambdaFunction";
    }

    /** A function's log group. */
    public static String logGroup(String key) {
        return normal(key) + "LogGroup";
    }

    /** A function's URL. */
    public static String functionUrl(String key) {
        return normal(key) + "LambdaFunctionUrl";
    }

    /** The alias of a function with provisioned concurrency. */
    public static String provisionedAlias(String key) {
        return normal(key) + "ProvConcLambdaAlias";
    }

    /** The alias of a function with SnapStart. */
    public static String snapStartAlias(String key) {
        return normal(key) + "SnapStartLambdaAlias";
    }

    /** A method of the REST API. */
    public static String method(String path, String method) {
        return "ApiGatewayMethod" + path(path) + upper(method.toLowerCase(Locale.ROOT));
    }

    /** A bucket that events name, or the provider. */
    public static String bucket(String key) {
        return "S3Bucket" + letters(key);
    }

    /** What a function listens to, and what of a name makes it unique. */
    static String mapping(String function, String service, String source) {
        return normal(function) + "EventSourceMapping" + service + letters(source);
    }

    /** A name as the beginning of an id. */
    static String normal(String name) {
        return upper(name.replace("-", "Dash").replace("_", "Underscore"));
    }

    /** A name without what an id may not hold. */
    static String letters(String name) {
        return upper(name.replaceAll("[^0-9A-Za-z]", ""));
    }

    /** A path as a part of an id: {@code /orders/{id}} becomes {@code OrdersIdVar}. */
    static String path(String path) {
        StringBuilder id = new StringBuilder();
        for (String step : path.split("/")) {
            String plain = step.toLowerCase(Locale.ROOT).replace("-", "Dash").replaceAll("\\{(.*)}", "$1Var");
            id.append(letters(plain));
        }
        return id.toString();
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
