package fanfare.simulator.measure;

/**
 * The average of a level over time (how many are waiting, busy, warm), each value weighted by how long it lasted.
 *
 * <p>The area under the level is kept as a 128-bit whole number, so no rounding ever enters it.
 */
public final class TimeAverage {
    private static final double HIGH = 0x1.0p64;

    private long since;
    private long level;
    private long max;
    private long span;
    private long areaLow;
    private long areaHigh;

    /** A level of 0 from time 0. */
    public TimeAverage() {}

    /** A level of 0 from the given time in nanoseconds. */
    public TimeAverage(long from) {
        since = from;
    }

    /**
     * The level from now on.
     *
     * @param now in nanoseconds, never before the time given last
     * @param value the new level, 0 or more
     */
    public void set(long now, long value) {
        long lasted = now - since;
        if (lasted != 0) {
            accumulate(level, lasted);
            span += lasted;
            since = now;
        }
        level = value;
        if (value > max) {
            max = value;
        }
    }

    /** Changes the level by {@code delta} from now on. */
    public void add(long now, long delta) {
        set(now, level + delta);
    }

    private void accumulate(long value, long lasted) {
        long low = value * lasted;
        areaLow += low;
        areaHigh += Math.multiplyHigh(value, lasted) + (Long.compareUnsigned(areaLow, low) < 0 ? 1 : 0);
    }

    /** The average up to now; the level itself before any time has passed. */
    public double mean(long now) {
        long lasted = now - since;
        long total = span + lasted;
        return total == 0 ? level : areaWith(level, lasted) / total;
    }

    private double areaWith(long value, long lasted) {
        long more = value * lasted;
        long low = areaLow + more;
        long high = areaHigh + Math.multiplyHigh(value, lasted) + (Long.compareUnsigned(low, more) < 0 ? 1 : 0);
        return high * HIGH + (low >= 0 ? low : low + HIGH);
    }

    /** The highest level. */
    public long max() {
        return max;
    }

    /** The level now. */
    public long current() {
        return level;
    }

    /** How much time has been averaged over, up to the last change, in nanoseconds. */
    public long span() {
        return span;
    }

    /** Forgets what was, but not the level: the averaging starts again now. */
    public void reset(long now) {
        since = now;
        span = 0;
        areaLow = 0;
        areaHigh = 0;
        max = level;
    }

    /**
     * Adds what another average has accumulated up to its last change, each weighted by its time; {@link #set} it to its
     * own level at the end of its run first.
     */
    public void merge(TimeAverage other) {
        areaLow += other.areaLow;
        areaHigh += other.areaHigh + (Long.compareUnsigned(areaLow, other.areaLow) < 0 ? 1 : 0);
        span += other.span;
        max = Math.max(max, other.max);
    }
}
