package fanfare.simulator.run;

import fanfare.model.design.Connection;
import fanfare.model.design.Scenario;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Meter;
import fanfare.model.kind.Metric;
import fanfare.simulator.behaviour.Cause;
import fanfare.simulator.behaviour.Collectors;
import fanfare.simulator.behaviour.Paths;
import fanfare.simulator.behaviour.Replication;
import fanfare.simulator.behaviour.StateTally;
import fanfare.simulator.behaviour.Station;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.Pulse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one replication has observed, as values that no longer hold the run itself. */
record Observed(
        List<OfStation> stations,
        Map<Connection.Id, Metrics> mappings,
        List<OfPath> paths,
        List<OfLag> lags,
        long[] born,
        List<SortedMap<Integer, Long>> arrivals,
        List<String> sources,
        long events,
        int live,
        long fingerprint,
        Pulse pulse,
        OptionalLong ranAwayAt,
        long peakConcurrency) {

    /** A level's time average and maximum. */
    record Level(double mean, long max) {}

    /** Values of metrics by declaration. */
    record Metrics(Map<Metric, Long> counts, Map<Metric, LatencyHistogram> times, Map<Metric, Level> levels) {
        static Metrics of(Collectors c, long end) {
            Map<Metric, Long> counts = new LinkedHashMap<>();
            Map<Metric, LatencyHistogram> times = new LinkedHashMap<>();
            Map<Metric, Level> levels = new LinkedHashMap<>();
            c.forEachCount((m, counter) -> counts.put(m, counter.value()));
            c.forEachTime(times::put);
            c.forEachLevel((m, level) -> levels.put(m, new Level(level.mean(end), level.max())));
            return new Metrics(counts, times, levels);
        }
    }

    /** A component. */
    record OfStation(
            Station station, Level inside, Metrics metrics, Map<Used, Long> usage, Map<String, StateTally> states) {}

    /** What was metered, and why it is a hidden cost. */
    record Used(Meter meter, Optional<HiddenCost> why) {}

    /** Ends of one source's events at one component. */
    record OfPath(
            int source,
            int component,
            LatencyHistogram latency,
            long[] causes,
            long failed,
            long lost,
            long deadLettered) {

        /** The same under other numbers. */
        OfPath between(int otherSource, int otherComponent) {
            return new OfPath(otherSource, otherComponent, latency, causes, failed, lost, deadLettered);
        }
    }

    /** How far one store lags behind another. */
    record OfLag(int origin, int store, LatencyHistogram lag) {}

    static Observed of(Replication r, Scenario scenario) {
        long end = scenario.duration();
        List<OfStation> stations = new ArrayList<>();
        for (int i = 0; i < r.components().size(); i++) {
            Map<Used, Long> usage = new LinkedHashMap<>();
            r.collectors(i).forEachMeter((m, why, quantity) -> usage.merge(new Used(m, why), quantity, Long::sum));
            Station s = r.station(i);
            stations.add(new OfStation(
                    s,
                    new Level(s.inside().mean(end), s.inside().max()),
                    Metrics.of(r.collectors(i), end),
                    usage,
                    r.states(i)));
        }
        Map<Connection.Id, Metrics> mappings = new LinkedHashMap<>();
        r.connections().forEach((c, collectors) -> mappings.put(c.id(), Metrics.of(collectors, end)));
        Paths paths = r.paths();
        long[] born = new long[paths.sources()];
        List<SortedMap<Integer, Long>> arrivals = new ArrayList<>();
        List<OfPath> ends = new ArrayList<>();
        for (int s = 0; s < paths.sources(); s++) {
            born[s] = paths.born(s);
            arrivals.add(new TreeMap<>());
            for (int c = 0; c < r.components().size(); c++) {
                if (paths.arrivals(s, c) > 0) {
                    arrivals.get(s).put(c, paths.arrivals(s, c));
                }
                addPath(paths, s, c, ends);
            }
        }
        List<OfLag> lags = new ArrayList<>();
        r.projections().forEach((origin, store, lag) -> lags.add(new OfLag(origin, store, lag)));
        return new Observed(
                stations,
                mappings,
                ends,
                lags,
                born,
                arrivals,
                r.sources(),
                r.events(),
                r.live(),
                r.fingerprint(),
                paths.pulse(),
                r.ranAwayAt(),
                r.peakConcurrency());
    }

    private static void addPath(Paths paths, int s, int c, List<OfPath> ends) {
        LatencyHistogram latency = paths.latency(s, c);
        boolean silent = latency == null && paths.failures(s, c) + paths.losses(s, c) + paths.burials(s, c) == 0;
        if (!silent) {
            ends.add(new OfPath(
                    s,
                    c,
                    latency == null ? new LatencyHistogram() : latency,
                    latency == null ? new long[Cause.COUNT] : paths.causes(s, c),
                    paths.failures(s, c),
                    paths.losses(s, c),
                    paths.burials(s, c)));
        }
    }
}
