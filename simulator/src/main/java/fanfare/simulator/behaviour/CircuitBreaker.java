package fanfare.simulator.behaviour;

import fanfare.simulator.measure.TimeAverage;

/**
 * A circuit breaker with a window that counts calls, as in Resilience4j: it opens when the share of failures among the
 * last calls reaches a threshold, lets trial calls through after a while, and closes or opens again by their outcome.
 */
final class CircuitBreaker {
    private static final int CLOSED = 0;
    private static final int OPEN = 1;
    private static final int HALF_OPEN = 2;

    private final double threshold;
    private final long openTime;
    private final int trials;
    private final boolean[] failed;
    private final TimeAverage open;
    private int state = CLOSED;
    private int next;
    private int seen;
    private int failures;
    private long opened;
    private int permitted;

    /**
     * Closed at first.
     *
     * @param threshold share of failures at which it opens
     * @param window how many calls it looks back on; it never opens before so many
     * @param openTime nanoseconds until trial calls are let through
     * @param trials how many
     * @param open 1 while it is open or half open
     */
    CircuitBreaker(double threshold, int window, long openTime, int trials, TimeAverage open) {
        this.threshold = threshold;
        this.failed = new boolean[window];
        this.openTime = openTime;
        this.trials = trials;
        this.open = open;
    }

    /** Whether a call may be made now; a trial call is counted. */
    boolean permits(long now) {
        if (state == OPEN && now - opened >= openTime) {
            state = HALF_OPEN;
            permitted = 0;
            seen = 0;
            failures = 0;
        }
        if (state == HALF_OPEN) {
            return permitted++ < trials;
        }
        return state == CLOSED;
    }

    /** A call that was permitted has ended. */
    void ended(boolean ok, long now) {
        if (state == CLOSED) {
            count(ok);
            if (seen == failed.length && failures >= threshold * seen) {
                open(now);
            }
        } else if (state == HALF_OPEN) {
            seen++;
            failures += ok ? 0 : 1;
            if (seen >= trials) {
                decide(now);
            }
        }
    }

    private void count(boolean ok) {
        if (seen == failed.length) {
            failures -= failed[next] ? 1 : 0;
        } else {
            seen++;
        }
        failed[next] = !ok;
        failures += ok ? 0 : 1;
        next = (next + 1) % failed.length;
    }

    private void decide(long now) {
        if (failures >= threshold * seen) {
            open(now);
            return;
        }
        state = CLOSED;
        seen = 0;
        failures = 0;
        open.set(now, 0);
    }

    private void open(long now) {
        state = OPEN;
        opened = now;
        open.set(now, 1);
    }
}
