package fanfare.model.kind;

import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;

/** Where messages go that could not be processed or delivered. */
public final class DeadLetter {
    /** Receives before a message is moved. */
    public static final Property<Long> MAX_RECEIVE_COUNT = property("maxReceiveCount", count(1, 1_000))
            .byDefault(5L)
            .doc("How often a message may be received from a queue before it is moved. Counts for queues only.")
            .from(Sources.LAMBDA_SQS_CONFIGURE);

    /** The declaration. */
    public static final Interaction INTERACTION = Interaction.of(
            "dead-letter",
            "Dead-letter queue",
            Interaction.Style.OUTCOME,
            "Takes the messages that failed all their attempts: a queue's redrive policy, a function's dead-letter queue, or that of a subscription, rule, schedule or stream mapping.",
            MAX_RECEIVE_COUNT);

    private DeadLetter() {}
}
