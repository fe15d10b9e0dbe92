package fanfare.model.kind;

/**
 * What a component can be observed by, named as the provider names it where there is one.
 *
 * @param name {@code Throttles}, {@code ApproximateAgeOfOldestMessage}
 * @param unit what its numbers count
 * @param statistic how observations are condensed
 * @param doc what it says
 */
public record Metric(String name, Unit unit, Statistic statistic, String doc) {
    /** How observations are condensed into results. */
    public enum Statistic {
        /** How often it happened. */
        COUNT,
        /** A distribution with percentiles. */
        PERCENTILES,
        /** A level over time: its time-weighted average and its maximum. */
        LEVEL
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
}
