package fanfare.exporters.cloudformation;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What invokes a function: mappings, subscriptions, rules, schedules and notifications. APIs add their routes themselves. */
final class FunctionEvents {
    @FunctionalInterface
    private interface Expander {
        void expand(String id, Map<String, Object> properties, Sam function, Making into);
    }

    private static final Map<String, Expander> OF = Map.ofEntries(
            entry("SQS", mapping("Queue")),
            entry("Kinesis", mapping("Stream")),
            entry("DynamoDB", mapping("Stream")),
            entry("MSK", mapping("Stream")),
            entry("SNS", FunctionEvents::subscription),
            entry("S3", FunctionEvents::notification),
            entry("EventBridgeRule", FunctionEvents::rule),
            entry("ScheduleV2", FunctionEvents::schedule));

    private FunctionEvents() {}

    static void expand(Sam function, Making into) {
        Tree.map(function.properties(), "Events").forEach((name, e) -> {
            Map<String, Object> event = Tree.readMap((Map<?, ?>) e);
            Expander expander = OF.get(String.valueOf(event.get("Type")));
            if (expander != null) {
                expander.expand(function.id() + name, Tree.map(event, "Properties"), function, into);
            }
        });
    }

    private static Object name(Sam function) {
        return function.alias() == null ? Intrinsic.ref(function.id()) : function.target();
    }

    private static Expander mapping(String source) {
        return (id, p, function, into) -> {
            Map<String, Object> properties = Tree.of("FunctionName", name(function), "EventSourceArn", p.get(source));
            p.forEach((key, value) -> {
                if (!key.equals(source)) {
                    properties.put(key, key.equals("DestinationConfig") ? untyped(value) : value);
                }
            });
            Object group = properties.remove("ConsumerGroupId");
            if (group != null) {
                properties.put("AmazonManagedKafkaEventSourceConfig", Tree.of("ConsumerGroupId", group));
            }
            into.add(id, "AWS::Lambda::EventSourceMapping");
            into.properties(id).putAll(properties);
        };
    }

    private static Object untyped(Object destinations) {
        Map<String, Object> all = new LinkedHashMap<>();
        ((Map<?, ?>) destinations)
                .forEach((when, d) ->
                        all.put(when.toString(), Tree.of("Destination", ((Map<?, ?>) d).get("Destination"))));
        return all;
    }

    private static void subscription(String id, Map<String, Object> p, Sam function, Making into) {
        into.add(
                id,
                "AWS::SNS::Subscription",
                "TopicArn",
                p.get("Topic"),
                "Protocol",
                "lambda",
                "Endpoint",
                function.target(),
                "FilterPolicyScope",
                p.get("FilterPolicyScope"),
                "FilterPolicy",
                p.get("FilterPolicy"),
                "RedrivePolicy",
                p.get("RedrivePolicy"));
        into.permission(id + "Permission", name(function), "sns", p.get("Topic"), null);
    }

    @SuppressWarnings("unchecked")
    private static void notification(String id, Map<String, Object> p, Sam function, Making into) {
        String bucket = ((Intrinsic.Ref) p.get("Bucket")).name();
        // The bucket waits for this permission, so the permission cannot refer to the bucket.
        into.permission(
                id + "Permission",
                name(function),
                "s3",
                bucketArn(into.properties(bucket).get("BucketName")),
                Intrinsic.ref("AWS::AccountId"));
        Map<String, Object> all = new LinkedHashMap<>(Tree.map(into.properties(bucket), "NotificationConfiguration"));
        List<Object> functions = new ArrayList<>(Tree.list(all, "LambdaConfigurations"));
        functions.add(Tree.of("Event", p.get("Events"), "Function", function.target(), "Filter", p.get("Filter")));
        all.put("LambdaConfigurations", functions);
        into.properties(bucket).put("NotificationConfiguration", all);
        into.after(bucket, id + "Permission");
    }

    private static Object bucketArn(Object name) {
        return name == null ? null : Intrinsic.sub("arn:${AWS::Partition}:s3:::" + Tree.within(name));
    }

    private static void rule(String id, Map<String, Object> p, Sam function, Making into) {
        into.add(
                id,
                "AWS::Events::Rule",
                "EventBusName",
                p.get("EventBusName"),
                "EventPattern",
                p.get("Pattern"),
                "Targets",
                List.of(Tree.of(
                        "Id",
                        function.id(),
                        "Arn",
                        function.target(),
                        "RetryPolicy",
                        p.get("RetryPolicy"),
                        "DeadLetterConfig",
                        p.get("DeadLetterConfig"))));
        into.permission(id + "Permission", name(function), "events", Intrinsic.arn(id), null);
    }

    private static void schedule(String id, Map<String, Object> p, Sam function, Making into) {
        Map<String, Object> dead = Tree.map(p, "DeadLetterConfig");
        List<Object> statements = new ArrayList<>();
        statements.add(Statements.allow("lambda:InvokeFunction", function.target()));
        if (!dead.isEmpty()) {
            statements.add(Statements.allow("sqs:SendMessage", dead.get("Arn")));
        }
        into.role(id + "Role", "scheduler", List.of(), "Invoke", statements);
        into.add(
                id,
                "AWS::Scheduler::Schedule",
                "ScheduleExpression",
                p.get("ScheduleExpression"),
                "ScheduleExpressionTimezone",
                p.get("ScheduleExpressionTimezone"),
                "FlexibleTimeWindow",
                p.getOrDefault("FlexibleTimeWindow", Tree.of("Mode", "OFF")),
                "Target",
                Tree.of(
                        "Arn",
                        function.target(),
                        "RoleArn",
                        Intrinsic.arn(id + "Role"),
                        "RetryPolicy",
                        p.get("RetryPolicy"),
                        "DeadLetterConfig",
                        dead.isEmpty() ? null : dead));
    }
}
