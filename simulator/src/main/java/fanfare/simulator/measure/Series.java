package fanfare.simulator.measure;

import java.util.Arrays;

/**
 * Observations over time in buckets of equal width: how many, their sum and the largest in each.
 *
 * <p>The buckets share the span evenly, to the nanosecond; what lies outside the span is left out.
 */
public final class Series {
    private final long from;
    private final long to;
    private final long[] counts;
    private final double[] sums;
    private final long[] maxima;

    /** The bucket last met, and its bounds: observations come in order of time, mostly into the same bucket. */
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
        counts = new long[buckets];
        sums = new double[buckets];
        maxima = new long[buckets];
        enter(0);
    }

    private void enter(int bucket) {
        at = bucket;
        begins = start(bucket);
        ends = start(bucket + 1);
    }

    /** Counts one observation. */
    public void add(long now, long value) {
        if (now < begins || now >= ends) {
            if (now < from || now >= to) {
                return;
            }
            find(now);
        }
        counts[at]++;
        sums[at] += value;
        if (value > maxima[at]) {
            maxima[at] = value;
        }
    }

    /** Counts one occurrence, of value 1. */
    public void add(long now) {
        add(now, 1);
    }

    private void find(long now) {
        int guess = (int) ((double) (now - from) / (to - from) * counts.length);
        int bucket = Math.min(guess, counts.length - 1);
        while (start(bucket) > now) {
            bucket--;
        }
        while (start(bucket + 1) <= now) {
            bucket++;
        }
        enter(bucket);
    }

    /** How many buckets there are. */
    public int buckets() {
        return counts.length;
    }

    /** When a bucket begins, in nanoseconds; of the bucket after the last, when that ends. */
    public long start(int bucket) {
        long span = to - from;
        long whole = span / counts.length * bucket;
        return from + whole + span % counts.length * bucket / counts.length;
    }

    /** How many observations fell into a bucket. */
    public long count(int bucket) {
        return counts[bucket];
    }

    /** The sum of a bucket's observations. */
    public double sum(int bucket) {
        return sums[bucket];
    }

    /** The largest of a bucket's observations; 0 if there is none above. */
    public long max(int bucket) {
        return maxima[bucket];
    }

    /** The mean of a bucket's observations; NaN if it is empty. */
    public double mean(int bucket) {
        return counts[bucket] == 0 ? Double.NaN : sums[bucket] / counts[bucket];
    }

    /** Adds another series over the same span and buckets. */
    public void merge(Series other) {
        if (from != other.from || to != other.to || counts.length != other.counts.length) {
            throw new IllegalArgumentException("Series over different spans or buckets cannot be merged");
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            sums[i] += other.sums[i];
            maxima[i] = Math.max(maxima[i], other.maxima[i]);
        }
    }

    /** Empties all buckets. */
    public void reset() {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
        Arrays.fill(maxima, 0);
        enter(0);
    }
}
