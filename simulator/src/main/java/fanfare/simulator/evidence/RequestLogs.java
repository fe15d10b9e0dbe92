package fanfare.simulator.evidence;

import fanfare.model.design.Traffic;
import fanfare.simulator.behaviour.Routing;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Watch;
import java.util.ArrayList;
import java.util.List;

/** V1, the raw logs: the very requests that were measured, replayed. */
final class RequestLogs {
    static final Experiment EXPERIMENT = new Experiment(
            "V1 logs",
            "Cold starts of replayed request logs",
            "Mahmoudi and Khazaei (pacslab/serverless-performance-modeling), AWS Lambda, 2020",
            "The arrivals of four logs with the mean durations in them. Environments expire after 640 s: the longest gap"
                    + " still warm in the logs is 635.8 s, the shortest expired one 645.0 s. Allowed are 16 % or three"
                    + " binomial standard errors.",
            RequestLogs::run);

    private static final List<String> RATES = List.of("0.0029", "0.0079", "0.0164", "0.1004");
    private static final double EXPIRY_SECONDS = 640;
    private static final double TOLERANCE = 0.16;

    private RequestLogs() {}

    private static Evidence run(Watch watch) throws InvalidRun {
        List<Comparison> all = new ArrayList<>();
        for (String rate : RATES) {
            all.add(replay(rate, watch));
        }
        return Evidence.of(all);
    }

    private static Comparison replay(String rate, Watch watch) throws InvalidRun {
        String log = "v1-requests-" + rate + "-per-s.csv";
        double[] cold = MeasuredData.column(log, "cold");
        double[] duration = MeasuredData.column(log, "duration_ms");
        double[] arrival = MeasuredData.column(log, "arrival_s");
        int n = cold.length;
        double colds = 0;
        double coldMs = 0;
        double warmMs = 0;
        for (int i = 0; i < n; i++) {
            colds += cold[i];
            coldMs += cold[i] * duration[i];
            warmMs += (1 - cold[i]) * duration[i];
        }
        double warm = warmMs / (n - colds);
        Result.OfComponent f = ColdStarts.run(
                warm,
                Math.max(coldMs / colds, warm),
                EXPIRY_SECONDS,
                new Traffic.Replay(log, "arrival_s", Traffic.Replay.Of.ARRIVAL_SECONDS),
                (long) ((arrival[n - 1] + 60) * Trial.SECOND),
                0,
                Routing.MOST_RECENTLY_USED,
                watch);
        double share = colds / n;
        double allowed = Math.max(3 * Math.sqrt(share * (1 - share) / n), TOLERANCE * share);
        double simulated = f.coldStarts().orElseThrow() / f.arrivals();
        return new Comparison("cold starts, log at " + rate + "/s", "", share, simulated, allowed);
    }
}
