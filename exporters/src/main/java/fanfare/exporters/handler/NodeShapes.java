package fanfare.exporters.handler;

import fanfare.exporters.handler.Trigger.Shape;
import fanfare.model.kind.Authorizer;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The events of a handler in JavaScript or TypeScript: their types, and how those of different triggers are told apart.
 *
 * @param script with or without types
 */
record NodeShapes(Plan plan, Script script) {
    /** The types of {@code @types/aws-lambda}: of the event, and of a handler for it alone. */
    private record Types(String event, String handler) {}

    private static final String UNKNOWN = "unknown";

    private Types types(Shape shape) {
        return switch (shape) {
            case VERDICT_V2 ->
                new Types("APIGatewayRequestAuthorizerEventV2", "APIGatewayRequestSimpleAuthorizerHandlerV2");
            case VERDICT_V1 ->
                byToken()
                        ? new Types("APIGatewayTokenAuthorizerEvent", "APIGatewayTokenAuthorizerHandler")
                        : new Types("APIGatewayRequestAuthorizerEvent", "APIGatewayRequestAuthorizerHandler");
            case HTTP_BALANCER -> new Types("ALBEvent", "ALBHandler");
            case HTTP_V2 -> new Types("APIGatewayProxyEventV2", "APIGatewayProxyHandlerV2");
            case HTTP_V1 -> new Types("APIGatewayProxyEvent", "APIGatewayProxyHandler");
            case WEBSOCKET -> new Types("APIGatewayProxyWebsocketEventV2", "APIGatewayProxyWebsocketHandlerV2");
            case SQS -> new Types("SQSEvent", "SQSHandler");
            case SNS -> new Types("SNSEvent", "SNSHandler");
            case S3 -> new Types("S3Event", "S3Handler");
            case DYNAMODB -> new Types("DynamoDBStreamEvent", "DynamoDBStreamHandler");
            case KINESIS -> new Types("KinesisStreamEvent", "KinesisStreamHandler");
            case KAFKA -> new Types("MSKEvent", "MSKHandler");
            case TRANSFORM -> new Types("FirehoseTransformationEvent", "FirehoseTransformationHandler");
            case EVENT, SCHEDULE ->
                new Types("EventBridgeEvent<string, unknown>", "EventBridgeHandler<string, unknown, void>");
            case PIPE -> new Types("Piped[]", "Handler<Piped[]>");
            case OUTCOME -> new Types("Outcome", "Handler<Outcome>");
            case DIRECT -> new Types(UNKNOWN, "Handler");
        };
    }

    private boolean byToken() {
        return plan.triggers().stream()
                .filter(t -> t.shape() == Shape.VERDICT_V1)
                .allMatch(t -> t.from().get(Authorizer.EVENT_TYPE).equals("token"));
    }

    private boolean bothVerdicts() {
        boolean token = plan.triggers().stream()
                .anyMatch(t -> t.shape() == Shape.VERDICT_V1
                        && t.from().get(Authorizer.EVENT_TYPE).equals("token"));
        return token && !byToken();
    }

    private boolean alone() {
        return plan.shapes().size() == 1 && !bothVerdicts();
    }

    /** The type of the handler. */
    String handlerType() {
        return alone() ? types(plan.shapes().iterator().next()).handler() : "Handler";
    }

    /** The type of its events; {@code any} where several triggers send different ones. */
    String eventType() {
        return alone() ? types(plan.shapes().iterator().next()).event() : "any";
    }

    /** The name of the function that recognises events. */
    static String guard(Shape shape) {
        return switch (shape) {
            case VERDICT_V1, VERDICT_V2 -> "isVerdict";
            case HTTP_V1, HTTP_V2 -> "isHttp";
            case HTTP_BALANCER -> "isBalanced";
            case WEBSOCKET -> "isWebSocket";
            case EVENT, SCHEDULE -> "isEvent";
            default -> {
                String name = shape.name();
                yield "is" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            }
        };
    }

