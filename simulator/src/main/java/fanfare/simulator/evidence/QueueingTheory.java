package fanfare.simulator.evidence;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Watch;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/** The closed forms of queueing theory, each written as a design. */
final class QueueingTheory {
    static final Experiment EXPERIMENT = new Experiment(
            "Theory",
            "Closed forms of queueing theory",
            "Erlang; Pollaczek and Khinchine; Little; as in Gross et al., Fundamentals of Queueing Theory",
            "Each system is a design, simulated in twenty replications; the closed form must lie within three standard"
                    + " errors.",
            QueueingTheory::run);

    private static final int REPLICATIONS = 20;
    private static final int ERRORS_ALLOWED = 3;
    /** Half a 95 % interval is this many standard errors. */
    private static final double T = new TDistribution(null, REPLICATIONS - 1.0).inverseCumulativeProbability(0.975);

    private QueueingTheory() {}

    private static Evidence run(Watch watch) throws InvalidRun {
        return Evidence.of(List.of(
                singleServer(watch),
                manyServers(watch),
                lossSystem(watch),
                generalService(watch),
                constantService(watch),
                infiniteServers(watch),
                finitePopulation(watch),
                tokenBucket(watch),
                retries(watch)));
    }

    private static Comparison singleServer(Watch watch) throws InvalidRun {
        Result r = run(Trial.station(exponential(0.8), 1), new Traffic.Poisson(1), 40_000, 1_000, watch);
        return compared("M/M/1 at 80 % load: time in the system", "ms", 4_000, latency(r, "Station"));
    }

    private static Comparison manyServers(Watch watch) throws InvalidRun {
        int servers = 5;
        double load = 4.5;
        double wait = erlangC(servers, load) / (servers - load);
        Result r = run(Trial.station(exponential(1), servers), new Traffic.Poisson(load), 20_000, 1_000, watch);
        return compared("M/M/5 at 90 % load: time by Erlang C", "ms", 1_000 * (1 + wait), latency(r, "Station"));
    }

    private static Comparison lossSystem(Watch watch) throws InvalidRun {
        int servers = 4;
        double load = 3;
        Component f = Trial.function(exponential(1)).with(Function.RESERVED_CONCURRENCY, (long) servers);
        Result r = run(f, new Traffic.Poisson(load), 20_000, 100, watch);
        return compared(
                "M/M/4/4, 3 erlangs: throttles by Erlang B",
                "",
                erlangB(servers, load) * load * r.of().measured(),
                of(r, "Function", "throttled"));
    }

    private static Comparison generalService(Watch watch) throws InvalidRun {
        double cv = 1.5;
        double load = 0.7;
        double wait = load * (1 + cv * cv) / (2 * (1 - load));
        Result r = run(
                Trial.station(new Distribution.LogNormal(Trial.SECOND, cv), 1),
                new Traffic.Poisson(load),
                60_000,
                2_000,
                watch);
        return compared(
                "M/G/1, log-normal: time by Pollaczek and Khinchine", "ms", 1_000 * (1 + wait), latency(r, "Station"));
    }

    private static Comparison constantService(Watch watch) throws InvalidRun {
        Result r = run(
                Trial.station(Distribution.constant(Trial.SECOND), 1), new Traffic.Poisson(0.8), 40_000, 1_000, watch);
        return compared("M/D/1 at 80 % load: time in the system", "ms", 3_000, latency(r, "Station"));
    }

    private static Comparison infiniteServers(Watch watch) throws InvalidRun {
        Component f = Trial.function(new Distribution.Gamma(2 * Trial.SECOND, 0.7));
        Result r = run(f, new Traffic.Poisson(20), 2_000, 50, watch);
        return compared("M/G/∞: concurrency = rate × duration", "", 40, of(r, "Function", "concurrency.mean"));
    }

    /** Five users who think for 10 s on average at one server of 2 s: the machine repair model. */
    private static Comparison finitePopulation(Watch watch) throws InvalidRun {
        int users = 5;
        double ratio = 0.2;
        double sum = 0;
        double term = 1;
        for (int k = 0; k <= users; k++) {
            sum += term;
            term *= (users - k) * ratio;
        }
        double throughput = (1 - 1 / sum) / 2;
        Result r = run(Trial.station(exponential(2), 1), new Traffic.Users(users, exponential(10)), 20_000, 500, watch);
        return compared(
                "M/M/1//5: throughput of the machine repair model",
                "",
                throughput * r.of().measured(),
                of(r, "Station", "completed"));
    }

    private static Comparison tokenBucket(Watch watch) throws InvalidRun {
        Component limited = Component.of("Station", External.KIND)
                .with(External.LATENCY, Distribution.constant(0.001 * Trial.SECOND))
                .with(External.RATE_LIMIT, 10.0);
        Result r = run(limited, new Traffic.Poisson(50), 1_000, 10, watch);
        double expected = 10 * r.of().measured();
        double simulated = r.component("Station").orElseThrow().completed();
        return new Comparison("token bucket of 10/s under 50/s: throughput", "", expected, simulated, 10);
    }

    private static Comparison retries(Watch watch) throws InvalidRun {
        double p = 0.3;
        Design d = Design.named("Evidence")
                .with(Component.of(Trial.CLIENT, Client.KIND))
                .with(Component.of("Station", External.KIND)
                        .with(External.LATENCY, Distribution.constant(0.01 * Trial.SECOND))
                        .with(External.ERROR_RATE, p))
                .with(Connection.of(Trial.CLIENT, Interactions.INVOKE, "Station")
                        .with(Call.RETRIES, 3L));
        Result r = run(d, new Traffic.Poisson(50), 1_000, 10, watch);
        double attempts = 50 * r.of().measured() * (1 - p * p * p * p) / (1 - p);
        return compared("three retries at 30 % errors: attempts", "", attempts, of(r, "Station", "arrivals"));
    }

    private static Result run(Component called, Traffic traffic, double seconds, double warmUp, Watch watch)
            throws InvalidRun {
        return run(Trial.invoking(called), traffic, seconds, warmUp, watch);
    }

    private static Result run(Design design, Traffic traffic, double seconds, double warmUp, Watch watch)
            throws InvalidRun {
        long duration = (long) (seconds * Trial.SECOND);
        return Trial.run(design, traffic, duration, (long) (warmUp * Trial.SECOND), REPLICATIONS, watch);
    }

    private static Result.Interval latency(Result r, String component) {
        return of(r, component, "latencyMs.mean");
    }

    private static Result.Interval of(Result r, String component, String figure) {
        return r.component(component).orElseThrow().ci95().get(figure);
    }

    private static Comparison compared(String what, String unit, double expected, Result.Interval simulated) {
        double mean = (simulated.low() + simulated.high()) / 2;
        double error = (simulated.high() - simulated.low()) / 2 / T;
        return new Comparison(what, unit, expected, mean, ERRORS_ALLOWED * error);
    }

    private static Distribution exponential(double seconds) {
        return new Distribution.Exponential(seconds * Trial.SECOND);
    }

    private static double erlangB(int servers, double load) {
        double b = 1;
        for (int k = 1; k <= servers; k++) {
            b = load * b / (k + load * b);
        }
        return b;
    }

    private static double erlangC(int servers, double load) {
        double b = erlangB(servers, load);
        double rho = load / servers;
        return b / (1 - rho + rho * b);
    }
}
