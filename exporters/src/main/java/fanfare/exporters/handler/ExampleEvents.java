package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An event as a trigger sends it, for invoking a function by hand. Batches have two records. */
final class ExampleEvents {
    private static final String ACCOUNT = "123456789012";
    private static final String TIME = "2026-01-05T12:00:00.000Z";
    private static final String CHANGE = "10000000000000000000000";
    private static final String RECORD = "4959033827149025660855969253836157109592157598913658";
    private static final Map<String, Object> BODY = map("id", "42", "name", "example");

    private final Trigger trigger;
    private final Component function;
    private final String region;

    private ExampleEvents(Trigger trigger, Component function, String region) {
        this.trigger = trigger;
        this.function = function;
        this.region = region;
    }

    static String of(Trigger trigger, Component function, String region) {
        return Json.text(new ExampleEvents(trigger, function, region).event());
    }

    private Object event() {
        return switch (trigger.shape()) {
            case VERDICT_V2 -> verdictV2();
            case VERDICT_V1 -> verdictV1();
            case HTTP_BALANCER -> balanced();
            case HTTP_V2 -> httpV2();
            case HTTP_V1 -> httpV1();
            case SQS -> map("Records", List.of(sqs(1), sqs(2)));
            case SNS -> map("Records", List.of(sns()));
            case S3 -> map("Records", List.of(s3()));
            case DYNAMODB -> map("Records", List.of(dynamodb(1), dynamodb(2)));
            case KINESIS -> map("Records", List.of(kinesis(1), kinesis(2)));
            case KAFKA ->
                map(
                        "eventSource",
                        "aws:kafka",
                        "eventSourceArn",
                        "arn:aws:kafka:" + region + ":123456789012:cluster/"
                                + trigger.from().name() + "/example",
                        "bootstrapServers",
                        "boot.example:9098",
                        "records",
                        map(
                                trigger.from().name() + "-0",
                                List.of(kafka(1)),
                                trigger.from().name() + "-1",
                                List.of(kafka(2))));
            case PIPE -> List.of(piped(1), piped(2));
            case TRANSFORM ->
                map(
                        "invocationId",
                        "invocation-1",
                        "deliveryStreamArn",
                        "arn:aws:firehose:" + region + ":123456789012:deliverystream/"
                                + trigger.from().name(),
                        "region",
                        region,
                        "records",
                        List.of(delivered(1), delivered(2)));
            case EVENT -> event("example", "Example", BODY);
            case SCHEDULE -> event("aws.scheduler", "Scheduled Event", Map.of());
            case OUTCOME -> outcome();
            case WEBSOCKET -> webSocket();
            case DIRECT -> BODY;
        };
    }

