package fanfare.simulator.measure;

/**
 * The average of a level over time (how many are waiting, busy, warm), each value weighted by how long it lasted.
 *
 * <p>The area under the level is kept as a 128-bit whole number, so no rounding ever enters it.
 */
public final class TimeAverage {
    private static final double HIGH = 0x1.0p63;

    /** When the averaging began, less the time of what was merged in. */
    private long began;

    private long since;
    private long level;
    private long max;

    /** The area's lowest 63 bits, and what is above them. */
    private long areaLow;

    private long areaHigh;

    /** A level of 0 from time 0. */
    public TimeAverage() {}

    /** A level of 0 from the given time in nanoseconds. */
    public TimeAverage(long from) {
        began = from;
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
        if ((value | lasted) >>> 31 == 0) {
            addArea(value * lasted, 0);
        } else {
            addArea(low(value, lasted), high(value, lasted));
        }
    }

    private void addArea(long low, long high) {
        areaHigh += high;
        areaLow += low;
        if (areaLow < 0) {
            areaLow &= Long.MAX_VALUE;
            areaHigh++;
        }
    }

    private static long low(long value, long lasted) {
        return (value * lasted) & Long.MAX_VALUE;
    }

    private static long high(long value, long lasted) {
        return (Math.multiplyHigh(value, lasted) << 1) | ((value * lasted) >>> 63);
    }

    /** The average up to now; the level itself before any time has passed. */
    public double mean(long now) {
        long lasted = now - since;
        long total = now - began;
        return total == 0 ? level : areaWith(level, lasted) / total;
    }

    private double areaWith(long value, long lasted) {
        long low = areaLow + low(value, lasted);
        long high = areaHigh + high(value, lasted) + (low >>> 63);
        return high * HIGH + (low & Long.MAX_VALUE);
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
        return since - began;
    }

    /** Forgets what was, but not the level: the averaging starts again now. */
    public void reset(long now) {
        since = now;
        began = now;
        areaLow = 0;
        areaHigh = 0;
        max = level;
    }

    /**
     * Adds what another average has accumulated up to its last change, each weighted by its time; {@link #set} it to its
     * own level at the end of its run first.
     */
    public void merge(TimeAverage other) {
        addArea(other.areaLow, other.areaHigh);
        began -= other.span();
        max = Math.max(max, other.max);
    }
}
