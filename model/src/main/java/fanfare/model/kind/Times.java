package fanfare.model.kind;

/** Durations in nanoseconds, for declarations that read like the documentation. */
final class Times {
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long KB = 1024;
    static final long MB = 1024 * KB;
    static final long GB = 1024 * MB;

    private Times() {}

    /** A measured quantile table through p10, p50, p90 and p99, in milliseconds, with assumed ends. */
    static Distribution quantiles(double least, double p10, double p50, double p90, double p99, double most) {
        return new Distribution.Empirical(java.util.List.of(
                new Distribution.Quantile(0, least * MS), new Distribution.Quantile(0.10, p10 * MS),
                new Distribution.Quantile(0.50, p50 * MS), new Distribution.Quantile(0.90, p90 * MS),
                new Distribution.Quantile(0.99, p99 * MS), new Distribution.Quantile(1, most * MS)));
    }

    /** A latency with this median and 99th percentile in milliseconds. */
    static Distribution percentiles(double p50, double p99) {
        return new Distribution.LogNormalPercentiles(p50 * MS, p99 * MS);
    }

    /** A latency evenly between two milliseconds. */
    static Distribution between(double min, double max) {
        return new Distribution.Uniform(min * MS, max * MS);
    }
}
