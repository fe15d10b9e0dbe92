package fanfare.exporters.framework;

import static java.util.Map.entry;

import fanfare.exporters.template.Part;
import fanfare.exporters.template.PartJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events that a poller fetches: event source mappings. */
final class PollEvents {
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            entry("batchSize", "BatchSize"),
            entry("maximumBatchingWindow", "MaximumBatchingWindowInSeconds"),
            entry("batchWindow", "MaximumBatchingWindowInSeconds"),
            entry("enabled", "Enabled"),
            entry("startingPosition", "StartingPosition"),
            entry("parallelizationFactor", "ParallelizationFactor"),
            entry("maximumRetryAttempts", "MaximumRetryAttempts"),
            entry("bisectBatchOnFunctionError", "BisectBatchOnFunctionError"),
            entry("maximumRecordAgeInSeconds", "MaximumRecordAgeInSeconds"),
            entry("tumblingWindowInSeconds", "TumblingWindowInSeconds"));
    private static final Part FEW = new Part.Text("10", true, 0);
    private static final Part OLDEST = new Part.Text("TRIM_HORIZON", false, 0);

    private PollEvents() {}

    static void queue(Event e) {
        mapping(e, "SQS", e.main("arn"), Map.of());
    }

    static void stream(Event e) {
        Part arn = e.main("arn");
        String type = e.at("type").wordsOr(arn.wordsOr("").contains(":dynamodb:") ? "dynamodb" : "kinesis");
        Part source = e.at("consumer").isTrue()
                ? consumer(e, arn)
                : e.at("consumer").exists() && !isNo(e) ? e.at("consumer") : arn;
        mapping(e, LogicalIds.letters(type), source, Map.of("BatchSize", FEW, "StartingPosition", OLDEST));
    }

    private static boolean isNo(Event e) {
        return e.at("consumer").wordsOr("").equals("false");
    }

    private static Part consumer(Event e, Part arn) {
        String id = LogicalIds.normal(e.function() + Event.nameOf(arn) + "Consumer") + "StreamConsumer";
        return Part.ref(e.stack().make(id, "AWS::Kinesis::StreamConsumer", e.line(), "StreamARN", arn), e.line());
    }

    static void msk(Event e) {
        mapping(e, "MSK", e.main("arn"), Map.of("StartingPosition", OLDEST));
    }

    static void kafka(Event e) {
        mapping(e, "Kafka", Part.NONE, Map.of("StartingPosition", OLDEST));
    }

    static void broker(Event e, String product) {
        mapping(e, product, e.main("arn"), Map.of());
    }

    private static void mapping(Event e, String service, Part source, Map<String, Part> otherwise) {
        Map<String, Part> all = new LinkedHashMap<>();
        all.put("FunctionName", e.target());
        put(all, "EventSourceArn", source);
        all.putAll(otherwise);
        e.said().entries().forEach((key, value) -> {
            if (PROPERTIES.containsKey(key) && !key.equals("enabled")) {
                all.put(PROPERTIES.get(key), value);
            }
        });
        if (e.at("enabled").wordsOr("true").equals("false")) {
            all.put("Enabled", e.at("enabled"));
        }
        Part report = e.at("functionResponseType");
        put(all, "FunctionResponseTypes", report.exists() ? Part.items(report) : Part.NONE);
        put(all, "ScalingConfig", wrapped("MaximumConcurrency", e.at("maximumConcurrency")));
        put(all, "FilterCriteria", filters(e.at("filterPatterns")));
        put(all, "DestinationConfig", wrapped("OnFailure", wrapped("Destination", onFailure(e))));
        put(all, "Topics", e.at("topic").exists() ? Part.items(e.at("topic")) : Part.NONE);
        put(all, "Queues", e.at("queue").exists() ? Part.items(e.at("queue")) : Part.NONE);
        String id = e.stack()
                .make(
                        LogicalIds.mapping(e.function(), service, Event.nameOf(source)),
                        "AWS::Lambda::EventSourceMapping",
                        e.line());
        e.stack().lay(id, Part.fields(e.line(), "Properties", new Part.Fields(all, e.line())));
    }

    private static Part onFailure(Event e) {
        Part said = e.at("destinations").at("onFailure");
        return said.at("arn").exists() ? said.at("arn") : said instanceof Part.Fields ? Part.NONE : said;
    }

    private static Part filters(Part patterns) {
        List<Part> all = new ArrayList<>();
        for (Part p : patterns.list()) {
            all.add(wrapped("Pattern", new Part.Text(PartJson.of(p).toString(), false, p.line())));
        }
        return all.isEmpty() ? Part.NONE : wrapped("Filters", new Part.Items(all, patterns.line()));
    }

    private static Part wrapped(String name, Part value) {
        return value.exists() ? Part.fields(value.line(), name, value) : Part.NONE;
    }

    private static void put(Map<String, Part> all, String name, Part value) {
        if (value.exists()) {
            all.put(name, value);
        }
    }
}
