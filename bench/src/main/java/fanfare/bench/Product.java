package fanfare.bench;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Settings;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.Map;

/**
 * The works as designs, run by the product: Poisson clients of an external service with so many requests at once, and of
 * a function. Histograms, levels, timelines, causes, cold starts, limits, usage and cost are all on.
 */
final class Product implements Contender {
    private static final String CLIENTS = "Clients";
    private static final String SERVERS = "Servers";
    private static final long QUARTER_SECOND = 250_000_000L;
    private static final long LONGEST_TIMEOUT = 900_000_000_000L;

    /** Requests a second that one environment takes: so many that none waits for it. */
    private static final double UNLIMITED = 1e6;

    @Override
    public Outcome run(Work work, long customers, long seed) {
        long warmUp = (long) (work.warmUp(customers) * work.gap());
        long horizon = warmUp + (long) (customers * work.gap());
        Scenario scenario = Scenario.of("Benchmark", Map.of(CLIENTS, new Traffic.Poisson(work.arrivalRate())))
                .lasting(horizon, warmUp)
                .seeded(seed);
        StopWatch watch = new StopWatch((double) warmUp / horizon);
        Result result = run(design(work), scenario, watch);
        long spent = ProcessorTime.now() - watch.started;
        return new Outcome(spent, 2 * result.of().sourceEvents(), figures(work, result));
    }

    static Result run(Design design, Scenario scenario, Watch watch) {
        try {
            return Simulation.run(design, scenario, Inputs.none(), 1, watch).orElseThrow();
        } catch (InvalidRun e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the clock when the warm-up period is over. */
    private static final class StopWatch implements Watch {
        private final double warmUp;
        private long started;

        StopWatch(double warmUp) {
            this.warmUp = warmUp;
        }

        @Override
        public boolean progress(double share) {
            if (started == 0 && share >= warmUp) {
                started = ProcessorTime.now();
            }
            return true;
        }
    }

    static Design design(Work work) {
        Component servers = work == Work.C ? function(work) : external(work);
        return Design.named("Work " + work)
                .withAccount(Settings.NONE.with(Account.CONCURRENCY, 1_000_000L))
                .with(Component.of(CLIENTS, Client.KIND))
                .with(servers)
                .with(Connection.of(CLIENTS, Interactions.INVOKE, SERVERS));
    }

    private static Component external(Work work) {
        return Component.of(SERVERS, External.KIND)
                .with(External.LATENCY, new Distribution.Exponential(work.service()))
                .with(External.CONCURRENCY, (long) work.servers());
    }

    private static Component function(Work work) {
        return Component.of(SERVERS, Function.KIND)
                .with(Function.CPU_TIME, Distribution.constant(0))
                .with(Function.WAIT_TIME, new Distribution.Exponential(work.service()))
                .with(Function.TIMEOUT, LONGEST_TIMEOUT)
                .with(Function.PLACEMENT_TIME, Distribution.constant(0))
                .with(Function.INIT_TIME, Distribution.constant(QUARTER_SECOND))
                .with(Function.ENVIRONMENT_RATE, UNLIMITED)
                .with(Function.IDLE_EXPIRY, Distribution.constant(Work.IDLE_EXPIRY));
    }

    private static double[] figures(Work work, Result result) {
        Result.OfComponent servers = result.component(SERVERS).orElseThrow();
        if (work != Work.C) {
            double waiting = servers.levels().get("Waiting").mean();
            double rate = servers.arrivals() / result.of().measured();
            return new double[] {waiting / rate * 1e9 / work.service()};
        }
        return new double[] {
            servers.coldStarts().orElseThrow() / servers.arrivals(),
            servers.environments().orElseThrow().mean(),
            servers.concurrency().mean()
        };
    }
}
