package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.flag;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.text;
import static fanfare.model.kind.Property.time;

/** A subscription, a rule with its target, or a bucket notification: the service pushes, retries and gives up by itself. */
public final class Deliver {
    /** Share of the events that pass the filter. */
    public static final Property<Double> MATCHING = property("matching", share())
            .byDefault(1.0)
            .doc("Share of the events that pass the filter of this subscription, rule or notification.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** The filter itself, for export. */
    public static final Property<String> FILTER = property(
                    "filter", text(".{1,2048}", "a filter of at most 2,048 characters"))
            .doc(
                    "What the template says: a filter policy (topic) or an event pattern (bus) in JSON, or a key prefix (bucket).")
            .from(Sources.BUS_QUOTAS);
    /** Message without the envelope. */
    public static final Property<Boolean> RAW = property("rawMessageDelivery", flag())
            .byDefault(false)
            .doc("A topic delivers the message to a queue or an HTTP endpoint without its own envelope.")
            .from(Sources.SNS_RETRIES);
    /** Retries of a bus. */
    public static final Property<Long> MAXIMUM_RETRY_ATTEMPTS = property("maximumRetryAttempts", count(0, 185))
            .byDefault(185L)
            .doc("How often a bus tries a target again. Topics have their own fixed policy.")
            .from(Sources.BUS_RETRIES)
            .in(RELIABILITY);
    /** Longest time a bus tries. */
    public static final Property<Long> MAXIMUM_EVENT_AGE = property(
                    "maximumEventAge", time(60 * Times.SECOND, Times.DAY))
            .byDefault(Times.DAY)
            .doc("How long a bus keeps trying a target.")
            .from(Sources.BUS_RETRIES)
            .in(RELIABILITY);
    /** Time between acceptance and arrival at the target. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(600e9))
            .doc(
                    "Time from the acceptance of an event to its arrival at the target. Unset: measured values of the service.")
            .from(Sources.LATENCY)
            .in(SIMULATION);

    /** The declaration. */
    public static final Interaction INTERACTION = Interaction.of(
            "deliver",
            "Deliver",
            Interaction.Style.HANDOVER,
            "The service pushes every matching event to the target and retries by its own policy.",
            MATCHING,
            FILTER,
            RAW,
            MAXIMUM_RETRY_ATTEMPTS,
            MAXIMUM_EVENT_AGE,
            LATENCY);

    private Deliver() {}
}
