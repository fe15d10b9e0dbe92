package fanfare.exporters.handler;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The clients of the AWS SDK for JavaScript that a handler shares between invocations. */
record NodeClients(Plan plan) {
    /** A client: the module, the class, and the name of the one that the code shares. */
    private record Client(String module, String type, String name) {}

    private static final Client DYNAMODB = new Client("client-dynamodb", "DynamoDBClient", "dynamodb");
    private static final Client KINESIS = new Client("client-kinesis", "KinesisClient", "kinesis");
    private static final Client FIREHOSE = new Client("client-firehose", "FirehoseClient", "firehose");
    private static final Client SFN = new Client("client-sfn", "SFNClient", "workflows");
    private static final Client S3 = new Client("client-s3", "S3Client", "s3");
    private static final Client SQS = new Client("client-sqs", "SQSClient", "sqs");
    private static final Client SNS = new Client("client-sns", "SNSClient", "sns");
    private static final Client ECS = new Client("client-ecs", "ECSClient", "ecs");
    private static final Client EVENTS = new Client("client-eventbridge", "EventBridgeClient", "events");
    private static final Client CONNECTIONS =
            new Client("client-apigatewaymanagementapi", "ApiGatewayManagementApiClient", "connections");
    private static final Client LAMBDA = new Client("client-lambda", "LambdaClient", "lambda");

    private static Client client(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM, WRITE_ITEM -> DYNAMODB;
            case READ_OBJECT, WRITE_OBJECT -> S3;
            case SEND -> SQS;
            case PUBLISH -> SNS;
            case PUT_EVENT -> EVENTS;
            case PUT_RECORD -> KINESIS;
            case PUT_DELIVERY -> FIREHOSE;
            case START, RUN -> SFN;
            case RUN_TASK -> ECS;
            case INVOKE, INVOKE_ASYNC -> LAMBDA;
            case PUSH -> CONNECTIONS;
            case REQUEST, QUERY, UPDATE, READ_CACHED, WRITE_CACHED -> null;
        };
    }

    static String command(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM -> "GetItemCommand";
            case WRITE_ITEM -> "PutItemCommand";
            case READ_OBJECT -> "GetObjectCommand";
            case WRITE_OBJECT -> "PutObjectCommand";
            case SEND -> "SendMessageCommand";
            case PUBLISH -> "PublishCommand";
            case PUT_EVENT -> "PutEventsCommand";
            case PUT_RECORD -> "PutRecordCommand";
            case PUT_DELIVERY -> "PutRecordBatchCommand";
            case START -> "StartExecutionCommand";
            case RUN -> "StartSyncExecutionCommand";
            case RUN_TASK -> "RunTaskCommand";
            case INVOKE, INVOKE_ASYNC -> "InvokeCommand";
            case PUSH -> "PostToConnectionCommand";
            case REQUEST, QUERY, UPDATE, READ_CACHED, WRITE_CACHED -> "";
        };
    }

    /** The name of the client that makes a call; empty if the SDK has nothing to do with it. */
    static String name(CallOut call) {
        Client client = client(call.action());
        return client == null ? "" : client == CONNECTIONS ? connections(call) : client.name();
    }

    private static String connections(CallOut call) {
        return Character.toLowerCase(call.to().name().charAt(0))
                + call.to().name().substring(1) + "Connections";
    }

    /** Where the target of a call stands in a command's input; empty if the client itself has it. */
    static String target(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM, WRITE_ITEM -> "TableName";
            case READ_OBJECT, WRITE_OBJECT -> "Bucket";
            case SEND -> "QueueUrl";
            case PUBLISH -> "TopicArn";
            case PUT_EVENT -> "Entries?.[0].EventBusName";
            case PUT_RECORD -> "StreamName";
            case PUT_DELIVERY -> "DeliveryStreamName";
            case START, RUN -> "stateMachineArn";
            case RUN_TASK -> "taskDefinition";
            case INVOKE, INVOKE_ASYNC -> "FunctionName";
            case PUSH, REQUEST, QUERY, UPDATE, READ_CACHED, WRITE_CACHED -> "";
        };
    }

    /** The names that are imported, by module. */
    Map<String, TreeSet<String>> imports() {
        Map<String, TreeSet<String>> imports = new TreeMap<>();
        for (Plan.Step step : plan.calls()) {
            Client client = client(step.call().action());
            if (client != null) {
                TreeSet<String> names = imports.computeIfAbsent("@aws-sdk/" + client.module(), m -> new TreeSet<>());
                names.add(client.type());
                names.add(command(step.call().action()));
            }
        }
        if (plan.idempotent()) {
            TreeSet<String> names = imports.computeIfAbsent("@aws-sdk/" + DYNAMODB.module(), m -> new TreeSet<>());
            names.add(DYNAMODB.type());
            names.add("PutItemCommand");
            names.add("DeleteItemCommand");
        }
        return imports;
    }

    /** The clients by name, with the expression that makes each. */
    Map<String, String> made() {
        Map<String, String> made = new TreeMap<>();
        for (Plan.Step step : plan.calls()) {
            Client client = client(step.call().action());
            if (client != null) {
                String endpoint = client == CONNECTIONS
                        ? "{ endpoint: process.env." + step.call().variable() + " }"
                        : "{}";
                made.put(name(step.call()), "new " + client.type() + "(" + endpoint + ")");
            }
        }
        if (plan.idempotent()) {
            made.put(DYNAMODB.name(), "new " + DYNAMODB.type() + "({})");
        }
        return made;
    }

    void declare(Code code) {
        if (!made().isEmpty() || NodeStores.any(plan)) {
            code.gap()
                    .add("// Made once per execution environment; exported for the tests, which replace what they do.");
        }
        made().forEach((name, expression) -> code.add("export const " + name + " = " + expression + ";"));
    }
}
