package fanfare.exporters.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What IAM actions do: read, write, call, or only what a poller needs. */
final class Actions {
    private static final Pattern READING = Pattern.compile(
            "^(Get|List|Describe|Query|Scan|BatchGet|Select|Head|Receive|Search|ConditionCheck|Decrypt|Verify|Retrieve"
                    + "|Subscribe|ReadData|ESHttpGet|ESHttpHead|ConnectCluster|PartiQLSelect|Detect|Poll).*");
    private static final Pattern CALLING = Pattern.compile(
            "(?i)^(lambda:(InvokeFunction.*|InvokeAsync.*|Invoke.*|\\*)|states:(Start(Sync)?Execution.*|\\*)|ecs:RunTask.*"
                    + "|batch:SubmitJob.*|glue:Start.*|codebuild:StartBuild.*|codepipeline:StartPipeline.*"
                    + "|sagemaker:InvokeEndpoint.*|bedrock:Invoke.*|execute-api:Invoke.*|appsync:GraphQL.*"
                    + "|bedrock-agentcore:Invoke.*|vpc-lattice-svcs:.*)");
    private static final Map<String, Pattern> POLLING = Map.of(
            "sqs",
            Pattern.compile("(?i)sqs:(ReceiveMessage|DeleteMessage|DeleteMessageBatch|GetQueueAttributes|GetQueueUrl"
                    + "|ChangeMessageVisibility\\w*|ListQueues)"),
            "kinesis",
            Pattern.compile("(?i)kinesis:(GetRecords?|GetShardIterator|DescribeStream\\w*|ListShards|ListStreams"
                    + "|SubscribeToShard)"),
            "dynamodb",
            Pattern.compile("(?i)dynamodb:(GetRecords|GetShardIterator|DescribeStream|ListStreams|ListShards)"),
            "kafka",
            Pattern.compile("(?i)kafka.*"),
            "kafka-cluster",
            Pattern.compile(".*"),
            "mq",
            Pattern.compile(".*"),
            "rds",
            Pattern.compile("(?i)rds:Describe.*"));
    private static final Set<String> EVERYWHERE = Set.of("iam", "sts", "logs", "xray", "cloudwatch", "ec2");

    private Actions() {}

    /** {@code dynamodb} of {@code dynamodb:GetItem}. */
    static String service(String action) {
        int colon = action.indexOf(':');
        return (colon < 0 ? action : action.substring(0, colon)).toLowerCase(Locale.ROOT);
    }

    /** {@code GetItem} of {@code dynamodb:GetItem}. */
    static String verb(String action) {
        return action.substring(action.lastIndexOf(':') + 1);
    }

    static boolean isReading(String verb) {
        return READING.matcher(verb).matches();
    }

    static boolean isCalling(String action) {
        return CALLING.matcher(action).matches();
    }

    /** True for actions of services that draw no lines: logs, tracing, the network. */
    static boolean isEverywhere(String action) {
        return action.contains(":") && EVERYWHERE.contains(service(action));
    }

    static boolean isAll(String action) {
        return action.equals("*") || action.endsWith(":*");
    }

    /** True if these are only what an event source mapping needs. */
    static boolean onlyPoll(List<String> actions, Set<String> services) {
        return services.stream()
                .map(POLLING::get)
                .anyMatch(p ->
                        p != null && actions.stream().allMatch(a -> p.matcher(a).matches()));
    }

    /** Those that work on resources of these services. */
    static List<String> of(List<String> actions, Set<String> services) {
        return actions.stream()
                .filter(a -> a.equals("*") || services.contains(service(a)))
                .toList();
    }

    static Edge.Mode mode(List<String> actions) {
        // Whoever writes may look at what a table is like; that alone reads nothing.
        List<String> telling =
                actions.stream().filter(a -> !verb(a).startsWith("Describe")).toList();
        return telling.isEmpty() ? of(actions) : of(telling);
    }

    private static Edge.Mode of(List<String> actions) {
        boolean reads = actions.stream().anyMatch(a -> isAll(a) || isReading(verb(a)));
        boolean writes = actions.stream().anyMatch(a -> isAll(a) || !isReading(verb(a)));
        return reads && writes ? Edge.Mode.READ_WRITE : reads ? Edge.Mode.READ : Edge.Mode.WRITE;
    }
}
