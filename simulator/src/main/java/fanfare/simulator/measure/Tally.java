package fanfare.simulator.measure;

/** Count, sum, extremes, mean and variance of single observations, without keeping them (Welford's method). */
public final class Tally {
    private long count;
    private double sum;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Takes an observation. */
    public void add(double value) {
        count++;
        sum += value;
        double from = value - mean;
        mean += from / count;
        squares += from * (value - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /** How many observations there were. */
    public long count() {
        return count;
    }

    /** Their sum. */
    public double sum() {
        return sum;
    }

    /** The smallest; NaN without observations. */
    public double min() {
        return count == 0 ? Double.NaN : min;
    }

    /** The largest; NaN without observations. */
    public double max() {
        return count == 0 ? Double.NaN : max;
    }

    /** Their mean; NaN without observations. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** The unbiased sample variance; NaN with fewer than two observations. */
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    /** The square root of {@link #variance()}. */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /** Adds another tally's observations (Chan, Golub and LeVeque, "Updating formulae", 1979). */
    public void merge(Tally other) {
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        double apart = other.mean - mean;
        squares += other.squares + apart * apart * ((double) count / total) * other.count;
        mean += apart * ((double) other.count / total);
        count = total;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** Forgets everything. */
    public void reset() {
        count = 0;
        sum = 0;
        mean = 0;
        squares = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
    }
}
