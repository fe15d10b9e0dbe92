package fanfare.bench;

import java.util.List;

/** What every contender simulates: three works with known answers. */
enum Work {
    /** A single server, four fifths busy. */
    A("M/M/1, rho 0.8", 8, 1, 100_000_000L) {
        @Override
        List<Check> checks() {
            return List.of(new Check("mean wait, service times", 4.0, 0.004));
        }
    },

    /** A hundred servers, four fifths busy: some eighty ends of service pending. */
    B("M/M/100, rho 0.8", 800, 100, 100_000_000L) {
        @Override
        List<Check> checks() {
            return List.of(new Check("mean wait, service times", 9.823e-4, 1e-6));
        }
    },

    /** A pool of warm environments, the newest idle one first, each gone when idle for ten minutes. */
    C("warm pool, 500/s, 1 s", 500, Integer.MAX_VALUE, 1_000_000_000L) {
        @Override
        List<Check> checks() {
            return List.of(
                    new Check("p(cold)", 2.28e-5, 0.08e-5),
                    new Check("mean environments", 586.4, 0.3),
                    new Check("mean busy", 500.0, 0.1));
        }
    };

    /** How long an environment of work C stays warm without work, in nanoseconds. */
    static final long IDLE_EXPIRY = 600_000_000_000L;

    /** A cold start's service over a warm one's. */
    static final double COLD_FACTOR = 1.25;

    /**
     * A figure that shows the work was done right.
     *
     * @param name what it is
     * @param expected its true value
     * @param tolerance how well the true value is known
     */
    record Check(String name, double expected, double tolerance) {}

    private final String title;
    private final double arrivalRate;
    private final int servers;
    private final long service;

    Work(String title, double arrivalRate, int servers, long service) {
        this.title = title;
        this.arrivalRate = arrivalRate;
        this.servers = servers;
        this.service = service;
    }

    /** What a validity check compares with, in the order of {@link Outcome#figures}. */
    abstract List<Check> checks();

    String title() {
        return title;
    }

    /** Arrivals a second. */
    double arrivalRate() {
        return arrivalRate;
    }

    /** How many are served at once. */
    int servers() {
        return servers;
    }

    /** Mean service in nanoseconds. */
    long service() {
        return service;
    }

    /** Mean time between arrivals in nanoseconds. */
    double gap() {
        return 1e9 / arrivalRate;
    }

    /** How many customers come before the clock is started: enough to forget the empty beginning. */
    long warmUp(long customers) {
        return this == C ? 2_000_000 : customers / 10;
    }
}
