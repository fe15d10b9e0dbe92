package fanfare.simulator.evidence;

import fanfare.model.design.Traffic;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.simulator.behaviour.Routing;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** V1: cold starts and execution environments of one function against the rate of its requests. */
final class ColdStarts {
    static final Experiment EXPERIMENT = new Experiment(
            "V1",
            "Cold starts by arrival rate",
            "Mahmoudi and Khazaei, SimFaaS (pacslab/simfaas, examples/exp.csv), AWS Lambda, January to June 2020",
            "Ten rates, about 28 h measured at each; Poisson arrivals, the measured warm and cold durations and idle"
                    + " expiry, some 200,000 requests a rate. Allowed are 16 % on the probability of a cold start and 5 %"
                    + " on the environments, averaged over the rates; the authors' own simulator has 12.2 % and 3.05 %"
                    + " over twenty.",
            watch -> run(Routing.MOST_RECENTLY_USED, watch));

    private static final String TABLE = "v1-cold-starts.csv";
    private static final double MS = 1e6;
    private static final long HOUR = 3_600_000_000_000L;
    private static final long LONGEST = 366L * 24 * HOUR;
    private static final double REQUESTS = 200_000;

    private ColdStarts() {}

    /** With another order in which idle environments are taken, to show what it matters. */
    static Evidence run(Routing routing, Watch watch) throws InvalidRun {
        double[] rate = MeasuredData.column(TABLE, "arrival_rate_per_s");
        double[] warm = MeasuredData.column(TABLE, "warm_ms");
        double[] cold = MeasuredData.column(TABLE, "cold_ms");
        double[] expiry = MeasuredData.column(TABLE, "idle_expiry_s");
        double[] share = MeasuredData.column(TABLE, "p_cold");
        double[] environments = MeasuredData.column(TABLE, "mean_environments");
        List<Comparison> shares = new ArrayList<>();
        List<Comparison> levels = new ArrayList<>();
        for (int i = 0; i < rate.length; i++) {
            long duration = Math.min(LONGEST, (long) (REQUESTS / rate[i] * Trial.SECOND));
            Result.OfComponent f =
                    run(warm[i], cold[i], expiry[i], new Traffic.Poisson(rate[i]), duration, HOUR, routing, watch);
            String at = String.format(Locale.ROOT, "at %s/s", rate[i]);
            shares.add(new Comparison(
                    "cold starts " + at, "", share[i], f.coldStarts().orElseThrow() / f.completed(), Double.NaN));
            levels.add(new Comparison(
                    "environments " + at,
                    "",
                    environments[i],
                    f.environments().orElseThrow().mean(),
                    Double.NaN));
        }
        return new Evidence(shares, List.of(Bound.meanError("share of cold starts", shares, 0.16)))
                .and(new Evidence(levels, List.of(Bound.meanError("mean environments", levels, 0.05))));
    }

    /** One function with measured durations, under some traffic. */
    static Result.OfComponent run(
            double warmMs,
            double coldMs,
            double expirySeconds,
            Traffic traffic,
            long duration,
            long warmUp,
            Routing routing,
            Watch watch)
            throws InvalidRun {
        return Trial.run(
                        Trial.invoking(Trial.function(Distribution.constant(warmMs * MS))
                                .with(Function.INIT_TIME, Distribution.constant((coldMs - warmMs) * MS))
                                .with(Function.IDLE_EXPIRY, Distribution.constant(expirySeconds * Trial.SECOND))),
                        traffic,
                        duration,
                        warmUp,
                        1,
                        routing,
                        watch)
                .component("Function")
                .orElseThrow();
    }
}
