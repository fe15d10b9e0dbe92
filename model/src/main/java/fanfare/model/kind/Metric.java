package fanfare.model.kind;

import java.util.Optional;

/**
 * What a component can be observed by, named as the provider names it where there is one.
 *
 * @param name {@code Throttles}, {@code ApproximateAgeOfOldestMessage}
 * @param unit what its numbers count
 * @param statistic how observations are condensed
 * @param doc what it says
 * @param role what it says about a pattern; empty if nothing
 */
public record Metric(String name, Unit unit, Statistic statistic, String doc, Optional<Role> role) {
    /** How observations are condensed into results. */
    public enum Statistic {
        /** How often it happened. */
        COUNT,
        /** A distribution with percentiles. */
        PERCENTILES,
        /** A level over time: its time-weighted average and its maximum. */
        LEVEL
    }

    /** Without a role. */
    public Metric(String name, Unit unit, Statistic statistic, String doc) {
        this(name, unit, statistic, doc, Optional.empty());
    }

    /** A counter. */
    public static Metric count(String name, String doc) {
        return new Metric(name, Unit.ONE, Statistic.COUNT, doc);
    }

    /** A time with percentiles. */
    public static Metric time(String name, String doc) {
        return new Metric(name, Unit.TIME, Statistic.PERCENTILES, doc);
    }

    /** A level over time. */
    public static Metric level(String name, String doc) {
        return new Metric(name, Unit.ONE, Statistic.LEVEL, doc);
    }

    /** The same as a result of its own. */
    public Metric as(Role what) {
        return new Metric(name, unit, statistic, doc, Optional.of(what));
    }
}
