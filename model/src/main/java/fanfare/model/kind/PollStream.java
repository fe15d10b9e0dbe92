package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.flag;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.text;
import static fanfare.model.kind.Property.time;

import java.util.List;

/** Lambda's event source mapping of a stream or of a table's change stream: in order within a shard, retried until it succeeds or ages out. */
public final class PollStream {
    /** Records per invocation. */
    public static final Property<Long> BATCH_SIZE = property("batchSize", count(1, 10_000))
            .byDefault(100L)
            .doc("Most records that one invocation receives.")
            .from(Sources.LAMBDA_STREAMS);
    /** Time to gather a batch. */
    public static final Property<Long> BATCH_WINDOW = property("batchWindow", time(0, 300 * Times.SECOND))
            .byDefault(0L)
            .doc("How long records are gathered before the function is invoked with fewer than the batch size.")
            .from(Sources.LAMBDA_STREAMS);
    /** Concurrent batches per shard. */
    public static final Property<Long> PARALLELIZATION_FACTOR = property("parallelizationFactor", count(1, 10))
            .byDefault(1L)
            .doc("Batches of one shard that may be in flight at once; order is kept per partition key.")
            .from(Sources.LAMBDA_STREAMS)
            .in(CAPACITY);
    /** Retries of a failed batch. */
    public static final Property<Long> MAXIMUM_RETRY_ATTEMPTS = property("maximumRetryAttempts", count(0, 10_000))
            .doc("How often a failed batch is tried again. Unset: until its records expire.")
            .from(Sources.LAMBDA_STREAMS)
            .in(RELIABILITY);
    /** Age after which a record is given up. */
    public static final Property<Long> MAXIMUM_RECORD_AGE = property(
                    "maximumRecordAge", time(60 * Times.SECOND, 604_800 * Times.SECOND))
            .doc(
                    "Records older than this are given up. Unset: after the stream's retention, which is 24 h for a table.")
            .from(Sources.LAMBDA_STREAMS)
            .in(RELIABILITY);
    /** Splitting of failed batches. */
    public static final Property<Boolean> BISECT_BATCH_ON_ERROR = property("bisectBatchOnError", flag())
            .byDefault(false)
            .doc("A failed batch is split in two before it is tried again, which isolates a poison record.")
            .from(Sources.LAMBDA_STREAMS)
            .in(RELIABILITY);
    /** Report of the first failed record. */
    public static final Property<Boolean> PARTIAL_BATCH_RESPONSE = property("partialBatchResponse", flag())
            .byDefault(false)
            .doc(
                    "The function names the first record that failed, and the batch resumes there (ReportBatchItemFailures).")
            .from(Sources.LAMBDA_MAPPING)
            .in(RELIABILITY);
    /** Where reading begins. */
    public static final Property<String> STARTING_POSITION = property(
                    "startingPosition", choice("LATEST", "TRIM_HORIZON"))
            .byDefault("LATEST")
            .doc("Where the mapping begins to read when it is created.")
            .from(Sources.LAMBDA_STREAMS);
    /** Share of the records that pass the filter. */
    public static final Property<Double> MATCHING = property("matching", share())
            .byDefault(1.0)
            .doc("Share of the records that pass the filter.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** The filter itself, for export. */
    public static final Property<String> FILTER = property(
                    "filter", text(".{1,4096}", "a filter pattern of at most 4,096 characters"))
            .doc("Filter pattern of the mapping (JSON), as it goes into the template.")
            .from(Sources.LAMBDA_MAPPING);
    /** How a stream is read. */
    public static final Property<String> CONSUMER = property("consumer", choice("shared", "enhanced-fan-out"))
            .byDefault("shared")
            .doc(
                    "How records come from a stream. shared: polled, all readers of a shard share 2 MB per second; enhanced-fan-out: pushed, with 2 MB per second and shard for this reader alone, charged by shard-hour and GB. Change streams of tables are always shared.")
            .from(Sources.LAMBDA_KINESIS)
            .in(CAPACITY);
    /** Time between a change and the handler's start. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(60e9))
            .doc(
                    "Time from a record to the start of the invocation while its shard is free. Unset: measured, with a median of 213 ms for a table, 627 ms for a stream and 49 ms with enhanced fan-out.")
            .from(Sources.LATENCY)
            .in(SIMULATION);

    /** The declaration. */
    public static final Interaction INTERACTION = new Interaction(
            "poll-stream",
            "Event source mapping (stream)",
            Interaction.Style.PULL,
            "Lambda reads the stream shard by shard and invokes the function with batches of records, in order.",
            List.of(
                    BATCH_SIZE,
                    BATCH_WINDOW,
                    PARALLELIZATION_FACTOR,
                    MAXIMUM_RETRY_ATTEMPTS,
                    MAXIMUM_RECORD_AGE,
                    BISECT_BATCH_ON_ERROR,
                    PARTIAL_BATCH_RESPONSE,
                    STARTING_POSITION,
                    MATCHING,
                    FILTER,
                    CONSUMER,
                    LATENCY),
            List.of(
                    Metric.time("IteratorAge", "Age of the last record of a batch when the function is invoked.")
                            .as(Role.ITERATOR_AGE),
                    new Metric("BatchSize", Unit.ONE, Metric.Statistic.PERCENTILES, "Records in one batch."),
                    Metric.count("FilteredOut", "Records that did not pass the filter.")),
            List.of());

    private PollStream() {}
}
