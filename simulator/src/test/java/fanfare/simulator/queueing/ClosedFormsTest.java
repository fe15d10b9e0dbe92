package fanfare.simulator.queueing;

import static fanfare.simulator.queueing.Designs.SECOND;
import static fanfare.simulator.queueing.Designs.calling;
import static fanfare.simulator.queueing.Designs.constant;
import static fanfare.simulator.queueing.Designs.exponential;
import static fanfare.simulator.queueing.Designs.function;
import static fanfare.simulator.queueing.Designs.run;
import static fanfare.simulator.queueing.Designs.station;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Queueing theory's closed forms, each written as a design; within three standard errors of twenty replications. */
class ClosedFormsTest {
    private static final int REPLICATIONS = 20;
    /** Half a 95 % interval is this many standard errors. */
    private static final double T = new TDistribution(null, REPLICATIONS - 1.0).inverseCumulativeProbability(0.975);

    private static void within3Errors(Result.Interval ci, double expected) {
        double mean = (ci.low() + ci.high()) / 2;
        double error = (ci.high() - ci.low()) / 2 / T;
        assertThat(mean).as("closed form %s", expected).isBetween(expected - 3 * error, expected + 3 * error);
        assertThat(error).as("standard error is small").isLessThan(0.05 * expected);
    }

    private static Result.Interval latency(Result r, String component) {
        return r.component(component).orElseThrow().ci95().get("latencyMs.mean");
    }

    @Test
    @DisplayName("M/M/1, ρ 0.8: time in the system 1/(μ−λ) = 4 s, number in it ρ/(1−ρ) = 4")
    void mm1() throws InvalidRun {
        Result r = run(station(exponential(0.8), 1), new Traffic.Poisson(1), 40_000, 1_000, REPLICATIONS);
        within3Errors(latency(r, "Station"), 4_000);
        within3Errors(r.component("Station").orElseThrow().ci95().get("concurrency.mean"), 4);
    }

    @Test
    @DisplayName("M/M/c, c 5, ρ 0.9: wait by Erlang C")
    void mmc() throws InvalidRun {
        int c = 5;
        double load = 4.5;
        double wait = erlangC(c, load) / (c - load);
        Result r = run(station(exponential(1), c), new Traffic.Poisson(load), 20_000, 1_000, REPLICATIONS);
        within3Errors(latency(r, "Station"), 1_000 * (1 + wait));
    }

    @Test
    @DisplayName("M/M/c/c, c 4, 3 erlangs: share refused by Erlang B, through a function's reserved concurrency")
    void mmcc() throws InvalidRun {
        int c = 4;
        double load = 3;
        Component f = function("Function", exponential(1)).with(Function.RESERVED_CONCURRENCY, (long) c);
        Result r = run(calling(f), new Traffic.Poisson(load), 20_000, 100, REPLICATIONS);
        within3Errors(
                r.component("Function").orElseThrow().ci95().get("throttled"),
                erlangB(c, load) * load * r.of().measured());
    }

    @Test
    @DisplayName("M/G/1, log-normal service with cv 1.5, ρ 0.7: wait by Pollaczek and Khinchine")
    void mg1() throws InvalidRun {
        double cv = 1.5;
        double rho = 0.7;
        double wait = rho * (1 + cv * cv) / (2 * (1 - rho));
        Distribution service = new Distribution.LogNormal(SECOND, cv);
        Result r = run(station(service, 1), new Traffic.Poisson(rho), 60_000, 2_000, REPLICATIONS);
        within3Errors(latency(r, "Station"), 1_000 * (1 + wait));
    }

    @Test
    @DisplayName("M/D/1, ρ 0.8: wait ρ/(2(1−ρ)) = 2 service times")
    void md1() throws InvalidRun {
        Result r = run(station(constant(1), 1), new Traffic.Poisson(0.8), 40_000, 1_000, REPLICATIONS);
        within3Errors(latency(r, "Station"), 3_000);
    }

    @Test
    @DisplayName("M/G/∞: a function without limit runs rate × duration = 40 invocations at once")
    void mgInfinity() throws InvalidRun {
        Component f = function("Function", new Distribution.Gamma(2 * SECOND, 0.7));
        Result r = run(calling(f), new Traffic.Poisson(20), 2_000, 50, REPLICATIONS);
        within3Errors(r.component("Function").orElseThrow().ci95().get("concurrency.mean"), 40);
    }

    @Test
    @DisplayName(
            "M/M/1//N: five users who think 10 s on average at one server of 2 s, throughput by the machine repair model")
    void machineRepair() throws InvalidRun {
        int n = 5;
        double ratio = 0.2;
        double sum = 0;
        double term = 1;
        for (int k = 0; k <= n; k++) {
            sum += term;
            term *= (n - k) * ratio;
        }
        double throughput = (1 - 1 / sum) / 2;
        Result r = run(station(exponential(2), 1), new Traffic.Users(n, exponential(10)), 20_000, 500, REPLICATIONS);
        within3Errors(r.component("Station").orElseThrow().ci95().get("completed"), throughput * r.of().measured());
    }

    @Test
    @DisplayName("Token bucket: an overloaded rate limit of 10/s lets 10/s through")
    void tokenBucket() throws InvalidRun {
        Design d = Design.named("Limit")
                .with(Component.of("Client", Client.KIND))
                .with(Component.of("Station", External.KIND)
                        .with(External.LATENCY, constant(0.001))
                        .with(External.RATE_LIMIT, 10.0))
                .with(Connection.of("Client", Interactions.INVOKE, "Station"));
        Result r = run(d, new Traffic.Poisson(50), 1_000, 10, 2);
        assertThat(r.component("Station").orElseThrow().completed()).isBetween(9_890.0, 9_910.0);
    }

    @Test
    @DisplayName(
            "Geometric retries: with 30 % errors and 3 retries a request makes (1−p⁴)/(1−p) attempts and fails in p⁴")
    void geometricRetries() throws InvalidRun {
        double p = 0.3;
        Design d = Design.named("Retries")
                .with(Component.of("Client", Client.KIND))
                .with(Component.of("Station", External.KIND)
                        .with(External.LATENCY, constant(0.01))
                        .with(External.ERROR_RATE, p))
                .with(Connection.of("Client", Interactions.INVOKE, "Station").with(Call.RETRIES, 3L));
        Result r = run(d, new Traffic.Poisson(50), 1_000, 10, REPLICATIONS);
        double events = 50 * r.of().measured();
        within3Errors(
                r.component("Station").orElseThrow().ci95().get("arrivals"), events * (1 - Math.pow(p, 4)) / (1 - p));
        within3Errors(r.component("Client").orElseThrow().ci95().get("errors"), events * Math.pow(p, 4));
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
