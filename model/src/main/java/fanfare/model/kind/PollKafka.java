package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.text;
import static fanfare.model.kind.Property.time;

import java.util.List;

/** Lambda's event source mapping of a Kafka topic: a consumer group, with one batch per partition at a time. */
public final class PollKafka {
    /** Time to gather a batch. */
    public static final Property<Long> BATCH_WINDOW = property("batchWindow", time(0, 300 * Times.SECOND))
            .byDefault(500 * Times.MS)
            .doc("How long records are gathered before the function is invoked with fewer than the batch size.")
            .from(Sources.LAMBDA_MAPPING);
    /** Name of the consumer group. */
    public static final Property<String> CONSUMER_GROUP = property(
                    "consumerGroup", text("[A-Za-z0-9._-]{1,200}", "a name of at most 200 letters, digits, ., _ or -"))
            .doc("Consumer group that remembers how far the topic has been read. Unset: one of the mapping's own.")
            .from(Sources.LAMBDA_MAPPING);
    /** Time between a record and the handler's start. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(60e9))
            .byDefault(Times.percentiles(50, 150))
            .doc("Time from a record to its consumer while its partition is free; the batch window comes on top.")
            .from(Source.assumption("a consumer that waits for records, as enhanced fan-out of a stream"))
            .in(SIMULATION);

    /** The declaration. */
    public static final Interaction INTERACTION = new Interaction(
            "poll-kafka",
            "Event source mapping (Kafka)",
            Interaction.Style.PULL,
            "Lambda reads the topic as a consumer group, partition by partition, and invokes the function with batches of records, in order.",
            List.of(
                    PollStream.BATCH_SIZE,
                    BATCH_WINDOW,
                    PollStream.MAXIMUM_RETRY_ATTEMPTS,
                    PollStream.MAXIMUM_RECORD_AGE,
                    PollStream.BISECT_BATCH_ON_ERROR,
                    PollStream.STARTING_POSITION,
                    PollStream.MATCHING,
                    PollStream.FILTER,
                    CONSUMER_GROUP,
                    LATENCY),
            PollStream.INTERACTION.metrics(),
            List.of());

    private PollKafka() {}
}
