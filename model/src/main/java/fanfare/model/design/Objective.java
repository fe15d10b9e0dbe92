package fanfare.model.design;

import fanfare.model.kind.Unit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
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

    /** What an objective can measure. */
    public enum Measure {
        LATENCY_MEAN("latency.mean", Unit.TIME, true),
        LATENCY_P50("latency.p50", Unit.TIME, true),
        LATENCY_P90("latency.p90", Unit.TIME, true),
        LATENCY_P95("latency.p95", Unit.TIME, true),
        LATENCY_P99("latency.p99", Unit.TIME, true),
        LATENCY_P999("latency.p999", Unit.TIME, true),
        LATENCY_MAX("latency.max", Unit.TIME, true),
        ERROR_RATE("errors.rate", Unit.SHARE, true),
        COLD_START_RATE("coldStarts.rate", Unit.SHARE, true),
        THROTTLED("throttled", Unit.ONE, true),
        ENVIRONMENTS_MAX("environments.max", Unit.ONE, true),
        LOST("lost", Unit.ONE, false),
        COST_MONTH("cost.month", Unit.ONE, false),
        COST_PER_MILLION("cost.perMillionSourceEvents", Unit.ONE, false);

        private final String word;
        private final Unit unit;
        private final boolean ofComponent;

        Measure(String word, Unit unit, boolean ofComponent) {
            this.word = word;
            this.unit = unit;
            this.ofComponent = ofComponent;
        }

        /** The word in files. */
        public String word() {
            return word;
        }

        /** What the limit counts. */
        public Unit unit() {
            return unit;
        }

        /** True if it is measured at a component, false if over the whole design. */
        public boolean ofComponent() {
            return ofComponent;
        }

        /** True for amounts of money. */
        public boolean money() {
            return this == COST_MONTH || this == COST_PER_MILLION;
        }

        /** The measure of this word. */
        public static Optional<Measure> named(String word) {
            return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
        }
    }
}
