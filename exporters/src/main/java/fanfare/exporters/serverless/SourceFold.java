package fanfare.exporters.serverless;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Event source mappings as events: queues, streams, Kafka. */
final class SourceFold {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("BatchSize", "batchSize"),
            entry("StartingPosition", "startingPosition"),
            entry("ParallelizationFactor", "parallelizationFactor"),
            entry("MaximumRetryAttempts", "maximumRetryAttempts"),
            entry("MaximumRecordAgeInSeconds", "maximumRecordAgeInSeconds"),
            entry("BisectBatchOnFunctionError", "bisectBatchOnFunctionError"));
    private static final Set<String> KNOWN = Set.of(
            "FunctionName",
            "EventSourceArn",
            "MaximumBatchingWindowInSeconds",
            "FunctionResponseTypes",
            "ScalingConfig",
            "FilterCriteria",
            "DestinationConfig",
            "Topics",
            "AmazonManagedKafkaEventSourceConfig");

    private final Stack stack;

    SourceFold(Stack stack) {
        this.stack = stack;
    }

    void fold() {
        for (String id : stack.ofType("AWS::Lambda::EventSourceMapping")) {
            Map<String, Object> p = stack.properties(id);
            boolean sayable = p.keySet().stream().allMatch(k -> KNOWN.contains(k) || NAMES.containsKey(k));
            String source =
                    stack.referred(p.get("EventSourceArn")).map(stack::type).orElse("");
            stack.function(p.get("FunctionName"))
                    .filter(f -> sayable && !stack.isNeeded(id))
                    .ifPresent(f -> {
                        Map<String, Object> event = new LinkedHashMap<>();
                        String type = source(source, p, event);
                        if (!type.isEmpty()) {
                            settings(p, type, event);
                            stack.event(f, type, event);
                            stack.drop(id);
                        }
                    });
        }
    }

    private String source(String source, Map<String, Object> p, Map<String, Object> event) {
        Object arn = p.get("EventSourceArn");
        switch (source) {
            case "AWS::SQS::Queue" -> {
                event.put("arn", arn);
                return "sqs";
            }
            case "AWS::DynamoDB::Table" -> {
                event.putAll(Tree.of("type", "dynamodb", "arn", arn));
                return "stream";
            }
            case "AWS::Kinesis::Stream" -> {
                event.putAll(Tree.of("type", "kinesis", "arn", arn));
                return "stream";
            }
            case "AWS::Kinesis::StreamConsumer" -> {
                String consumer = stack.referred(arn).orElseThrow();
                Object stream = stack.properties(consumer).get("StreamARN");
                event.putAll(Tree.of("type", "kinesis", "arn", stream, "consumer", arn));
                return "stream";
            }
            case "AWS::MSK::Cluster", "AWS::MSK::ServerlessCluster" -> {
                Object group = Tree.at(p, "AmazonManagedKafkaEventSourceConfig", "ConsumerGroupId");
                List<?> topics = Tree.list(p, "Topics");
                event.putAll(Tree.of(
                        "arn", arn, "topic", topics.isEmpty() ? null : topics.get(0), "consumerGroupId", group));
                return topics.size() == 1 ? "msk" : "";
            }
            default -> {
                return "";
            }
        }
    }

    private static void settings(Map<String, Object> p, String type, Map<String, Object> event) {
        p.forEach((key, value) -> {
            if (NAMES.containsKey(key)) {
                event.put(NAMES.get(key), value);
            }
        });
        List<?> reports = Tree.list(p, "FunctionResponseTypes");
        event.putAll(Tree.of(
                type.equals("stream") ? "batchWindow" : "maximumBatchingWindow",
                p.get("MaximumBatchingWindowInSeconds"),
                "functionResponseType",
                reports.isEmpty() ? null : reports.get(0),
                "maximumConcurrency",
                Tree.at(p, "ScalingConfig", "MaximumConcurrency"),
                "filterPatterns",
                patterns(Tree.list(p, "FilterCriteria", "Filters"))));
        Object failed = Tree.at(p, "DestinationConfig", "OnFailure", "Destination");
        if (failed != null) {
            event.put("destinations", Tree.of("onFailure", Tree.of("arn", failed, "type", "sqs")));
        }
    }

    private static List<Object> patterns(List<?> filters) {
        List<Object> all = new ArrayList<>();
        for (Object filter : filters) {
            String pattern = String.valueOf(Tree.at(filter, "Pattern"));
            try {
                all.add(JSON.readValue(pattern, Map.class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a filter that is no JSON: " + pattern, e);
            }
        }
        return all;
    }
}
