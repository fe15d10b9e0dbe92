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
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A day in the shape of Azure Functions in 2019 (Shahrad et al., "Serverless in the Wild", USENIX ATC 2020): 46,000
 * functions with 893 million invocations, 99.6 % of them by the busiest 18.6 %, as published. The parameters of execution
 * time and memory are assumptions in the shape of the paper's fits. Traffic is Poisson at each function's own rate;
 * executions are exponential around each function's own average.
 */
final class AzureDay {
    static final int FUNCTIONS = 46_000;
    static final double INVOCATIONS = 893e6;

    /** Functions invoked more than once a minute, and the share of all invocations that they make. */
    static final double BUSY = 0.186;

    static final double BUSY_SHARE = 0.996;

    private static final double DAY = 86_400;
    private static final double MINUTES = 1_440;
    private static final double HOURS = 24;
    /** Functions invoked once an hour or less; an assumption. */
    private static final double RARE = 0.45;
    /** The busiest function's; not published, and with the totals it decides how skewed the busy ones are. */
    private static final double MOST = 1e7;

    private static final double EXECUTION_MU = -0.38;
    private static final double EXECUTION_SIGMA = 2.36;
    private static final double LONGEST_EXECUTION = 300e9;
    private static final double MILLISECOND = 1e6;
    private static final double BURR_C = 11.652;
    private static final double BURR_K = 0.221;
    private static final double BURR_SCALE = 107.083;
    private static final long KEEP_ALIVE = 1_200_000_000_000L;
    private static final double UNLIMITED = 1e6;

    private final Design design;
    private final Scenario scenario;
    private final double[] perDay;

    /**
     * The day.
     *
     * @param seconds how much of it is simulated
     */
    AzureDay(double seconds, long seed) {
        perDay = perDay();
        List<Component> components = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        RandomStream random = new RandomStream(seed);
        for (int i = 0; i < FUNCTIONS; i++) {
            String client = "Callers" + i;
            String function = "Function" + i;
            components.add(Component.of(client, Client.KIND));
            components.add(function(function, random));
            connections.add(Connection.of(client, Interactions.INVOKE, function));
            traffic.put(client, new Traffic.Poisson(perDay[i] / DAY));
        }
        design = Design.named("Azure day")
                .withAccount(Settings.NONE.with(Account.CONCURRENCY, 10_000_000L))
                .withComponents(components)
                .withConnections(connections);
        scenario =
                Scenario.of("Day", traffic).lasting((long) (seconds * 1e9), 0).seeded(seed);
    }

    Design design() {
        return design;
    }

    Scenario scenario() {
        return scenario;
    }

    /** Invocations a day, function by function, from the rarest to the busiest. */
    double[] invocations() {
        return perDay.clone();
    }

    private static Component function(String name, RandomStream random) {
        double execution = 1e9 * StrictMath.exp(EXECUTION_MU + EXECUTION_SIGMA * random.gaussian());
        double burr = BURR_SCALE * StrictMath.pow(StrictMath.pow(1 - random.nextDouble(), -1 / BURR_K) - 1, 1 / BURR_C);
        return Component.of(name, Function.KIND)
                .with(Function.CPU_TIME, Distribution.constant(0))
                .with(
                        Function.WAIT_TIME,
                        new Distribution.Exponential(Math.min(Math.max(execution, MILLISECOND), LONGEST_EXECUTION)))
                .with(Function.MEMORY, Math.min(Math.max((long) burr, 128), 10_240))
                .with(Function.TIMEOUT, 900_000_000_000L)
                .with(Function.ENVIRONMENT_RATE, UNLIMITED)
                .with(Function.IDLE_EXPIRY, Distribution.constant(KEEP_ALIVE));
    }

    /** Log-linear in three pieces whose bends are chosen so that the published shares come out. */
    private static double[] perDay() {
        int rare = (int) (RARE * FUNCTIONS);
        int busy = (int) (BUSY * FUNCTIONS);
        double[] all = new double[FUNCTIONS];
        double rareSum = fill(all, 0, rare, 1, HOURS, 1);
        fit(all, rare, FUNCTIONS - busy, HOURS, MINUTES, (1 - BUSY_SHARE) * INVOCATIONS - rareSum);
        fit(all, FUNCTIONS - busy, FUNCTIONS, MINUTES, MOST, BUSY_SHARE * INVOCATIONS);
        return all;
    }

    private static void fit(double[] all, int from, int to, double low, double high, double sum) {
        DoubleUnaryOperator sumOf = bend -> fill(all, from, to, low, high, bend);
        double straight = 0.1;
        double bent = 50;
        for (int i = 0; i < 60; i++) {
            double middle = (straight + bent) / 2;
            if (sumOf.applyAsDouble(middle) > sum) {
                straight = middle;
            } else {
                bent = middle;
            }
        }
    }

    private static double fill(double[] all, int from, int to, double low, double high, double bend) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double share = StrictMath.pow((i - from + 0.5) / (to - from), bend);
            all[i] = low * StrictMath.pow(high / low, share);
            sum += all[i];
        }
        return sum;
    }

    /**
     * What is kept of a function.
     *
     * @param events of the event loop
     */
    record Summary(double invocations, double coldStarts, long events, double cost, String fingerprint) {
        static Summary of(Result r) {
            Result.OfComponent function = r.components().get(1);
            return new Summary(
                    function.arrivals(),
                    function.coldStarts().orElseThrow(),
                    r.of().events(),
                    r.cost().month(),
                    r.of().fingerprint());
        }
    }
}
