package fanfare.model.design;

import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Metric;
import fanfare.model.kind.Role;
import fanfare.model.kind.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A target that a run must meet.
 *
 * @param measure what is measured
 * @param of the component; empty for measures of the whole design
 * @param bound which side is good
 * @param limit in nanoseconds for latencies, in US dollars for costs, else a plain number or a share
 * @param unknown fields of a newer version: name to JSON text, written back unchanged
 */
public record Objective(Measure measure, Optional<String> of, Bound bound, double limit, Map<String, String> unknown) {
    public Objective {
        unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
    }

    /** Without unknown fields. */
    public Objective(Measure measure, Optional<String> of, Bound bound, double limit) {
        this(measure, of, bound, limit, Map.of());
    }

    /** At another component. */
    public Objective of(Optional<String> component) {
        return new Objective(measure, component, bound, limit, unknown);
    }

    /** Which side of the limit is good. */
    public enum Bound {
        BELOW,
        ABOVE
    }

    /** Where something is measured. */
    public enum Scope {
        /** At a component, which must be named. */
        COMPONENT,
        /** Over the whole design. */
        DESIGN,
        /** At a component, or over the whole design if none is named. */
        EITHER
    }

    /**
     * What an objective can measure: a figure of every component or of the whole design, what shows how a pattern fares,
     * or a metric of a kind by its own name.
     *
     * @param word in files: {@code latency.p99}, {@code projectionLag.max}, {@code Throttles}
     * @param unit what the limit counts
     * @param scope where it is measured
     * @param money true for amounts of money
     * @param role what it tells of a pattern; empty for others
     * @param metric the name of a kind's metric; empty for others
     * @param statistic {@code p99}, {@code mean}, {@code max}; empty where there is only one number
     */
    public record Measure(
            String word,
            Unit unit,
            Scope scope,
            boolean money,
            Optional<Role> role,
            Optional<String> metric,
            String statistic) {
        private static final List<String> PERCENTILES = List.of("mean", "p50", "p90", "p95", "p99", "p999", "max");
        private static final List<String> LEVELS = List.of("mean", "max");

        public static final Measure LATENCY_MEAN = latency("mean");
        public static final Measure LATENCY_P50 = latency("p50");
        public static final Measure LATENCY_P90 = latency("p90");
        public static final Measure LATENCY_P95 = latency("p95");
        public static final Measure LATENCY_P99 = latency("p99");
        public static final Measure LATENCY_P999 = latency("p999");
        public static final Measure LATENCY_MAX = latency("max");
        public static final Measure ERROR_RATE = own("errors.rate", Unit.SHARE, Scope.COMPONENT);
        public static final Measure COLD_START_RATE = own("coldStarts.rate", Unit.SHARE, Scope.COMPONENT);
        public static final Measure THROTTLED = own("throttled", Unit.ONE, Scope.COMPONENT);
        public static final Measure ENVIRONMENTS_MAX = own("environments.max", Unit.ONE, Scope.COMPONENT);
        public static final Measure LOST = of(Role.LOST, "");
        public static final Measure COST_MONTH = cost("cost.month");
        public static final Measure COST_PER_MILLION = cost("cost.perMillionSourceEvents");
        /** Time from the end of a fault to the recovery, the longest; without end if there was none. */
        public static final Measure RECOVERY = own("recovery", Unit.TIME, Scope.EITHER);
        /** Faults after which there was no recovery within ten times their length. */
        public static final Measure COLLAPSES = own("collapses", Unit.ONE, Scope.EITHER);

        private static final List<Measure> ALL = all();

        private static Measure own(String word, Unit unit, Scope scope) {
            return new Measure(word, unit, scope, false, Optional.empty(), Optional.empty(), "");
        }

        private static Measure latency(String statistic) {
            return new Measure(
                    "latency." + statistic,
                    Unit.TIME,
                    Scope.COMPONENT,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    statistic);
        }

        private static Measure cost(String word) {
            return new Measure(word, Unit.ONE, Scope.DESIGN, true, Optional.empty(), Optional.empty(), "");
        }

        private static Measure of(Role role, String statistic) {
            String word = statistic.isEmpty() ? role.word() : role.word() + "." + statistic;
            return new Measure(word, role.unit(), Scope.EITHER, false, Optional.of(role), Optional.empty(), statistic);
        }

        private static Measure of(Metric metric, String statistic) {
            String word = statistic.isEmpty() ? metric.name() : metric.name() + "." + statistic;
            return new Measure(
                    word,
                    metric.unit(),
                    Scope.COMPONENT,
                    false,
                    Optional.empty(),
                    Optional.of(metric.name()),
                    statistic);
        }

        private static List<String> statistics(Metric.Statistic of) {
            return switch (of) {
                case COUNT -> List.of("");
                case PERCENTILES -> PERCENTILES;
                case LEVEL -> LEVELS;
            };
        }

        private static List<Measure> all() {
            List<Measure> all = new ArrayList<>(List.of(
                    LATENCY_MEAN,
                    LATENCY_P50,
                    LATENCY_P90,
                    LATENCY_P95,
                    LATENCY_P99,
                    LATENCY_P999,
                    LATENCY_MAX,
                    ERROR_RATE,
                    COLD_START_RATE,
                    THROTTLED,
                    ENVIRONMENTS_MAX,
                    LOST,
                    COST_MONTH,
                    COST_PER_MILLION,
                    RECOVERY,
                    COLLAPSES));
            for (Role role : Role.values()) {
                statistics(role.statistic()).stream()
                        .map(s -> of(role, s))
                        .filter(m -> !all.contains(m))
                        .forEach(all::add);
            }
            return List.copyOf(all);
        }

        /** All that is measured whatever the kinds of a design: the metrics of kinds come on top by their names. */
        public static Measure[] values() {
            return ALL.toArray(Measure[]::new);
        }

        /** True if a component must be named. */
        public boolean ofComponent() {
            return scope == Scope.COMPONENT;
        }

        /** The measure of this word. */
        public static Optional<Measure> named(String word) {
            return ALL.stream()
                    .filter(m -> m.word.equals(word))
                    .findFirst()
                    .or(() -> Kinds.ALL.stream()
                            .flatMap(k -> ofKind(k).stream())
                            .filter(m -> m.word.equals(word))
                            .findFirst());
        }

        /** The metrics of a kind by their own names. */
        public static List<Measure> ofKind(Kind kind) {
            return kind.metrics().stream()
                    .flatMap(m -> statistics(m.statistic()).stream().map(s -> of(m, s)))
                    .toList();
        }
    }
}
