package fanfare.model.kind;

import fanfare.model.kind.Metric.Statistic;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a metric says about a pattern, whatever the kind calls it. A metric that is declared with a role is a result of
 * its own: in reports, in objectives, in explanations and on the desktop.
 */
public enum Role {
    PROJECTION_LAG(
            "projectionLag",
            "Projection lag",
            Unit.TIME,
            Statistic.PERCENTILES,
            "Time from a write in the store of origin until what follows from it is visible in another store, with a change stream, a topic, a bus or a queue between."),
    ITERATOR_AGE(
            "iteratorAge",
            "Iterator age",
            Unit.TIME,
            Statistic.PERCENTILES,
            "Age of the last record of a batch when its reader gets it."),
    OLDEST_MESSAGE_AGE(
            "oldestMessageAge",
            "Oldest message",
            Unit.TIME,
            Statistic.PERCENTILES,
            "Age of the oldest message that has not been deleted, once a second over time."),
    STALENESS("staleness", "Staleness", Unit.TIME, Statistic.PERCENTILES, "Age of what was read from a copy."),
    POOL_WAIT(
            "poolWait",
            "Wait for a connection",
            Unit.TIME,
            Statistic.PERCENTILES,
            "Time that a request waits for a connection of a pool."),
    COMPENSATIONS_RUN(
            "compensationsRun",
            "Compensations run",
            Unit.ONE,
            Statistic.COUNT,
            "Compensating tasks that came to a good end."),
    COMPENSATIONS_FAILED(
            "compensationsFailed",
            "Compensations failed",
            Unit.ONE,
            Statistic.COUNT,
            "Compensating tasks that were given up."),
    SAGAS_COMPENSATED(
            "sagasCompensated",
            "Sagas compensated",
            Unit.ONE,
            Statistic.COUNT,
            "Executions that failed and undid all that they had done."),
    SAGAS_INCONSISTENT(
            "sagasInconsistent",
            "Sagas inconsistent",
            Unit.ONE,
            Statistic.COUNT,
            "Executions that failed with steps done that were not all undone."),
    DUPLICATES_DELIVERED(
            "duplicatesDelivered",
            "Duplicates delivered",
            Unit.ONE,
            Statistic.COUNT,
            "Messages that were delivered a second time."),
    DUPLICATES_PROCESSED(
            "duplicatesProcessed",
            "Duplicates processed",
            Unit.ONE,
            Statistic.COUNT,
            "Messages processed though they had been before."),
    DUPLICATES_SUPPRESSED(
            "duplicatesSuppressed",
            "Duplicates suppressed",
            Unit.ONE,
            Statistic.COUNT,
            "Messages recognised as duplicates, without work."),
    CIRCUIT_OPEN(
            "circuitOpen",
            "Circuit open",
            Unit.SHARE,
            Statistic.LEVEL,
            "Share of the time in which a circuit is open."),
    LOST(
            "lost",
            "Lost events",
            Unit.ONE,
            Statistic.COUNT,
            "Events that were accepted and then given up without a dead-letter queue, or that expired.");

    private final String word;
    private final String title;
    private final Unit unit;
    private final Statistic statistic;
    private final String doc;

    Role(String word, String title, Unit unit, Statistic statistic, String doc) {
        this.word = word;
        this.title = title;
        this.unit = unit;
        this.statistic = statistic;
        this.doc = doc;
    }

    /** The word in files, results and objectives. */
    public String word() {
        return word;
    }

    /** The words for people. */
    public String title() {
        return title;
    }

    /** What its numbers count. */
    public Unit unit() {
        return unit;
    }

    /** How it is condensed. */
    public Statistic statistic() {
        return statistic;
    }

    /** What it says. */
    public String doc() {
        return doc;
    }

    /** The role of this word. */
    public static Optional<Role> named(String word) {
        return Arrays.stream(values()).filter(r -> r.word.equals(word)).findFirst();
    }
}
