package fanfare.simulator.run;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Schedule;
import fanfare.simulator.behaviour.Replication;
import fanfare.simulator.behaviour.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;

/** Runs designs. A run is a pure function of design, scenario and seed. */
public final class Simulation {
    private Simulation() {}

    /**
     * Runs all replications of a scenario.
     *
     * @param threads how many replications run at once; the result does not depend on it
     * @return empty if the watch cancelled it
     * @throws InvalidRun if the scenario does not fit the design or a file cannot be read
     */
    public static Optional<Result> run(Design design, Scenario scenario, Inputs inputs, int threads, Watch watch)
            throws InvalidRun {
        return run(design, scenario, inputs, threads, watch, Routing.MOST_RECENTLY_USED);
    }

    /** The same with another routing of requests to idle environments, to show what it matters. */
    public static Optional<Result> run(
            Design design, Scenario scenario, Inputs inputs, int threads, Watch watch, Routing routing)
            throws InvalidRun {
        return run(design, scenario, inputs, threads, watch, routing, Pricing.STANDARD);
    }

    /** The same with other prices, or another way of reckoning. */
    public static Optional<Result> run(
            Design design, Scenario scenario, Inputs inputs, int threads, Watch watch, Routing routing, Pricing pricing)
            throws InvalidRun {
        require(design, scenario);
        Replication.Setting setting = Recordings.of(design, scenario, inputs).setting(routing);
        Progress progress = new Progress(scenario, watch);
        List<Observed> observed = threads <= 1 || scenario.replications() == 1
                ? oneByOne(design, scenario, setting, progress)
                : together(design, scenario, setting, progress, Math.min(threads, scenario.replications()));
        return progress.cancelled.get()
                ? Optional.empty()
                : Optional.of(Results.of(design, scenario, observed, pricing));
    }

    private static void require(Design design, Scenario scenario) throws InvalidRun {
        for (Map.Entry<String, Traffic> e : scenario.traffic().entrySet()) {
            Component c = design.component(e.getKey())
                    .orElseThrow(() -> new InvalidRun("Scenario “" + scenario.name() + "” sends traffic from “"
                            + e.getKey() + "”, which the design does not have; rename or remove it"));
            if (c.kind() != Client.KIND) {
                throw new InvalidRun("Scenario “" + scenario.name() + "” sends traffic from “" + e.getKey() + "”, a "
                        + c.kind().title().toLowerCase(java.util.Locale.ROOT)
                        + "; only clients have traffic, schedules fire by themselves");
            }
        }
        boolean scheduled = design.components().stream().anyMatch(c -> c.kind() == Schedule.KIND);
        if (scenario.traffic().isEmpty() && !scheduled) {
            throw new InvalidRun("Scenario “" + scenario.name()
                    + "” has no traffic: add a client to the design and give it traffic in the scenario");
        }
        if (scenario.warmUp() >= scenario.duration()) {
            throw new InvalidRun(
                    "Scenario “" + scenario.name() + "”: the warm-up period must be shorter than the duration");
        }
    }

    private static List<Observed> oneByOne(
            Design design, Scenario scenario, Replication.Setting setting, Progress progress) {
        List<Observed> all = new ArrayList<>();
        for (int i = 0; i < scenario.replications() && !progress.cancelled.get(); i++) {
            all.add(replicate(design, scenario, i, setting, progress));
        }
        return all;
    }

    private static Observed replicate(
            Design design, Scenario scenario, int number, Replication.Setting setting, Progress progress) {
        Replication r = new Replication(design, scenario, number, setting);
        r.run((now, events) -> progress.report(number, now));
        progress.report(number, scenario.duration());
        return Observed.of(r, scenario);
    }

    private static List<Observed> together(
            Design design, Scenario scenario, Replication.Setting setting, Progress progress, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, DAEMONS);
        try {
            List<Future<Observed>> running = new ArrayList<>();
            for (int i = 0; i < scenario.replications(); i++) {
                int number = i;
                running.add(pool.submit(() -> replicate(design, scenario, number, setting, progress)));
            }
            List<Observed> inOrder = new ArrayList<>();
            for (Future<Observed> f : running) {
                inOrder.add(f.get());
            }
            return inOrder;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            progress.cancelled.set(true);
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            pool.shutdownNow();
        }
    }

    private static final ThreadFactory DAEMONS = task -> {
        Thread t = new Thread(task, "simulation");
        t.setDaemon(true);
        t.setPriority(Thread.MIN_PRIORITY);
        return t;
    };

    /** Adds up how far the replications are and asks the watch. */
    private static final class Progress {
        private final Watch watch;
        private final double whole;
        private final AtomicLongArray reached;
        final AtomicBoolean cancelled = new AtomicBoolean();

        Progress(Scenario scenario, Watch watch) {
            this.watch = watch;
            this.reached = new AtomicLongArray(scenario.replications());
            this.whole = (double) scenario.duration() * scenario.replications();
        }

        boolean report(int number, long now) {
            reached.set(number, now);
            double sum = 0;
            for (int i = 0; i < reached.length(); i++) {
                sum += reached.get(i);
            }
            if (!cancelled.get() && !watch.progress(sum / whole)) {
                cancelled.set(true);
            }
            return !cancelled.get();
        }
    }
}
