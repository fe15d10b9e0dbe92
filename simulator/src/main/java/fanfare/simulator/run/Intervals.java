package fanfare.simulator.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;

/** Means over replications and their 95 % confidence intervals (Student's t). */
final class Intervals<T> {
    private final List<T> replications;
    private final double quantile;
    private final SortedMap<String, Result.Interval> all = new TreeMap<>();

    Intervals(List<T> replications) {
        this.replications = replications;
        int n = replications.size();
        this.quantile = n < 2 ? 0 : new TDistribution(null, n - 1.0).inverseCumulativeProbability(0.975);
    }

    /** The mean; with two replications or more its interval is kept under this name. */
    double mean(String name, ToDoubleFunction<T> value) {
        int n = replications.size();
        double sum = 0;
        for (T r : replications) {
            sum += value.applyAsDouble(r);
        }
        double mean = sum / n;
        interval(name, mean, value);
        return mean;
    }

    /** Keeps an interval around the mean of the replications' values, if all of them have one. */
    void interval(String name, double mean, ToDoubleFunction<T> value) {
        int n = replications.size();
        if (n < 2) {
            return;
        }
        double squares = 0;
        for (T r : replications) {
            double d = value.applyAsDouble(r) - mean;
            squares += d * d;
        }
        double half = quantile * Math.sqrt(squares / (n - 1) / n);
        if (Double.isFinite(half)) {
            all.put(name, new Result.Interval(mean - half, mean + half));
        }
    }

    /** Keeps an interval around the mean of the replications' values. */
    void interval(String name, ToDoubleFunction<T> value) {
        double sum = 0;
        for (T r : replications) {
            sum += value.applyAsDouble(r);
        }
        interval(name, sum / replications.size(), value);
    }

    SortedMap<String, Result.Interval> all() {
        return java.util.Collections.unmodifiableSortedMap(all);
    }
}
