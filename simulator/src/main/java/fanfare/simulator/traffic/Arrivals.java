package fanfare.simulator.traffic;

import fanfare.model.design.Traffic;
import fanfare.simulator.kernel.RandomStream;

/** When source events happen. */
public abstract class Arrivals {
    private static final double SECOND = 1e9;

    /** The time of the next event after {@code now}, in nanoseconds; {@link Long#MAX_VALUE} when there is none. */
    public abstract long next(long now, RandomStream random);

    /** Evenly spaced; the first after one interval. */
    public static Arrivals constant(double rate) {
        return new Arrivals() {
            private long count;

            @Override
            public long next(long now, RandomStream random) {
                return rate <= 0 ? Long.MAX_VALUE : (long) (++count * (SECOND / rate));
            }
        };
    }

    /** Independent, at a constant rate. */
    public static Arrivals poisson(double rate) {
        double mean = SECOND / rate;
        return new Arrivals() {
            @Override
            public long next(long now, RandomStream random) {
                return rate <= 0 ? Long.MAX_VALUE : later(now, random.exponential() * mean);
            }
        };
    }

    private static long later(long now, double gap) {
        return gap >= Long.MAX_VALUE - now ? Long.MAX_VALUE : now + (long) gap;
    }

    /**
     * Poisson arrivals of a changing rate, by thinning those of its maximum (Lewis and Shedler, 1979).
     *
     * @param rate at a time
     * @param most an upper bound of the rate
     */
    public static Arrivals thinned(Rate rate, double most) {
        double mean = SECOND / most;
        return new Arrivals() {
            @Override
            public long next(long now, RandomStream random) {
                long t = now;
                while (most > 0) {
                    t = later(t, random.exponential() * mean);
                    if (t == Long.MAX_VALUE || random.nextDouble() * most < rate.at(t)) {
                        return t;
                    }
                    long end = rate.silentFrom();
                    if (t > end) {
                        return Long.MAX_VALUE;
                    }
                }
                return Long.MAX_VALUE;
            }
        };
    }

    /** At given times, which must not fall. */
    public static Arrivals at(long[] times) {
        return new Arrivals() {
            private int index;

            @Override
            public long next(long now, RandomStream random) {
                return index < times.length ? times[index++] : Long.MAX_VALUE;
            }
        };
    }

    /** So many in each minute, evenly at random within it. */
    public static Arrivals perMinute(long[] counts) {
        return new PerMinute(counts);
    }

    /** The arrivals of open traffic that names no file. */
    public static Arrivals of(Traffic traffic) {
        if (traffic instanceof Traffic.Constant c) {
            return constant(c.rate());
        } else if (traffic instanceof Traffic.Poisson p) {
            return poisson(p.rate());
        }
        Rate rate = Rate.of(traffic);
        return thinned(rate, rate.most());
    }

    private static final class PerMinute extends Arrivals {
        private static final long MINUTE = 60_000_000_000L;

        private final long[] counts;
        private int minute = -1;
        private long left;

        PerMinute(long[] counts) {
            this.counts = counts;
        }

        /** The smallest of {@code left} even draws over what remains of the minute. */
        @Override
        public long next(long now, RandomStream random) {
            while (left == 0) {
                if (++minute >= counts.length) {
                    return Long.MAX_VALUE;
                }
                left = counts[minute];
            }
            long from = Math.max(now, minute * MINUTE);
            double share = 1 - StrictMath.pow(1 - random.nextDouble(), 1.0 / left--);
            return from + (long) (((minute + 1) * MINUTE - from) * share);
        }
    }
}