    private static String test(Shape shape) {
        return switch (shape) {
            case VERDICT_V1, VERDICT_V2 -> "event.type === \"REQUEST\" || event.type === \"TOKEN\"";
            case HTTP_V1, HTTP_V2 ->
                "event.headers !== undefined && event.requestContext?.requestId !== undefined && event.requestContext.connectionId === undefined";
            case HTTP_BALANCER -> "event.requestContext?.elb !== undefined";
            case WEBSOCKET -> "event.requestContext?.connectionId !== undefined";
            case SQS -> "event.Records?.[0]?.eventSource === \"aws:sqs\"";
            case SNS -> "event.Records?.[0]?.EventSource === \"aws:sns\"";
            case S3 -> "event.Records?.[0]?.eventSource === \"aws:s3\"";
            case DYNAMODB -> "event.Records?.[0]?.eventSource === \"aws:dynamodb\"";
            case KINESIS -> "event.Records?.[0]?.eventSource === \"aws:kinesis\"";
            case KAFKA -> "event.eventSource === \"aws:kafka\"";
            case PIPE -> "Array.isArray(event)";
            case TRANSFORM -> "event.deliveryStreamArn !== undefined";
            case EVENT, SCHEDULE -> "event[\"detail-type\"] !== undefined";
            case OUTCOME -> "event.requestPayload !== undefined";
            case DIRECT -> "true";
        };
    }

    /** The shapes that one guard recognises together, one of each. */
    List<Shape> apart() {
        TreeSet<String> seen = new TreeSet<>();
        return plan.shapes().stream().filter(s -> seen.add(guard(s))).toList();
    }

    /** True if one kind of event needs no guard. */
    boolean one() {
        return apart().size() == 1;
    }

    /** A condition for events of any of these shapes; empty if all events are. */
    String when(List<Shape> shapes) {
        return apart().stream().allMatch(s -> shapes.stream().anyMatch(o -> guard(o).equals(guard(s))))
                ? ""
                : shapes.stream().map(s -> guard(s) + "(event)").distinct().collect(Collectors.joining(" || "));
    }

    void declare(Code code) {
        if (script.typed()) {
            types(code);
        }
        if (one()) {
            return;
        }
        code.gap().add("// Which of the triggers an event comes from.");
        for (Shape shape : apart()) {
            if (shape != Shape.DIRECT) {
                String type = plan.shapes().stream()
                        .filter(s -> guard(s).equals(guard(shape)))
                        .map(s -> types(s).event())
                        .distinct()
                        .collect(Collectors.joining(" | "));
                code.add("const " + guard(shape) + " = (" + script.is("event", "any") + ")"
                        + script.only(": event is " + type) + " => " + test(shape) + ";");
            }
        }
    }

    private void types(Code code) {
        code.gap().add("interface Item {").in();
        code.add("id: string;").add("body: unknown;");
        if (plan.has(Shape.S3)) {
            code.add("key?: string;");
        }
        code.out().add("}");
        if (plan.has(Shape.PIPE)) {
            code.gap().add("""
                    interface Piped {
                      body?: string;
                      data?: string;
                      messageId?: string;
                      eventID?: string;
                    }""");
        }
        if (plan.has(Shape.OUTCOME)) {
            code.gap().add("""
                    interface Outcome {
                      requestContext: { requestId: string };
                      requestPayload: unknown;
                    }""");
        }
    }

    /** The line that imports the types. */
    String imports() {
        TreeSet<String> names = new TreeSet<>();
        names.add("Context");
        names.add(handlerType().replaceAll("<.*", ""));
        for (Shape shape : plan.shapes()) {
            String event = types(shape).event().replaceAll("<.*", "");
            boolean said = !one() || alone() || shape != Shape.DIRECT;
            if (said && shape != Shape.PIPE && shape != Shape.OUTCOME && shape != Shape.DIRECT) {
                names.add(event);
            }
        }
        return "import type { " + String.join(", ", names) + " } from \"aws-lambda\";";
    }
}
