package fanfare.exporters.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The role of a function: what its policies say, and what its triggers and its destinations need. */
final class FunctionRole {
    private static final String BASIC = "service-role/AWSLambdaBasicExecutionRole";
    private static final String VPC = "service-role/AWSLambdaVPCAccessExecutionRole";
    private static final String XRAY = "AWSXRayDaemonWriteAccess";

    /** Managed since its actions on networks and on the cluster's tables know no narrower resource. */
    private static final String KAFKA = "service-role/AWSLambdaMSKExecutionRole";

    private FunctionRole() {}

    /** Adds the role and answers its id. */
    static String make(Sam sam, Making into) {
        Map<String, Object> p = sam.properties();
        List<String> managed = new ArrayList<>(List.of(p.containsKey("VpcConfig") ? VPC : BASIC, XRAY));
        List<Object> statements = new ArrayList<>(sam.policies());
        Tree.map(p, "Events").values().forEach(e -> source(Tree.readMap((Map<?, ?>) e), statements, managed));
        destination(Tree.map(p, "DeadLetterQueue"), "TargetArn", statements);
        Tree.map(Tree.map(p, "EventInvokeConfig"), "DestinationConfig")
                .values()
                .forEach(d -> destination(Tree.readMap((Map<?, ?>) d), "Destination", statements));
        String id = sam.id() + "Role";
        into.role(id, "lambda", managed, "CallServices", statements);
        return id;
    }

    private static void source(Map<String, Object> event, List<Object> statements, List<String> managed) {
        Map<String, Object> p = Tree.map(event, "Properties");
        switch (String.valueOf(event.get("Type"))) {
            case "SQS" ->
                add(
                        statements,
                        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                        p.get("Queue"));
            case "Kinesis" ->
                add(
                        statements,
                        List.of(
                                "kinesis:DescribeStream",
                                "kinesis:DescribeStreamSummary",
                                "kinesis:GetRecords",
                                "kinesis:GetShardIterator",
                                "kinesis:ListShards",
                                "kinesis:SubscribeToShard"),
                        p.get("Stream"));
            case "DynamoDB" ->
                add(
                        statements,
                        List.of(
                                "dynamodb:DescribeStream",
                                "dynamodb:GetRecords",
                                "dynamodb:GetShardIterator",
                                "dynamodb:ListStreams"),
                        p.get("Stream"));
            case "MSK" -> {
                if (!managed.contains(KAFKA)) {
                    managed.add(KAFKA);
                }
            }
            default -> {}
        }
        Map<String, Object> failure = Tree.map(Tree.map(p, "DestinationConfig"), "OnFailure");
        destination(failure, "Destination", statements);
    }

    private static void add(List<Object> statements, Object actions, Object resource) {
        Object statement = Statements.allow(actions, resource);
        if (!statements.contains(statement)) {
            statements.add(statement);
        }
    }

    private static void destination(Map<String, Object> destination, String key, List<Object> statements) {
        Object to = destination.get(key);
        if (to == null) {
            return;
        }
        String action = switch (String.valueOf(destination.get("Type"))) {
            case "SNS" -> "sns:Publish";
            case "Lambda" -> "lambda:InvokeFunction";
            case "EventBridge" -> "events:PutEvents";
            default -> "sqs:SendMessage";
        };
        add(statements, action, to);
    }
}
