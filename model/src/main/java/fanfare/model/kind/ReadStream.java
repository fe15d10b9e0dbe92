package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;

import java.util.List;

/** A service that reads a stream on its own account, without a mapping that could be set up. */
public final class ReadStream {
    /** Time between a record and its reader. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(60e9))
            .doc(
                    "Time from a record to its reader. Unset: as measured for Lambda, which polls a shard once a second too, with a median of 627 ms.")
            .from(Source.assumption("as Lambda's shared polling, which was measured"))
            .in(SIMULATION);

    /** The declaration. */
    public static final Interaction INTERACTION = new Interaction(
            "read-stream",
            "Source stream",
            Interaction.Style.PULL,
            "The delivery stream reads every shard in order, shares its 2 MB per second with the other shared readers, and keeps reading a record until it has been taken.",
            List.of(LATENCY),
            List.of(
                    Metric.time("IteratorAge", "Age of the last record of a batch when it is handed over.")
                            .as(Role.ITERATOR_AGE),
                    new Metric("BatchSize", Unit.ONE, Metric.Statistic.PERCENTILES, "Records in one batch.")),
            List.of());

    private ReadStream() {}
}
