package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.RandomStream;

/** How long a sender pauses before it tries again, and when it gives up. */
abstract class Backoff {
    /** The answer of a sender that gives up. */
    static final long GIVE_UP = -1;

    private static final long SECOND = 1_000_000_000L;

    /**
     * The pause before the next attempt.
     *
     * @param failed attempts made so far, at least 1
     * @param age nanoseconds since the first attempt
     * @return nanoseconds, or {@link #GIVE_UP}
     */
    abstract long pause(int failed, long age, RandomStream random);

    /** Never tries again. */
    static final Backoff NONE = new Backoff() {
        @Override
        long pause(int failed, long age, RandomStream random) {
            return GIVE_UP;
        }
    };

    /** Doubles a base up to a maximum, with full jitter or exactly, for a number of retries and a total age. */
    static Backoff exponential(long retries, long base, long max, boolean jitter, long maxAge) {
        if (retries == 0) {
            return NONE;
        }
        return new Backoff() {
            @Override
            long pause(int failed, long age, RandomStream random) {
                if (failed > retries || age >= maxAge) {
                    return GIVE_UP;
                }
                long doubled = failed > 40 ? max : Math.min(max, base << (failed - 1));
                long cap = doubled < 0 ? max : doubled;
                return jitter ? (long) (cap * random.nextDouble()) : cap;
            }
        };
    }

    /**
     * Deliveries of SNS to AWS services: 3 retries at once, 2 after 1 s, 10 growing from 1 to 20 s, 100,000 after 20 s
     * (SNS developer guide, message delivery retries).
     */
    static Backoff sns() {
        return new Backoff() {
            @Override
            long pause(int failed, long age, RandomStream random) {
                if (failed > 100_015) {
                    return GIVE_UP;
                } else if (failed <= 3) {
                    return 0;
                } else if (failed <= 5) {
                    return SECOND;
                } else if (failed <= 15) {
                    return (long) (SECOND * StrictMath.pow(20, (failed - 6) / 9.0));
                }
                return 20 * SECOND;
            }
        };
    }

    /** Deliveries of SNS to HTTP endpoints: 3 retries, 20 s apart. */
    static Backoff snsHttp() {
        return new Backoff() {
            @Override
            long pause(int failed, long age, RandomStream random) {
                return failed > 3 ? GIVE_UP : 20 * SECOND;
            }
        };
    }
}
