package fanfare.exporters.reading;

import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Edge;
import fanfare.exporters.graph.References;
import fanfare.exporters.template.Part;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What event source mappings, redrive policies and routes say of a connection. */
final class ConnectionReadings {
    private static final Pattern ROUTE = Pattern.compile("([A-Z]+) (/\\S*)");
    private static final String PARTIAL = "ReportBatchItemFailures";

    private ConnectionReadings() {}

    /** The event source mapping behind a line, among the resources on whose lines it stands; several may stand on one. */
    static Optional<Resource> mapping(Edge edge, List<Resource> mappings, Map<String, Resource> all) {
        List<Resource> there =
                mappings.stream().filter(m -> edge.lines().contains(m.line())).toList();
        return there.stream()
                .filter(m ->
                        names(m, "FunctionName", edge.target(), all) && names(m, "EventSourceArn", edge.source(), all))
                .findFirst()
                .or(() -> there.stream().findFirst());
    }

    private static boolean names(Resource mapping, String property, String end, Map<String, Resource> all) {
        return References.in(mapping.properties().at(property), all).contains(end);
    }

    static void poll(Reading r) {
        r.whole(Poll.BATCH_SIZE, "BatchSize")
                .seconds(Poll.BATCH_WINDOW, "MaximumBatchingWindowInSeconds")
                .whole(Poll.MAXIMUM_CONCURRENCY, "ScalingConfig", "MaximumConcurrency");
        if (reportsFailures(r)) {
            r.set(Poll.PARTIAL_BATCH_RESPONSE, true);
        }
        filter(r).ifPresent(f -> r.set(Poll.FILTER, f));
    }

    static void pollStream(Reading r) {
        r.whole(PollStream.BATCH_SIZE, "BatchSize")
                .seconds(PollStream.BATCH_WINDOW, "MaximumBatchingWindowInSeconds")
                .whole(PollStream.PARALLELIZATION_FACTOR, "ParallelizationFactor")
                .flag(PollStream.BISECT_BATCH_ON_ERROR, "BisectBatchOnFunctionError");
        limit(r, "MaximumRetryAttempts").ifPresent(n -> r.set(PollStream.MAXIMUM_RETRY_ATTEMPTS, n));
        limit(r, "MaximumRecordAgeInSeconds").ifPresent(n -> r.set(PollStream.MAXIMUM_RECORD_AGE, n * 1_000_000_000L));
        r.words("StartingPosition")
                .filter(p -> PollStream.STARTING_POSITION.type().check(p).isEmpty())
                .ifPresent(p -> r.set(PollStream.STARTING_POSITION, p));
        if (reportsFailures(r)) {
            r.set(PollStream.PARTIAL_BATCH_RESPONSE, true);
        }
        filter(r).ifPresent(f -> r.set(PollStream.FILTER, f));
    }

    /** A pipe says under its source's name what a mapping says by itself, and fails in parts where it halves batches. */
    static Part ofPipe(Part pipe) {
        Part parameters = pipe.at("SourceParameters");
        Part source = parameters.anyOf("SqsQueueParameters", "KinesisStreamParameters", "DynamoDBStreamParameters");
        Part bisects = Part.text(Boolean.toString(
                source.at("OnPartialBatchItemFailure").wordsOr("").equals("AUTOMATIC_BISECT")));
        return source.with("BisectBatchOnFunctionError", bisects)
                .with("FilterCriteria", parameters.at("FilterCriteria"));
    }

    static void pollKafka(Reading r) {
        pollStream(r);
        r.seconds(PollKafka.BATCH_WINDOW, "MaximumBatchingWindowInSeconds")
                .text(PollKafka.CONSUMER_GROUP, "ConsumerGroupId");
        r.text(PollKafka.CONSUMER_GROUP, "AmazonManagedKafkaEventSourceConfig", "ConsumerGroupId");
    }

    /** Minus one means without a limit, as if it were unset. */
    private static Optional<Long> limit(Reading r, String property) {
        return r.words(property).map(Double::parseDouble).map(Double::longValue).filter(n -> n >= 0);
    }

    private static boolean reportsFailures(Reading r) {
        return r.at("FunctionResponseTypes").list().stream()
                .anyMatch(t -> t.wordsOr("").equals(PARTIAL));
    }

    private static Optional<String> filter(Reading r) {
        return r.at("FilterCriteria", "Filters").list().stream()
                .flatMap(f -> f.at("Pattern").words().stream())
                .findFirst();
    }

    static void deadLetter(Part redrive, Reading r) {
        r.values()
                .words(redrive.at("maxReceiveCount"))
                .map(Double::parseDouble)
                .ifPresent(n -> r.set(DeadLetter.MAX_RECEIVE_COUNT, n.longValue()));
    }

    /** The first route of several; the others lead to the same function. */
    static void route(List<String> routes, Reading r) {
        for (String route : routes) {
            Matcher m = ROUTE.matcher(route);
            if (m.matches()) {
                r.set(Interactions.METHOD, m.group(1));
                r.set(Interactions.PATH, m.group(2));
                return;
            }
        }
    }
}
