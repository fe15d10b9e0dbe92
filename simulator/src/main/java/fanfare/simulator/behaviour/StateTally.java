package fanfare.simulator.behaviour;

import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;

/** What was observed of one state of a workflow. */
public final class StateTally {
    private final Counter entered = new Counter();
    private final Counter retried = new Counter();
    private final Counter failed = new Counter();
    private final LatencyHistogram time = new LatencyHistogram();

    /** How often it was entered; its retries are no entries. */
    public long entered() {
        return entered.value();
    }

    /** How often it was tried again. */
    public long retried() {
        return retried.value();
    }

    /** How often it was given up, its error caught or not. */
    public long failed() {
        return failed.value();
    }

    /** Nanoseconds from entering it until it was left, with its retries and their pauses. */
    public LatencyHistogram time() {
        return time;
    }

    void enter() {
        entered.increment();
    }

    void retry() {
        retried.increment();
    }

    void fail() {
        failed.increment();
    }

    void left(long after) {
        time.record(after);
    }

    void reset() {
        entered.reset();
        retried.reset();
        failed.reset();
        time.reset();
    }
}
