package fanfare.simulator.behaviour;

/** What a store or a stream serves per second. */
abstract class Capacity {
    private static final long SECOND = 1_000_000_000L;
    private static final double TABLE_QUOTA = 40_000;

    /** Takes everything. */
    static final Capacity UNLIMITED = new Capacity() {
        @Override
        boolean take(long now, double units) {
            return true;
        }
    };

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
        return doubling(initial, TABLE_QUOTA);
    }

    /** Serves its initial rate, later twice its previous peak, never above a quota. */
    static Capacity doubling(double initial, double quota) {
        return new OnDemand(initial, quota);
    }

    private static final class OnDemand extends Capacity {
        private static final long MEMORY = 30 * 60 * SECOND;

        private final double quota;
        private double limit;
        private double peak;
        private double inSecond;
        private long second;
        private long periodEnds = MEMORY;

        OnDemand(double initial, double quota) {
            limit = initial;
            this.quota = quota;
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
                limit = Math.min(quota, Math.max(limit, 2 * peak));
                peak = 0;
                periodEnds = now + MEMORY;
            }
        }
    }
}
