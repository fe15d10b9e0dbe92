package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.flag;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.text;
import static fanfare.model.kind.Property.time;

import java.util.List;

/** Lambda's event source mapping of a queue. */
public final class Poll {
    /** Messages per invocation. */
    public static final Property<Long> BATCH_SIZE = property("batchSize", count(1, 10_000))
            .byDefault(10L)
            .doc(
                    "Most messages that one invocation receives. FIFO queues take at most 10; above 10 a batch window of at least 1 s is needed.")
            .from(Sources.LAMBDA_SQS_CONFIGURE);
    /** Time to gather a batch. */
    public static final Property<Long> BATCH_WINDOW = property("batchWindow", time(0, 300 * Times.SECOND))
            .byDefault(0L)
            .doc("How long messages are gathered before the function is invoked with fewer than the batch size.")
            .from(Sources.LAMBDA_SQS_CONFIGURE);
    /** Cap on concurrent invocations by this mapping. */
    public static final Property<Long> MAXIMUM_CONCURRENCY = property("maximumConcurrency", count(2, 1_000))
            .doc("Most concurrent invocations that this mapping makes. Unset: it grows to 1,250.")
            .from(Sources.LAMBDA_SQS)
            .in(CAPACITY);
    /** Report of the failed messages of a batch. */
    public static final Property<Boolean> PARTIAL_BATCH_RESPONSE = property("partialBatchResponse", flag())
            .byDefault(false)
            .doc(
                    "The function names the messages that failed, and only these become visible again (ReportBatchItemFailures).")
            .from(Sources.LAMBDA_MAPPING)
            .in(RELIABILITY);
    /** Share of the messages that pass the mapping's filter. */
    public static final Property<Double> MATCHING = property("matching", share())
            .byDefault(1.0)
            .doc("Share of the messages that pass the filter; the others are deleted without invoking the function.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** The filter itself, for export. */
    public static final Property<String> FILTER = property(
                    "filter", text(".{1,4096}", "a filter pattern of at most 4,096 characters"))
            .doc("Filter pattern of the mapping (JSON), as it goes into the template.")
            .from(Sources.LAMBDA_MAPPING);
    /** Time between a visible message and the handler's start. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(60e9))
            .doc(
                    "Time from a visible message to the start of the invocation while a poller is free. Unset: measured values for standard and FIFO queues.")
            .from(Sources.LATENCY)
            .in(SIMULATION);

    /** The declaration. */
    public static final Interaction INTERACTION = new Interaction(
            "poll",
            "Event source mapping",
            Interaction.Style.PULL,
            "Lambda polls the queue and invokes the function with batches of messages; the tasks of a container poll it themselves.",
            List.of(BATCH_SIZE, BATCH_WINDOW, MAXIMUM_CONCURRENCY, PARTIAL_BATCH_RESPONSE, MATCHING, FILTER, LATENCY),
            List.of(
                    Metric.level("Pollers", "Concurrent batches that the mapping may have in flight."),
                    new Metric("BatchSize", Unit.ONE, Metric.Statistic.PERCENTILES, "Messages in one batch."),
                    Metric.count("FilteredOut", "Messages deleted because they did not pass the filter.")),
            List.of());

    private Poll() {}
}
