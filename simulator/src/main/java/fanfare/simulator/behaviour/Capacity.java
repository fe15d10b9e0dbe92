package fanfare.simulator.behaviour;

/** Read or write units per second of a table. */
abstract class Capacity {
    private static final long SECOND = 1_000_000_000L;

    /** Takes units if there are enough. */
    abstract boolean take(long now, double units);

    /** Fixed units per second; what was not used in the last 300 s may be used at once. */
    static Capacity provisioned(long perSecond) {
        TokenBucket bucket = new TokenBucket(perSecond, 300.0 * perSecond);
        return new Capacity() {
            @Override
            boolean take(long now, double units) {
                return bucket.take(now, units);
            }
        };
    }

    /**
     * On demand: a new table serves its initial rate, later twice its previous peak; a peak counts as previous after 30
     * minutes; never above the table's default quota of 40,000 units.
     */
    static Capacity onDemand(double initial) {
        return new OnDemand(initial);
    }

    private static final class OnDemand extends Capacity {
        private static final double QUOTA = 40_000;
        private static final long MEMORY = 30 * 60 * SECOND;

        private double limit;
        private double peak;
        private double inSecond;
        private long second;
        private long periodEnds = MEMORY;

        OnDemand(double initial) {
            limit = initial;
        }

        @Override
        boolean take(long now, double units) {
            if (now >= second + SECOND) {
                turn(now);
            }
            if (inSecond + units > limit) {
                return false;
            }
            inSecond += units;
            return true;
        }

        private void turn(long now) {
            peak = Math.max(peak, inSecond);
            inSecond = 0;
            second = now - now % SECOND;
            if (now >= periodEnds) {
                limit = Math.min(QUOTA, Math.max(limit, 2 * peak));
                peak = 0;
                periodEnds = now + MEMORY;
            }
        }
    }
}
