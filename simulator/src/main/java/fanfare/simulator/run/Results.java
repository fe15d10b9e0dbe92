package fanfare.simulator.run;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Function;
import fanfare.model.kind.Metric;
import fanfare.model.kind.Unit;
import fanfare.simulator.behaviour.Cause;
import fanfare.simulator.behaviour.Recovery;
import fanfare.simulator.behaviour.StateTally;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Folds the replications, in their order, into one result. */
final class Results {
    private static final double SECOND = 1e9;
    private static final double MS = 1e6;

    private final Design design;
    private final Scenario scenario;
    private final List<Observed> runs;
    private final double measuredSeconds;
    private final Pricing pricing;

    private Results(Design design, Scenario scenario, List<Observed> runs, Pricing pricing) {
        this.pricing = pricing;
        this.design = design;
        this.scenario = scenario;
        this.runs = runs;
        this.measuredSeconds = (scenario.duration() - scenario.warmUp()) / SECOND;
    }

    static Result of(Design design, Scenario scenario, List<Observed> runs, Pricing pricing) {
        return new Results(design, scenario, runs, pricing).fold();
    }

    private Result fold() {
        List<Result.OfComponent> components = new ArrayList<>();
        for (int i = 0; i < design.components().size(); i++) {
            components.add(component(i));
        }
        List<Result.Path> paths = paths();
        CostOfRun cost = new CostOfRun(design, runs, measuredSeconds, pricing);
        List<String> remarks = new ArrayList<>(new Remarks(scenario, components, paths).all());
        runs.stream()
                .map(Observed::ranAwayAt)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min()
                .ifPresent(at -> remarks.add(0, Remarks.ranAway(at)));
        remarks.addAll(cost.remarks());
        Result.Cost bill = cost.cost();
        List<Result.Pattern> patterns = Patterns.of(design, runs, paths);
        List<Result.OfFault> faults = faults();
        return new Result(
                provenance(),
                components,
                connections(),
                states(),
                paths,
                fanOut(),
                patterns,
                faults,
                cost.metered(),
                bill,
                new Objectives(components, patterns, faults, bill).checked(design.objectives()),
                remarks);
    }

    private Result.Provenance provenance() {
        long events = 0;
        long born = 0;
        long hash = 17;
        for (Observed o : runs) {
            events += o.events();
            born += sum(o.born());
            hash = hash * 0x9E3779B97F4A7C15L + o.fingerprint();
        }
        return new Result.Provenance(
                design.name(),
                scenario.name(),
                scenario.seed(),
                scenario.replications(),
                scenario.duration() / SECOND,
                measuredSeconds,
                born,
                events,
                String.format("%016x", hash));
    }

    static long sum(long[] values) {
        long sum = 0;
        for (long v : values) {
            sum += v;
        }
        return sum;
    }

    private Result.OfComponent component(int i) {
        Component c = design.components().get(i);
        List<Observed.OfStation> all =
                runs.stream().map(o -> o.stations().get(i)).toList();
        Intervals<Observed.OfStation> ci = new Intervals<>(all);
        double arrivals = ci.mean("arrivals", o -> o.station().arrivals());
        double completed = ci.mean("completed", o -> o.station().completed());
        double errors = ci.mean("errors", o -> o.station().errors());
        double throttled = ci.mean("throttled", o -> o.station().throttled());
        LatencyHistogram latency =
                merged(all.stream().map(o -> o.station().latency()).toList());
        latencyIntervals(ci, "latencyMs", o -> o.station().latency());
        double inside = ci.mean("concurrency.mean", o -> o.inside().mean());
        long mostInside = all.stream().mapToLong(o -> o.inside().max()).max().orElse(0);
        Metrics metrics = metrics(all.stream().map(Observed.OfStation::metrics).toList(), ci);
        boolean function = c.kind() == Function.KIND;
        if (function) {
            ci.interval("coldStarts", o -> count(o.metrics(), "ColdStarts"));
            ci.interval("environments.mean", o -> level(o.metrics(), "Environments"));
        }
        return new Result.OfComponent(
                c.name(),
                c.kind().name(),
                arrivals,
                completed,
                errors,
                throttled,
                function ? Optional.of(metrics.counts.get("ColdStarts")) : Optional.empty(),
                latency(latency, 1 / MS),
                new Result.Level(inside, mostInside),
                function ? Optional.of(metrics.levels.get("Environments")) : Optional.empty(),
                metrics.counts,
                metrics.times,
                metrics.levels,
                timeline(all.get(0).station().timeline()),
                ci.all());
    }

