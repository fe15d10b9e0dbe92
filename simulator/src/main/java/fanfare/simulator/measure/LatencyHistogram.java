package fanfare.simulator.measure;

import java.util.Arrays;

/**
 * How long things took: every duration counted in a bucket at most 0.4 % wide, the mean exact.
 *
 * <p>Each power of two is divided into 256 equal buckets, and gets its memory (2 KB) when a value first falls into it: a
 * component whose latencies span a factor of a thousand needs 20 KB. A percentile is the middle of its bucket, so within
 * 0.2 % of the true one, and below 512 ns exact. Durations are in nanoseconds; negative ones count as 0.
 */
public final class LatencyHistogram {
    private static final int ROW = 256;
    private static final int ROWS = 55;
    private static final double HIGH = 0x1.0p63;

    /** Row 0 counts 0 to 511 ns one by one; row r, 256 cells long, the values of r + 9 bits in steps of 2^r. */
    private final long[][] rows = new long[ROWS][];

    private long count;

    /** The sum's lowest 63 bits, and what is above them. */
    private long sumLow;

    private long sumHigh;
    private long min = Long.MAX_VALUE;
    private long max;

    /** Sees every bucket that is not empty, from the shortest to the longest. */
    @FunctionalInterface
    public interface BucketVisitor {
        /**
         * One bucket.
         *
         * @param from its smallest value in nanoseconds
         * @param to its upper end in nanoseconds, excluded
         * @param count how many values it holds
         */
        void bucket(long from, long to, long count);
    }

    /** Counts one duration. */
    public void record(long nanoseconds) {
        long value = Math.max(nanoseconds, 0);
        int row = row(value);
        long[] cells = rows[row];
        if (cells == null) {
            cells = open(row);
        }
        cells[(int) (value >>> row) & (cells.length - 1)]++;
        count++;
        sumLow += value;
        if (sumLow < 0) {
            carry();
        }
        if (value > max) {
            max = value;
        }
        if (value < min) {
            min = value;
        }
    }

    private void carry() {
        sumLow &= Long.MAX_VALUE;
        sumHigh++;
    }

    /** Counts the same duration {@code times} times; none if that is not above 0. */
    public void recordMany(long nanoseconds, long times) {
        if (times <= 0) {
            return;
        }
        long value = Math.max(nanoseconds, 0);
        record(value);
        long more = times - 1;
        int row = row(value);
        rows[row][(int) (value >>> row) & (rows[row].length - 1)] += more;
        count += more;
        long low = value * more;
        addToSum(low & Long.MAX_VALUE, (Math.multiplyHigh(value, more) << 1) | (low >>> 63));
    }

    private long[] open(int row) {
        rows[row] = new long[row == 0 ? 2 * ROW : ROW];
        return rows[row];
    }

    private static int row(long value) {
        return ROWS - Long.numberOfLeadingZeros(value | (2 * ROW - 1));
    }

    private static long first(int row, int cell) {
        return row == 0 ? cell : (long) (cell + ROW) << row;
    }

    private void addToSum(long low, long high) {
        sumHigh += high;
        sumLow += low;
        if (sumLow < 0) {
            carry();
        }
    }

    /** How many durations were counted. */
    public long count() {
        return count;
    }

    /** Their exact mean in nanoseconds, rounded once; NaN without any. */
    public double mean() {
        return count == 0 ? Double.NaN : sum() / count;
    }

    /** Their exact sum in nanoseconds, rounded once. */
    public double sum() {
        return sumHigh * HIGH + sumLow;
    }

    /** The shortest in nanoseconds, exact; 0 without any. */
    public long min() {
        return count == 0 ? 0 : min;
    }

    /** The longest in nanoseconds, exact; 0 without any. */
    public long max() {
        return max;
    }

    /**
     * The duration that {@code p} percent of all do not exceed, in nanoseconds; 0 without any.
     *
     * @param p from 0 (the shortest) to 100 (the longest)
     */
    public long percentile(double p) {
        if (!(p >= 0 && p <= 100)) {
            throw new IllegalArgumentException("A percentile lies between 0 and 100, not at " + p);
        }
        if (count == 0) {
            return 0;
        }
        long rank = Math.min(Math.max((long) Math.ceil(p / 100 * count), 1), count);
        return rank == 1 ? min : rank == count ? max : clamp(middleAt(rank));
    }

    private long clamp(long value) {
        return Math.min(Math.max(value, min), max);
    }

    private long middleAt(long rank) {
        long seen = 0;
        for (int row = 0; row < ROWS; row++) {
            long[] cells = rows[row];
            for (int cell = 0; cells != null && cell < cells.length; cell++) {
                seen += cells[cell];
                if (seen >= rank) {
                    return middle(row, cell);
                }
            }
        }
        return max;
    }

    private static long middle(int row, int cell) {
        return first(row, cell) + ((1L << row) >> 1);
    }

    /** The standard deviation of all durations in nanoseconds, each taken as the middle of its bucket; NaN without any. */
    public double standardDeviation() {
        if (count == 0) {
            return Double.NaN;
        }
        double mean = mean();
        double squares = 0;
        for (int row = 0; row < ROWS; row++) {
            long[] cells = rows[row];
            for (int cell = 0; cells != null && cell < cells.length; cell++) {
                double apart = clamp(middle(row, cell)) - mean;
                squares += cells[cell] * apart * apart;
            }
        }
        return Math.sqrt(squares / count);
    }

    /** Shows every bucket that is not empty, in order. */
    public void forEachBucket(BucketVisitor visitor) {
        for (int row = 0; row < ROWS; row++) {
            long[] cells = rows[row];
            for (int cell = 0; cells != null && cell < cells.length; cell++) {
                if (cells[cell] != 0) {
                    long from = first(row, cell);
                    visitor.bucket(from, from + (1L << row), cells[cell]);
                }
            }
        }
    }

    /** Adds another histogram's durations. */
    public void merge(LatencyHistogram other) {
        for (int row = 0; row < ROWS; row++) {
            long[] theirs = other.rows[row];
            if (theirs != null) {
                addRow(row, theirs);
            }
        }
        count += other.count;
        addToSum(other.sumLow, other.sumHigh);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    private void addRow(int row, long[] theirs) {
        if (rows[row] == null) {
            rows[row] = theirs.clone();
            return;
        }
        for (int cell = 0; cell < theirs.length; cell++) {
            rows[row][cell] += theirs[cell];
        }
    }

    /** Forgets all durations, keeping the memory. */
    public void reset() {
        for (long[] cells : rows) {
            if (cells != null) {
                Arrays.fill(cells, 0);
            }
        }
        count = 0;
        sumLow = 0;
        sumHigh = 0;
        min = Long.MAX_VALUE;
        max = 0;
    }
}
