package fanfare.app.service;

import fanfare.simulator.run.Result.Latency;
import fanfare.simulator.run.Result.Pattern;

/** What shows how patterns fare, in words. */
public final class Patterns {
    private Patterns() {}

    /** {@code p50 1.20 s, p99 3.40 s, at most 5.10 s}; {@code 12}; {@code 8 % of the time}. */
    public static String words(Pattern p) {
        return switch (p.role().statistic()) {
            case COUNT -> Numbers.count(p.count());
            case LEVEL -> Numbers.percent(p.level().mean()) + " of the time";
            case PERCENTILES -> words(p.times());
        };
    }

    private static String words(Latency l) {
        return "p50 " + Numbers.time(l.p50()) + ", p99 " + Numbers.time(l.p99()) + ", at most " + Numbers.time(l.max());
    }

    /** True where more than none is a loss or a contradiction. */
    public static boolean isBad(Pattern p) {
        return switch (p.role()) {
            case LOST, SAGAS_INCONSISTENT, COMPENSATIONS_FAILED -> true;
            default -> false;
        };
    }
}
