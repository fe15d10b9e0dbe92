package fanfare.app.desktop.results;

import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Unit;

/** Objectives in short words. */
public final class Measures {
    private Measures() {}

    /** What is measured: {@code p99 latency}, {@code Cost per month}. */
    public static String title(Measure measure) {
        return switch (measure) {
            case LATENCY_MEAN -> "Mean latency";
            case LATENCY_P50 -> "p50 latency";
            case LATENCY_P90 -> "p90 latency";
            case LATENCY_P95 -> "p95 latency";
            case LATENCY_P99 -> "p99 latency";
            case LATENCY_P999 -> "p99.9 latency";
            case LATENCY_MAX -> "Longest latency";
            case ERROR_RATE -> "Error rate";
            case COLD_START_RATE -> "Cold-start rate";
            case THROTTLED -> "Throttled requests";
            case ENVIRONMENTS_MAX -> "Most environments";
            case LOST -> "Lost events";
            case COST_MONTH -> "Cost per month";
            case COST_PER_MILLION -> "Cost per million events";
        };
    }

    /** A value of an objective's measure, with its unit. */
    public static String value(Objective o, double value) {
        if (o.measure().money()) {
            return Figures.dollars(value);
        }
        if (o.measure().unit() == Unit.TIME) {
            return Figures.time(value / 1e6);
        }
        return o.measure().unit() == Unit.SHARE ? Figures.percent(value) : Figures.count(value);
    }

    /** The limit: {@code < 800 ms}. */
    public static String limit(Objective o) {
        return (o.bound() == Objective.Bound.BELOW ? "< " : "> ") + value(o, o.limit());
    }
}
