package fanfare.simulator.behaviour;

import fanfare.model.kind.Meter;
import fanfare.model.kind.Metric;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The collectors of one component or connection: one for every metric and meter that its kind declares. */
public final class Collectors {
    private final Map<Metric, Counter> counts = new LinkedHashMap<>();
    private final Map<Metric, LatencyHistogram> times = new LinkedHashMap<>();
    private final Map<Metric, TimeAverage> levels = new LinkedHashMap<>();
    private final Map<Meter, Counter> meters = new LinkedHashMap<>();

    Collectors(fanfare.model.kind.Declared declared) {
        for (Metric m : declared.metrics()) {
            switch (m.statistic()) {
                case COUNT -> counts.put(m, new Counter());
                case PERCENTILES -> times.put(m, new LatencyHistogram());
                case LEVEL -> levels.put(m, new TimeAverage());
            }
        }
        declared.meters().forEach(m -> meters.put(m, new Counter()));
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

    void reset(long now) {
        counts.values().forEach(Counter::reset);
        times.values().forEach(LatencyHistogram::reset);
        levels.values().forEach(l -> l.reset(now));
        meters.values().forEach(Counter::reset);
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

    /** Every meter with what it counted. */
    public void forEachMeter(BiConsumer<Meter, Counter> visitor) {
        meters.forEach(visitor);
    }
}
