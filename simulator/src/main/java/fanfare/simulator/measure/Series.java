package fanfare.simulator.measure;

import java.util.Arrays;

/**
 * Observations over time in buckets of equal width: how many, their sum and the largest in each.
 *
 * <p>The buckets share the span evenly, to the nanosecond; what lies outside the span is left out.
 * Counts and values are exact up to 2<sup>53</sup> (104 days in nanoseconds).
 */
public final class Series {
    private static final int COUNT = 0;
    private static final int SUM = 1;
    private static final int MAX = 2;
    private static final int STRIDE = 4;

    private final long from;
    private final long to;
    private final int buckets;

    /** Count, sum and largest of each bucket side by side. */
    private final double[] cells;

    /** Where the bucket last met stands, and its bounds: observations come in order of time, mostly into that one. */
    private int at;

    private long begins;
    private long ends;

    /**
     * Empty buckets.
     *
     * @param from where the first begins, in nanoseconds
     * @param to where the last ends, in nanoseconds (excluded)
     * @param buckets how many, at least 1 and at most one a nanosecond
     */
    public Series(long from, long to, int buckets) {
        if (buckets < 1 || to - from < buckets) {
            throw new IllegalArgumentException("Cannot divide " + from + " to " + to + " ns into " + buckets);
        }
        this.from = from;
        this.to = to;
        this.buckets = buckets;
        cells = new double[buckets * STRIDE];
        enter(0);
    }

    private void enter(int bucket) {
        at = bucket * STRIDE;
        begins = start(bucket);
        ends = start(bucket + 1);
    }

    /** Counts one observation. */
    public void add(long now, long value) {
        if ((now >= begins && now < ends) || find(now)) {
            double[] c = cells;
            int i = at;
            c[i + COUNT]++;
            c[i + SUM] += value;
            if (value > c[i + MAX]) {
                c[i + MAX] = value;
            }
        }
    }

    /** Counts one occurrence, of value 1. */
    public void add(long now) {
        add(now, 1);
    }

    private boolean find(long now) {
        if (now < from || now >= to) {
            return false;
        }
        int guess = (int) ((double) (now - from) / (to - from) * buckets);
        int bucket = Math.min(guess, buckets - 1);
        while (start(bucket) > now) {
            bucket--;
        }
        while (start(bucket + 1) <= now) {
            bucket++;
        }
        enter(bucket);
        return true;
    }

    /** How many buckets there are. */
    public int buckets() {
        return buckets;
    }

    /** When a bucket begins, in nanoseconds; of the bucket after the last, when that ends. */
    public long start(int bucket) {
        long span = to - from;
        long whole = span / buckets * bucket;
        return from + whole + span % buckets * bucket / buckets;
    }

    /** How many observations fell into a bucket. */
    public long count(int bucket) {
        return (long) cells[bucket * STRIDE + COUNT];
    }

    /** The sum of a bucket's observations. */
    public double sum(int bucket) {
        return cells[bucket * STRIDE + SUM];
    }

    /** The largest of a bucket's observations; 0 if there is none above. */
    public long max(int bucket) {
        return (long) cells[bucket * STRIDE + MAX];
    }

    /** The mean of a bucket's observations; NaN if it is empty. */
    public double mean(int bucket) {
        return sum(bucket) / cells[bucket * STRIDE + COUNT];
    }

    /** Adds another series over the same span and buckets. */
    public void merge(Series other) {
        if (from != other.from || to != other.to || buckets != other.buckets) {
            throw new IllegalArgumentException("Series over different spans or buckets cannot be merged");
        }
        for (int i = 0; i < cells.length; i += STRIDE) {
            cells[i + COUNT] += other.cells[i + COUNT];
            cells[i + SUM] += other.cells[i + SUM];
            cells[i + MAX] = Math.max(cells[i + MAX], other.cells[i + MAX]);
        }
    }

    /** Empties all buckets. */
    public void reset() {
        Arrays.fill(cells, 0);
        enter(0);
    }
}
