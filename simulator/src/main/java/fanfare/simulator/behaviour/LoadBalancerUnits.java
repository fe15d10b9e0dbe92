package fanfare.simulator.behaviour;

import fanfare.simulator.measure.Counter;

/**
 * Load balancer capacity units: of every hour the dimension that was used most counts. One unit is 25 new connections a
 * second, 3,000 open connections, 1 GB an hour (0.4 GB where the target is a function), or 1,000 rule evaluations a second
 * beyond the first ten rules (Elastic Load Balancing pricing).
 */
final class LoadBalancerUnits {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final double NEW_CONNECTIONS = 25.0 * 3_600;
    private static final double OPEN_TIME = 3_000.0 * HOUR;
    private static final long GB = 1_024L * 1_024 * 1_024;
    /** A byte to a function counts as five halves of a byte to anything else. */
    private static final long TO_FUNCTION = 5;

    private static final long TO_OTHERS = 2;
    private static final double EVALUATIONS = 1_000.0 * 3_600;
    private static final long FREE_RULES = 10;

    private final Counter billed;
    private final double perUnit;
    private final long requestsPerConnection;
    private final long idle;
    private final long paidRules;
    private final long ends;
    private final long[] openLater = new long[2];
    private long hourEnds = HOUR;
    private long last;
    private long inside;
    private long requests;
    private long openTime;
    private long halfBytes;

    /**
     * Meters from time zero.
     *
     * @param perUnit how much of the counter is one unit for an hour
     * @param idleTimeout how long a connection stays open after its last request
     * @param ends when metering ends
     */
    LoadBalancerUnits(
            Counter billed, long perUnit, long requestsPerConnection, long idleTimeout, long rules, long ends) {
        this.billed = billed;
        this.perUnit = perUnit;
        this.requestsPerConnection = requestsPerConnection;
        this.idle = idleTimeout / requestsPerConnection;
        this.ends = ends;
        this.paidRules = Math.max(0, rules - FREE_RULES);
    }

    /** A request comes. */
    void arrive(long now) {
        advance(now);
        inside++;
        requests++;
    }

    /** A request is answered; bytes count there and back. */
    void leave(long now, long bytes, boolean byFunction) {
        advance(now);
        inside--;
        halfBytes += bytes * (byFunction ? TO_FUNCTION : TO_OTHERS);
        long closes = Math.min(now + idle, ends);
        openTime += Math.min(closes, hourEnds) - now;
        openLater[0] += Math.max(0, Math.min(closes, hourEnds + HOUR) - hourEnds);
        openLater[1] += Math.max(0, closes - hourEnds - HOUR);
    }

    /** Forgets what was, and begins a first hour. */
    void restart(long now) {
        advance(now);
        begin();
        hourEnds = now + HOUR;
    }

    /** Meters what is left of the last hour. */
    void close(long now) {
        advance(now);
        settle();
    }

    private void advance(long now) {
        while (now >= hourEnds) {
            stayOpen(hourEnds);
            settle();
            begin();
            hourEnds += HOUR;
        }
        stayOpen(now);
    }

    private void stayOpen(long now) {
        openTime += inside * (now - last);
        last = now;
    }

    private void begin() {
        requests = 0;
        halfBytes = 0;
        openTime = openLater[0];
        openLater[0] = openLater[1];
        openLater[1] = 0;
    }

    private void settle() {
        double connections = requests / (NEW_CONNECTIONS * requestsPerConnection);
        double open = openTime / OPEN_TIME;
        double bytes = halfBytes / (double) (TO_OTHERS * GB);
        double rules = requests * paidRules / EVALUATIONS;
        double most = Math.max(Math.max(connections, open), Math.max(bytes, rules));
        billed.add((long) StrictMath.rint(most * perUnit));
    }
}
