package fanfare.simulator.run;

import fanfare.model.design.Scenario;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader of a result must know before quoting it. */
final class Remarks {
    /** A percentile is quoted from this many observations beyond it. */
    private static final int BEYOND = 10;

    private final Scenario scenario;
    private final List<Result.OfComponent> components;
    private final List<Result.Path> paths;

    Remarks(Scenario scenario, List<Result.OfComponent> components, List<Result.Path> paths) {
        this.scenario = scenario;
        this.components = components;
        this.paths = paths;
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        for (Result.Path p : paths) {
            tooShort(p, all);
        }
        if (scenario.warmUp() == 0) {
            all.add(
                    "There is no warm-up period: the start with empty queues and cold functions is part of the figures.");
        }
        for (Result.OfComponent c : components) {
            if (growing(c)) {
                all.add(c.name() + " has not settled: at the end there are many more requests in it than halfway. "
                        + "Its latencies depend on how long the run is.");
            }
        }
        return all;
    }

    /** The run was cut off. */
    static String ranAway(long at) {
        return "The run was cut off after " + Quantities.format(Unit.TIME, at)
                + ": events cause each other in a circle and become more and more. Nothing happens in it after that time, so"
                + " no figure of it holds. Let Lambda end such chains (recursiveLoop: terminate), or break the circle.";
    }

    private static void tooShort(Result.Path p, List<String> all) {
        long n = p.latency().count();
        if (n == 0) {
            return;
        }
        String worst = n < BEYOND * 20 ? "p95" : n < BEYOND * 100 ? "p99" : n < BEYOND * 1000 ? "p99.9" : "";
        long needed = n < BEYOND * 20 ? BEYOND * 20 : n < BEYOND * 100 ? BEYOND * 100 : BEYOND * 1000;
        if (!worst.isEmpty()) {
            all.add(String.format(
                    Locale.ROOT,
                    "%s from %s to %s needs at least %,d events; there are %,d. Run longer or with more replications.",
                    worst,
                    p.from(),
                    p.to(),
                    needed,
                    n));
        }
    }

    private static boolean growing(Result.OfComponent c) {
        List<Double> level = c.timeline().level();
        double middle = level.get(level.size() / 2);
        double end = level.get(level.size() - 1);
        return end > 100 && end > 1.5 * Math.max(1, middle);
    }
}
