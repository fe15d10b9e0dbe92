package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;

/**
 * A pipe from one source to one target: EventBridge Pipes. What it does with batches: EventBridge user guide, Pipes batching
 * and concurrency.
 */
public final class Pipe {
    /** Concurrent executions. */
    public static final Property<Long> CONCURRENCY = property("concurrency", count(1, 100_000))
            .doc(
                    "Batches that may be on their way at once; more are tried again later. Unset: the Region's quota, 3,000 in us-east-1, us-west-2 and eu-west-1 and 1,000 elsewhere.")
            .from(Sources.BUS_QUOTAS)
            .in(CAPACITY);
    /** Billed requests: batches after the filter, in units of 64 KB. */
    public static final Meter REQUESTS = Meter.of("eventbridge", "pipe-request", "request");

    /** The declaration. */
    public static final Kind KIND = Kind.kind("pipe")
            .title("Pipe", "EventBridge Pipes")
            .in(Group.MESSAGING)
            .doc(
                    "Takes batches from a queue, a stream or a change stream, filters and enriches them, and hands them to one target.")
            .properties(CONCURRENCY)
            .metrics(
                    Metric.count("Invocations", "Batches that arrived, retries included."),
                    Metric.count("EventCount", "Events in these batches."),
                    new Metric("EventSize", Unit.SIZE, Metric.Statistic.COUNT, "Bytes of these events."),
                    Metric.level("Concurrency", "Batches on their way."),
                    Metric.count("ExecutionThrottled", "Batches put off by the quota or by a throttled target."),
                    Metric.count("ExecutionFailed", "Batches of which nothing was taken."),
                    Metric.count("ExecutionPartiallyFailed", "Batches of which a part was taken."),
                    Metric.time("Duration", "Time of a batch in the pipe."),
                    Metric.time("EnrichmentStageDuration", "Time of the enrichment."),
                    Metric.count("EnrichmentStageFailed", "Enrichments that failed."),
                    Metric.time("TargetStageDuration", "Time of the target."),
                    Metric.count("TargetStageFailed", "Batches that the target did not take."))
            .meters(REQUESTS)
            .build();

    private static final long UNBOUNDED = 10_000;
    private static final long API_ENTRIES = 10;
    private static final long STREAM_ENTRIES = 500;

    private Pipe() {}

    /** Most events that a target or an enrichment of this kind takes from a pipe at once. */
    public static long largestBatch(Kind target) {
        if (target.equals(Function.KIND) || target.equals(Workflow.KIND)) {
            return UNBOUNDED;
        } else if (target.equals(Stream.KIND) || target.equals(Delivery.KIND)) {
            return STREAM_ENTRIES;
        }
        return target.equals(Queue.KIND) || target.equals(Topic.KIND) || target.equals(Bus.KIND) ? API_ENTRIES : 1;
    }
}
