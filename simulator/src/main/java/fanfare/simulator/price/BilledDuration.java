package fanfare.simulator.price;

/** What a provider bills for a run time: whole steps, every begun step in full. */
public final class BilledDuration {
    /** Nanoseconds in a millisecond: Lambda's step since December 2020. */
    public static final long MILLISECOND = 1_000_000;

    /** Nanoseconds in 100 ms: Lambda's step before, and that of Step Functions express workflows. */
    public static final long HUNDRED_MILLISECONDS = 100 * MILLISECOND;

    private BilledDuration() {}

    /**
     * Rounds up to whole steps.
     *
     * @param nanoseconds the run time, not negative
     * @param step in nanoseconds, at least 1
     * @return nanoseconds, a multiple of the step
     */
    public static long of(long nanoseconds, long step) {
        if (nanoseconds < 0 || step < 1) {
            throw new IllegalArgumentException(
                    "A billed duration needs a time from 0 and a step from 1 ns: " + nanoseconds + ", " + step);
        }
        long begun = nanoseconds % step == 0 ? 0 : 1;
        return (nanoseconds / step + begun) * step;
    }
}