    private Object kafka(int n) {
        String value =
                java.util.Base64.getEncoder().encodeToString(body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return map(
                "topic",
                trigger.from().name(),
                "partition",
                n - 1,
                "offset",
                100 + n,
                "timestamp",
                1_767_614_400_000L,
                "timestampType",
                "CREATE_TIME",
                "key",
                "a2V5",
                "value",
                value,
                "headers",
                List.of());
    }

    private Object piped(int n) {
        return map(
                "messageId",
                "message-" + n,
                "receiptHandle",
                "handle-" + n,
                "body",
                body(),
                "attributes",
                map("ApproximateReceiveCount", "1", "SentTimestamp", "1767614400000"),
                "messageAttributes",
                Map.of(),
                "eventSource",
                "aws:sqs",
                "awsRegion",
                region);
    }

    private Object delivered(int n) {
        String data =
                java.util.Base64.getEncoder().encodeToString(body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return map("recordId", "record-" + n, "approximateArrivalTimestamp", 1_767_614_400_000L, "data", data);
    }

    private String method() {
        String method = trigger.by().get(Interactions.METHOD);
        return method.equals("ANY") ? "POST" : method;
    }

    private String path() {
        return trigger.by()
                .value(Interactions.PATH)
                .orElse("/" + function.name().toLowerCase(Locale.ROOT))
                .replaceAll("\\{[^}]*}", "42");
    }

    private Object httpV2() {
        return map(
                "version",
                "2.0",
                "routeKey",
                method() + " " + path(),
                "rawPath",
                path(),
                "rawQueryString",
                "",
                "headers",
                map("content-type", "application/json"),
                "requestContext",
                map(
                        "requestId",
                        "request-1",
                        "http",
                        map("method", method(), "path", path(), "protocol", "HTTP/1.1", "sourceIp", "192.0.2.1"),
                        "stage",
                        "$default"),
                "body",
                Json.line(BODY),
                "isBase64Encoded",
                false);
    }

    private Object webSocket() {
        String route = trigger.by().value(Interactions.ROUTE).orElse("$default");
        String type = switch (route) {
            case "$connect" -> "CONNECT";
            case "$disconnect" -> "DISCONNECT";
            default -> "MESSAGE";
        };
        Map<String, Object> context = map(
                "routeKey",
                route,
                "eventType",
                type,
                "connectionId",
                "connection-1",
                "requestId",
                "request-1",
                "domainName",
                "example.execute-api." + region + ".amazonaws.com",
                "stage",
                "live");
        return type.equals("MESSAGE")
                ? map("requestContext", context, "body", Json.line(BODY), "isBase64Encoded", false)
                : map("requestContext", context, "isBase64Encoded", false);
    }

    private Object verdictV2() {
        return map(
                "version",
                "2.0",
                "type",
                "REQUEST",
                "routeArn",
                arn("execute-api", "abcdef123/$default/GET/orders"),
                "identitySource",
                List.of("Bearer example"),
                "routeKey",
                "GET /orders",
                "headers",
                map("authorization", "Bearer example"),
                "requestContext",
                map("requestId", "request-1", "stage", "$default"));
    }

    private Object verdictV1() {
        String method = arn("execute-api", "abcdef123/prod/GET/orders");
        return trigger.from().get(Authorizer.EVENT_TYPE).equals("token")
                ? map("type", "TOKEN", "methodArn", method, "authorizationToken", "Bearer example")
                : map(
                        "type",
                        "REQUEST",
                        "methodArn",
                        method,
                        "httpMethod",
                        "GET",
                        "path",
                        "/orders",
                        "headers",
                        map("Authorization", "Bearer example"),
                        "requestContext",
                        map("requestId", "request-1", "stage", "prod"));
    }

    private Object balanced() {
        return map(
                "requestContext",
                map("elb", map("targetGroupArn", arn("elasticloadbalancing", "targetgroup/example/0123456789abcdef"))),
                "httpMethod",
                method(),
                "path",
                path(),
                "queryStringParameters",
                Map.of(),
                "headers",
                map("content-type", "application/json", "x-amzn-trace-id", "Root=1-00000000-000000000000000000000000"),
                "body",
                Json.line(BODY),
                "isBase64Encoded",
                false);
    }

    private Object httpV1() {
        return map(
                "resource",
                path(),
                "path",
                path(),
                "httpMethod",
                method(),
                "headers",
                map("content-type", "application/json"),
                "queryStringParameters",
                null,
                "pathParameters",
                null,
                "requestContext",
                map("requestId", "request-1", "stage", "prod", "resourcePath", path(), "httpMethod", method()),
                "body",
                Json.line(BODY),
                "isBase64Encoded",
                false);
    }

    private Object sqs(int n) {
        String body = body();
        boolean fifo = trigger.from().get(Queue.FLAVOUR).equals("fifo");
        Map<String, Object> attributes = map("ApproximateReceiveCount", "1", "SentTimestamp", "1767614400000");
        if (fifo) {
            attributes.put("MessageGroupId", "group-1");
            attributes.put("SequenceNumber", "1000000000" + n);
        }
        return map(
                "messageId",
                "message-" + n,
                "receiptHandle",
                "handle-" + n,
                "body",
                trigger.enveloped() ? Json.line(map("Type", "Notification", "Message", body)) : body,
                "attributes",
                attributes,
                "messageAttributes",
                Map.of(),
                "eventSource",
                "aws:sqs",
                "eventSourceARN",
                arn("sqs", trigger.from().name() + (fifo ? ".fifo" : "")),
                "awsRegion",
                region);
    }

    /** The ids by which a handler names the records of an example event to the service. */
    static List<String> ids(Trigger trigger) {
        return switch (trigger.shape()) {
            case DYNAMODB -> List.of(CHANGE + 1, CHANGE + 2);
            case KINESIS -> List.of(RECORD + 1, RECORD + 2);
            case TRANSFORM -> List.of("record-1", "record-2");
            case SQS, PIPE -> List.of("message-1", "message-2");
            case KAFKA ->
                List.of(trigger.from().name() + "-0-101", trigger.from().name() + "-1-102");
            default -> List.of("");
        };
    }

    /** What a message says: the example, or a bucket's notification. */
    private String body() {
        return Json.line(trigger.objects() ? map("Records", List.of(s3())) : BODY);
    }

    private Object sns() {
        boolean fifo = trigger.from().kind() == Topic.KIND
                && trigger.from().get(Topic.FLAVOUR).equals("fifo");
        return map(
                "EventSource",
                "aws:sns",
                "EventVersion",
                "1.0",
                "Sns",
                map(
                        "Type",
                        "Notification",
                        "MessageId",
                        "message-1",
                        "TopicArn",
                        arn("sns", trigger.from().name() + (fifo ? ".fifo" : "")),
                        "Message",
                        body(),
                        "Timestamp",
                        TIME,
                        "MessageAttributes",
                        Map.of()));
    }

    private Object s3() {
        String bucket =
                trigger.from().kind() == Bucket.KIND ? trigger.from().name().toLowerCase(Locale.ROOT) : "example";
        return map(
                "eventVersion",
                "2.1",
                "eventSource",
                "aws:s3",
                "awsRegion",
                region,
                "eventTime",
                TIME,
                "eventName",
                "ObjectCreated:Put",
                "s3",
                map(
                        "s3SchemaVersion",
                        "1.0",
                        "bucket",
                        map("name", bucket, "arn", "arn:aws:s3:::" + bucket),
                        "object",
                        map("key", "incoming/example+1.json", "size", 1024, "eTag", "0123456789abcdef")));
    }

    private Object dynamodb(int n) {
        Component table = trigger.from();
        Map<String, Object> keys = map(table.get(Table.PARTITION_KEY), map("S", "42"));
        table.value(Table.SORT_KEY).ifPresent(sort -> keys.put(sort, map("S", "latest")));
        Map<String, Object> image = new LinkedHashMap<>(keys);
        image.put("body", map("S", Json.line(BODY)));
        return map(
                "eventID",
                "change-" + n,
                "eventName",
                "INSERT",
                "eventVersion",
                "1.1",
                "eventSource",
                "aws:dynamodb",
                "awsRegion",
                region,
                "dynamodb",
                map(
                        "Keys",
                        keys,
                        "NewImage",
                        image,
                        "SequenceNumber",
                        CHANGE + n,
                        "SizeBytes",
                        100,
                        "StreamViewType",
                        table.get(Table.STREAM_VIEW)));
    }

    private Object kinesis(int n) {
        String sequence = RECORD + n;
        return map(
                "kinesis",
                map(
                        "kinesisSchemaVersion",
                        "1.0",
                        "partitionKey",
                        "key-" + n,
                        "sequenceNumber",
                        sequence,
                        "data",
                        Base64.getEncoder().encodeToString(Json.line(BODY).getBytes(StandardCharsets.UTF_8)),
                        "approximateArrivalTimestamp",
                        1767614400.5),
                "eventSource",
                "aws:kinesis",
                "eventVersion",
                "1.0",
                "eventID",
                "shardId-000000000000:" + sequence,
                "eventName",
                "aws:kinesis:record",
                "awsRegion",
                region,
                "eventSourceARN",
                "arn:aws:kinesis:" + region + ":123456789012:stream/"
                        + trigger.from().name());
    }

    private Object event(String source, String type, Object detail) {
        return map(
                "version",
                "0",
                "id",
                "event-1",
                "detail-type",
                type,
                "source",
                source,
                "account",
                ACCOUNT,
                "time",
                "2026-01-05T12:00:00Z",
                "region",
                region,
                "resources",
                List.of(),
                "detail",
                detail);
    }

    private Object outcome() {
        boolean success = trigger.by().as() == Interactions.ON_SUCCESS;
        return map(
                "version",
                "1.0",
                "timestamp",
                TIME,
                "requestContext",
                map(
                        "requestId",
                        "request-1",
                        "functionArn",
                        arn("lambda", "function:" + trigger.from().name()),
                        "condition",
                        success ? "Success" : "RetriesExhausted",
                        "approximateInvokeCount",
                        success ? 1 : 3),
                "requestPayload",
                BODY,
                "responseContext",
                map("statusCode", 200, "executedVersion", "$LATEST"),
                "responsePayload",
                success ? BODY : map("errorMessage", "failed"));
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + ACCOUNT + ":" + resource;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
