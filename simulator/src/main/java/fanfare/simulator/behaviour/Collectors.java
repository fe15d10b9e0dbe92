package fanfare.simulator.behaviour;

import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Meter;
import fanfare.model.kind.Metric;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The collectors of one component or connection: one for every metric and meter that its kind declares. */
public final class Collectors {
    private final Map<Metric, Counter> counts = new LinkedHashMap<>();
    private final Map<Metric, LatencyHistogram> times = new LinkedHashMap<>();
    private final Map<Metric, TimeAverage> levels = new LinkedHashMap<>();
    private final Map<Meter, Counter> meters = new LinkedHashMap<>();
    private final Map<Meter, Counter[]> hidden = new LinkedHashMap<>();

    Collectors(fanfare.model.kind.Declared declared) {
        for (Metric m : declared.metrics()) {
            switch (m.statistic()) {
                case COUNT -> counts.put(m, new Counter());
                case PERCENTILES -> times.put(m, new LatencyHistogram());
                case LEVEL -> levels.put(m, new TimeAverage());
            }
        }
        declared.meters().forEach(m -> {
            meters.put(m, new Counter());
            hidden.put(m, counters());
        });
    }

    private static Counter[] counters() {
        Counter[] made = new Counter[HiddenCost.values().length];
        for (int i = 0; i < made.length; i++) {
            made[i] = new Counter();
        }
        return made;
    }

    private static <K, V> V of(Map<K, V> map, K key, String name) {
        V found = map.get(key);
        if (found == null) {
            throw new IllegalStateException("The kind does not declare " + name);
        }
        return found;
    }

    private static Metric named(Map<Metric, ?> map, String name) {
        return map.keySet().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    Counter count(String metric) {
        return of(counts, named(counts, metric), metric);
    }

    LatencyHistogram time(String metric) {
        return of(times, named(times, metric), metric);
    }

    /** Lets a metric be what somebody else records already. */
    void isRecordedIn(LatencyHistogram histogram, String metric) {
        times.replace(named(times, metric), histogram);
    }

    TimeAverage level(String metric) {
        return of(levels, named(levels, metric), metric);
    }

    Counter meter(Meter meter) {
        return of(meters, meter, meter.item());
    }

    /** A meter that also tells hidden costs apart. */
    Billed billed(Meter meter) {
        return new Billed(meter(meter), of(hidden, meter, meter.item()));
    }

    void reset(long now) {
        counts.values().forEach(Counter::reset);
        times.values().forEach(LatencyHistogram::reset);
        levels.values().forEach(l -> l.reset(now));
        meters.values().forEach(Counter::reset);
        hidden.values().forEach(all -> Arrays.stream(all).forEach(Counter::reset));
    }

    /** Every counter with its metric. */
    public void forEachCount(BiConsumer<Metric, Counter> visitor) {
        counts.forEach(visitor);
    }

    /** Every distribution with its metric. */
    public void forEachTime(BiConsumer<Metric, LatencyHistogram> visitor) {
        times.forEach(visitor);
    }

    /** Every level with its metric. */
    public void forEachLevel(BiConsumer<Metric, TimeAverage> visitor) {
        levels.forEach(visitor);
    }

    /** Sees what meters counted. */
    @FunctionalInterface
    public interface Usage {
        /** A quantity, and why it is a hidden cost; empty if it is none. */
        void metered(Meter meter, Optional<HiddenCost> why, long quantity);
    }

    /** Everything metered, each quantity once: what is hidden by its reason, and the rest. */
    public void forEachMeter(Usage visitor) {
        meters.forEach((m, all) -> {
            Counter[] parts = hidden.get(m);
            long rest = all.value();
            for (Counter part : parts) {
                rest -= part.value();
            }
            visitor.metered(m, m.hidden(), rest);
            for (HiddenCost why : HiddenCost.values()) {
                if (parts[why.ordinal()].value() != 0) {
                    visitor.metered(m, Optional.of(why), parts[why.ordinal()].value());
                }
            }
        });
    }
}
