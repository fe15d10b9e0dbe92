package fanfare.model.design;

import fanfare.model.kind.Distribution;
import java.util.List;

/** How many source events a client sends, and when. Rates are per second, times in nanoseconds. */
public sealed interface Traffic {
    /** Evenly spaced. */
    record Constant(double rate) implements Traffic {}

    /** Independent arrivals at a constant mean rate. */
    record Poisson(double rate) implements Traffic {}

    /** Poisson arrivals whose rate goes evenly from one value to another, and stays there. */
    record Ramp(double from, double to, long over) implements Traffic {}

    /** Poisson arrivals at a rate that changes at given times. */
    record Steps(List<Step> steps) implements Traffic {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /** From this time on, this rate. */
    record Step(long at, double rate) {}

    /** Poisson arrivals at a base rate, and at a peak rate for a while. */
    record Spike(double base, double peak, long at, long length) implements Traffic {}

    /** Poisson arrivals whose rate swings: {@code mean + amplitude · sin(2π (t − shift) / period)}; a day by default. */
    record Sine(double mean, double amplitude, long period, long shift) implements Traffic {
        /** One day in nanoseconds. */
        public static final long DAY = 86_400_000_000_000L;
    }

    /** A fixed number of users, each of whom thinks after every answer before it asks again. */
    record Users(int count, Distribution thinkTime) implements Traffic {}

    /**
     * A recorded log, a CSV file (plain or gzip) beside the design.
     *
     * @param file relative to the design's folder
     * @param column the heading of the column to read
     * @param of what its numbers are
     */
    record Replay(String file, String column, Of of) implements Traffic {
        /** What a column of a log holds. */
        public enum Of {
            /** Arrival times in seconds from the start. */
            ARRIVAL_SECONDS,
            /** Requests in each minute; spread at random within it. */
            COUNTS_PER_MINUTE
        }
    }
}
