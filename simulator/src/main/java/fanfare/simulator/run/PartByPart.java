package fanfare.simulator.run;

import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.simulator.behaviour.Replication;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The replications of a scenario, each run part by part, the largest parts first; whole where the parts are not independent. */
final class PartByPart {
    private static final long MICROSECOND = 1_000;
    /** Of a part that cannot be run alone: a circle in it is cut off by what happens in the whole. */
    private static final long TOO_MUCH = Long.MAX_VALUE / 2;

    private final Design design;
    private final Scenario scenario;
    private final Replication.Setting setting;
    private final int threads;
    private final Watch watch;
    private final List<Part> parts;
    private final long concurrency;
    private final double whole;
    private final AtomicLong reached = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    PartByPart(Design design, Scenario scenario, Replication.Setting setting, int threads, Watch watch) {
        this.design = design;
        this.scenario = scenario;
        this.setting = setting;
        this.threads = threads;
        this.watch = watch;
        parts = Part.of(design, scenario);
        concurrency = Replication.unreserved(design);
        whole = (double) scenario.duration() / MICROSECOND * scenario.replications() * parts.size();
    }

    /** What each replication observed; empty if the watch cancelled the run. */
    Optional<List<Observed>> observed() {
        int n = parts.size();
        int[] order = largestFirst();
        AtomicLongArray peaks = new AtomicLongArray(scenario.replications());
        List<Observed> all = InOrder.of(
                scenario.replications() * n,
                threads,
                i -> i / n * n + order[i % n],
                i -> unlessCollided(peaks, i / n, parts.get(i % n)),
                this::cancel);
        List<Observed> joined = new ArrayList<>();
        for (int r = 0; r < scenario.replications() && !cancelled.get(); r++) {
            joined.add(
                    independent(peaks.get(r))
                            ? Joined.of(design, scenario, parts, all.subList(r * n, r * n + n))
                            : run(new Replication(design, scenario, r, setting)));
        }
        return cancelled.get() ? Optional.empty() : Optional.of(joined);
    }

    /** Summaries of all parts; of the whole alone if they are not independent; empty if the watch cancelled the run. */
    <T> Optional<List<T>> summaries(BiFunction<Part, List<Observed>, T> summary) {
        int[] order = largestFirst();
        AtomicLongArray peaks = new AtomicLongArray(scenario.replications());
        List<T> all = InOrder.of(
                parts.size(), threads, i -> order[i], i -> summarize(parts.get(i), peaks, summary), this::cancel);
        boolean apart = true;
        for (int r = 0; r < scenario.replications(); r++) {
            apart &= independent(peaks.get(r));
        }
        if (apart || cancelled.get()) {
            return cancelled.get() ? Optional.empty() : Optional.of(all);
        }
        Optional<List<Observed>> runs = observed();
        return runs.map(o -> List.of(summary.apply(new Part(design, scenario, List.of()), o)));
    }

    private <T> T summarize(Part part, AtomicLongArray peaks, BiFunction<Part, List<Observed>, T> summary) {
        List<Observed> runs = new ArrayList<>();
        for (int r = 0; r < scenario.replications(); r++) {
            Observed o = unlessCollided(peaks, r, part);
            if (o == null) {
                return null;
            }
            runs.add(o);
        }
        return summary.apply(part, runs);
    }

    private int[] largestFirst() {
        double[] loads = parts.stream().mapToDouble(Part::load).toArray();
        return IntStream.range(0, loads.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -loads[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    /** Runs a part; null if it is known meanwhile that the parts are not independent, or the run was cancelled. */
    private Observed unlessCollided(AtomicLongArray peaks, int replication, Part part) {
        if (cancelled.get() || !independent(peaks.get(replication))) {
            return null;
        }
        Replication r = new Replication(part.design(), part.scenario(), replication, setting, concurrency);
        if (parts.size() > 1 && r.mayRunAway()) {
            peaks.set(replication, TOO_MUCH);
            return null;
        }
        Observed o = run(r);
        peaks.addAndGet(replication, o.peakConcurrency());
        return o;
    }

    /** Peaks that add up to no more than there is cannot have stood in each other's way. */
    private boolean independent(long peaks) {
        return parts.size() == 1 || peaks <= concurrency;
    }

    private Observed run(Replication r) {
        long[] before = new long[1];
        r.run((now, events) -> report(before, now));
        report(before, scenario.duration());
        return Observed.of(r, scenario);
    }

    private boolean report(long[] before, long now) {
        long sum = reached.addAndGet(now / MICROSECOND - before[0]);
        before[0] = now / MICROSECOND;
        if (!cancelled.get() && !watch.progress(Math.min(1, sum / whole))) {
            cancel();
        }
        return !cancelled.get();
    }

    private void cancel() {
        cancelled.set(true);
    }
}
