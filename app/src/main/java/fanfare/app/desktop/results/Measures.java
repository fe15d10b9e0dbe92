package fanfare.app.desktop.results;

import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Unit;
import java.util.Map;

/** Objectives in short words. */
public final class Measures {
    private static final Map<Measure, String> WORDS = Map.of(
            Measure.ERROR_RATE, "Error rate",
            Measure.COLD_START_RATE, "Cold-start rate",
            Measure.THROTTLED, "Throttled requests",
            Measure.ENVIRONMENTS_MAX, "Most environments",
            Measure.COST_MONTH, "Cost per month",
            Measure.COST_PER_MILLION, "Cost per million events",
            Measure.RECOVERY, "Time to recover",
            Measure.COLLAPSES, "Collapses");
    private static final Map<String, String> LATENCIES = Map.of(
            "mean", "Mean latency",
            "p50", "p50 latency",
            "p90", "p90 latency",
            "p95", "p95 latency",
            "p99", "p99 latency",
            "p999", "p99.9 latency",
            "max", "Longest latency");
    private static final Map<String, String> STATISTICS = Map.of("p999", "p99.9", "max", "at most");

    private Measures() {}

    /** What is measured: {@code p99 latency}, {@code Cost per month}. */
    public static String title(Measure measure) {
        return measure.role()
                .map(r -> r.title() + statistic(measure))
                .or(() -> measure.metric().map(name -> name + statistic(measure)))
                .orElseGet(() -> WORDS.getOrDefault(measure, LATENCIES.getOrDefault(measure.statistic(), "Latency")));
    }

    private static String statistic(Measure m) {
        return m.statistic().isEmpty() ? "" : ", " + STATISTICS.getOrDefault(m.statistic(), m.statistic());
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
