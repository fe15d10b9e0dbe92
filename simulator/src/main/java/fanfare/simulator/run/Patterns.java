package fanfare.simulator.run;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Metric;
import fanfare.model.kind.Role;
import fanfare.model.kind.Unit;
import fanfare.simulator.measure.LatencyHistogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Gathers what was observed under a role, wherever it was declared; what was never observed is left out. */
final class Patterns {
    private static final double MS = 1e6;
    private static final LatencyHistogram NOTHING = new LatencyHistogram();
    private static final Result.Level NO_LEVEL = new Result.Level(0, 0);

    private final Design design;
    private final List<Observed> runs;
    private final List<Result.Path> paths;
    private final List<Result.Pattern> all = new ArrayList<>();

    private Patterns(Design design, List<Observed> runs, List<Result.Path> paths) {
        this.design = design;
        this.runs = runs;
        this.paths = paths;
    }

    static List<Result.Pattern> of(Design design, List<Observed> runs, List<Result.Path> paths) {
        Patterns patterns = new Patterns(design, runs, paths);
        patterns.lags();
        patterns.components();
        patterns.connections();
        patterns.lost();
        patterns.all.sort(Comparator.comparing(Result.Pattern::role));
        return List.copyOf(patterns.all);
    }

    private void lags() {
        record Pair(int store, int origin) {}
        TreeSet<Pair> pairs = new TreeSet<>(Comparator.comparingInt(Pair::store).thenComparingInt(Pair::origin));
        runs.forEach(o -> o.lags().forEach(l -> pairs.add(new Pair(l.store(), l.origin()))));
        for (Pair p : pairs) {
            timed(
                    Role.PROJECTION_LAG,
                    Optional.of(name(p.origin)),
                    name(p.store),
                    o -> o.lags().stream()
                            .filter(l -> l.origin() == p.origin && l.store() == p.store)
                            .map(Observed.OfLag::lag)
                            .findFirst()
                            .orElse(NOTHING));
        }
    }

    private String name(int component) {
        return design.components().get(component).name();
    }

    private void components() {
        for (int i = 0; i < design.components().size(); i++) {
            int component = i;
            metrics(Optional.empty(), name(i), o -> o.stations().get(component).metrics());
        }
    }

    private void connections() {
        for (Connection.Id id : runs.get(0).mappings().keySet()) {
            metrics(Optional.of(id.from()), id.to(), o -> o.mappings().get(id));
        }
    }

    private void metrics(Optional<String> from, String at, Function<Observed, Observed.Metrics> of) {
        Observed.Metrics first = of.apply(runs.get(0));
        for (Metric m : first.counts().keySet()) {
            m.role()
                    .ifPresent(role ->
                            counted(role, from, at, o -> of.apply(o).counts().get(m)));
        }
        for (Metric m : first.times().keySet()) {
            m.role()
                    .ifPresent(role ->
                            timed(role, from, at, o -> of.apply(o).times().get(m)));
        }
        for (Metric m : first.levels().keySet()) {
            m.role()
                    .ifPresent(role ->
                            level(role, from, at, o -> of.apply(o).levels().get(m)));
        }
    }

    private void lost() {
        for (Result.Path p : paths) {
            if (p.lost() > 0) {
                all.add(new Result.Pattern(
                        Role.LOST,
                        Optional.of(p.from()),
                        p.to(),
                        p.lost(),
                        Result.Latency.NONE,
                        NO_LEVEL,
                        only(p, "lost", "count")));
            }
        }
    }

    private static SortedMap<String, Result.Interval> only(Result.Path p, String field, String as) {
        SortedMap<String, Result.Interval> one = new TreeMap<>();
        Optional.ofNullable(p.ci95().get(field)).ifPresent(i -> one.put(as, i));
        return one;
    }

    private void counted(Role role, Optional<String> from, String at, ToDoubleFunction<Observed> count) {
        Intervals<Observed> ci = new Intervals<>(runs);
        double mean = ci.mean("count", count);
        if (mean > 0) {
            all.add(new Result.Pattern(role, from, at, mean, Result.Latency.NONE, NO_LEVEL, ci.all()));
        }
    }

    private void timed(Role role, Optional<String> from, String at, Function<Observed, LatencyHistogram> times) {
        LatencyHistogram merged = Results.merged(runs.stream().map(times).toList());
        if (merged.count() > 0) {
            Intervals<Observed> ci = new Intervals<>(runs);
            Results.latencyIntervals(ci, "timesMs", times);
            double scale = role.unit() == Unit.TIME ? 1 / MS : 1;
            all.add(new Result.Pattern(role, from, at, 0, Results.latency(merged, scale), NO_LEVEL, ci.all()));
        }
    }

    private void level(Role role, Optional<String> from, String at, Function<Observed, Observed.Level> level) {
        Intervals<Observed> ci = new Intervals<>(runs);
        double mean = ci.mean("level.mean", o -> level.apply(o).mean());
        long most = runs.stream().mapToLong(o -> level.apply(o).max()).max().orElse(0);
        if (most > 0) {
            all.add(new Result.Pattern(role, from, at, 0, Result.Latency.NONE, new Result.Level(mean, most), ci.all()));
        }
    }
}