    private static double count(Observed.Metrics m, String name) {
        return m.counts().entrySet().stream()
                .filter(e -> e.getKey().name().equals(name))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static double level(Observed.Metrics m, String name) {
        return m.levels().entrySet().stream()
                .filter(e -> e.getKey().name().equals(name))
                .mapToDouble(e -> e.getValue().mean())
                .sum();
    }

    static <T> void latencyIntervals(
            Intervals<T> ci, String field, java.util.function.Function<T, LatencyHistogram> of) {
        ci.interval(field + ".mean", o -> of.apply(o).mean() / MS);
        for (double p : new double[] {50, 90, 95, 99, 99.9}) {
            String name = p == 99.9 ? "p999" : "p" + (int) p;
            ci.interval(field + "." + name, o -> of.apply(o).percentile(p) / MS);
        }
    }

    static LatencyHistogram merged(List<LatencyHistogram> inOrder) {
        LatencyHistogram all = new LatencyHistogram();
        inOrder.forEach(all::merge);
        return all;
    }

    static Result.Latency latency(LatencyHistogram h, double scale) {
        if (h.count() == 0) {
            return Result.Latency.NONE;
        }
        List<Result.Bucket> buckets = new ArrayList<>();
        h.forEachBucket((from, to, count) -> buckets.add(new Result.Bucket(from * scale, to * scale, count)));
        return new Result.Latency(
                h.count(),
                h.mean() * scale,
                h.percentile(50) * scale,
                h.percentile(90) * scale,
                h.percentile(95) * scale,
                h.percentile(99) * scale,
                h.percentile(99.9) * scale,
                h.max() * scale,
                buckets);
    }

    private record Metrics(
            SortedMap<String, Double> counts,
            SortedMap<String, Result.Latency> times,
            SortedMap<String, Result.Level> levels) {}

    private static <T> Metrics metrics(List<Observed.Metrics> all, Intervals<T> ci) {
        SortedMap<String, Double> counts = new TreeMap<>();
        SortedMap<String, Result.Latency> times = new TreeMap<>();
        SortedMap<String, Result.Level> levels = new TreeMap<>();
        int n = all.size();
        for (Metric m : all.get(0).counts().keySet()) {
            counts.put(m.name(), all.stream().mapToLong(o -> o.counts().get(m)).sum() / (double) n);
        }
        for (Metric m : all.get(0).times().keySet()) {
            LatencyHistogram h = merged(all.stream().map(o -> o.times().get(m)).toList());
            times.put(m.name(), latency(h, m.unit() == Unit.TIME ? 1 / MS : 1));
        }
        for (Metric m : all.get(0).levels().keySet()) {
            double sum = 0;
            long most = 0;
            for (Observed.Metrics o : all) {
                sum += o.levels().get(m).mean();
                most = Math.max(most, o.levels().get(m).max());
            }
            levels.put(m.name(), new Result.Level(sum / n, most));
        }
        return new Metrics(counts, times, levels);
    }

    private static Result.Timeline timeline(Timeline t) {
        double seconds = (t.start(1) - t.start(0)) / SECOND;
        List<Double> rate = new ArrayList<>();
        List<Double> latency = new ArrayList<>();
        List<Double> inside = new ArrayList<>();
        for (int i = 0; i < t.pieces(); i++) {
            rate.add(t.arrivals(i) / seconds);
            latency.add(t.meanLatency(i) / MS);
            inside.add((double) t.level(i));
        }
        return new Result.Timeline(seconds, rate, latency, inside);
    }

    private List<Result.OfConnection> connections() {
        List<Result.OfConnection> all = new ArrayList<>();
        for (Connection.Id id : runs.get(0).mappings().keySet()) {
            Metrics m = metrics(runs.stream().map(o -> o.mappings().get(id)).toList(), new Intervals<>(runs));
            all.add(new Result.OfConnection(id.from(), id.as(), id.to(), m.counts, m.times, m.levels));
        }
        return all;
    }

    private List<Result.OfState> states() {
        List<Result.OfState> all = new ArrayList<>();
        for (int i = 0; i < design.components().size(); i++) {
            int component = i;
            for (String state : runs.get(0).stations().get(i).states().keySet()) {
                List<StateTally> tallies = runs.stream()
                        .map(o -> o.stations().get(component).states().get(state))
                        .toList();
                all.add(state(design.components().get(i).name(), state, tallies));
            }
        }
        return all;
    }

    private static Result.OfState state(String workflow, String state, List<StateTally> tallies) {
        double n = tallies.size();
        return new Result.OfState(
                workflow,
                state,
                tallies.stream().mapToLong(StateTally::entered).sum() / n,
                tallies.stream().mapToLong(StateTally::retried).sum() / n,
                tallies.stream().mapToLong(StateTally::failed).sum() / n,
                latency(merged(tallies.stream().map(StateTally::time).toList()), 1 / MS));
    }

    private List<Result.Path> paths() {
        record Key(int source, int component) {}
        Map<Key, Boolean> keys =
                new TreeMap<>(java.util.Comparator.comparingInt(Key::source).thenComparingInt(Key::component));
        runs.forEach(o -> o.paths().forEach(p -> keys.put(new Key(p.source(), p.component()), true)));
        List<Result.Path> all = new ArrayList<>();
        for (Key k : keys.keySet()) {
            List<Observed.OfPath> ends = runs.stream()
                    .map(o -> o.paths().stream()
                            .filter(p -> p.source() == k.source && p.component() == k.component)
                            .findFirst()
                            .orElse(new Observed.OfPath(
                                    k.source, k.component, new LatencyHistogram(), new long[Cause.COUNT], 0, 0, 0)))
                    .toList();
            all.add(path(k.source, k.component, ends));
        }
        return all;
    }

    private Result.Path path(int source, int component, List<Observed.OfPath> ends) {
        Intervals<Observed.OfPath> ci = new Intervals<>(ends);
        LatencyHistogram latency =
                merged(ends.stream().map(Observed.OfPath::latency).toList());
        latencyIntervals(ci, "latencyMs", Observed.OfPath::latency);
        Map<String, Double> causes = new LinkedHashMap<>();
        for (Cause cause : Cause.values()) {
            double sum = 0;
            for (Observed.OfPath p : ends) {
                sum += p.causes()[cause.ordinal()];
            }
            causes.put(cause.word(), latency.count() == 0 ? 0 : sum / latency.count() / MS);
        }
        return new Result.Path(
                runs.get(0).sources().get(source),
                design.components().get(component).name(),
                ci.mean("completed", p -> p.latency().count()),
                ci.mean("failed", Observed.OfPath::failed),
                ci.mean("lost", Observed.OfPath::lost),
                ci.mean("deadLettered", Observed.OfPath::deadLettered),
                latency(latency, 1 / MS),
                causes,
                ci.all());
    }

    private List<Result.FanOut> fanOut() {
        List<Result.FanOut> all = new ArrayList<>();
        List<String> sources = runs.get(0).sources();
        for (int s = 0; s < sources.size(); s++) {
            long born = 0;
            SortedMap<String, Double> by = new TreeMap<>();
            for (Observed o : runs) {
                born += o.born()[s];
            }
            double total = 0;
            SortedMap<Integer, Long> arrivals = new TreeMap<>();
            for (Observed o : runs) {
                o.arrivals().get(s).forEach((c, count) -> arrivals.merge(c, count, Long::sum));
            }
            for (Map.Entry<Integer, Long> e : arrivals.entrySet()) {
                if (born > 0) {
                    by.put(design.components().get(e.getKey()).name(), e.getValue() / (double) born);
                    total += e.getValue() / (double) born;
                }
            }
            all.add(new Result.FanOut(sources.get(s), total, by));
        }
        return all;
    }

    private List<Result.OfFault> faults() {
        List<Result.OfFault> all = new ArrayList<>();
        List<String> sources = runs.get(0).sources();
        for (Fault f : scenario.faults()) {
            int component = indexOf(f.on());
            for (int s = 0; s < sources.size(); s++) {
                int source = s;
                boolean reached =
                        runs.stream().anyMatch(o -> o.arrivals().get(source).containsKey(component));
                List<Recovery> each = runs.stream()
                        .flatMap(o -> Recovery.of(o.pulse(), source, f, scenario).stream())
                        .toList();
                if (reached && !each.isEmpty()) {
                    all.add(new Result.OfFault(
                            f.type().word(),
                            f.on(),
                            f.from(),
                            f.at() / SECOND,
                            f.lasting() / SECOND,
                            sources.get(s),
                            meanRecovery(each),
                            each.stream().anyMatch(Recovery::collapsed)));
                }
            }
        }
        return all;
    }

    private static Optional<Double> meanRecovery(List<Recovery> each) {
        return each.stream().allMatch(r -> r.seconds().isPresent())
                ? Optional.of(each.stream()
                        .mapToDouble(r -> r.seconds().orElseThrow())
                        .average()
                        .orElseThrow())
                : Optional.empty();
    }

    private int indexOf(String component) {
        for (int i = 0; i < design.components().size(); i++) {
            if (design.components().get(i).name().equals(component)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no component " + component);
    }
}
