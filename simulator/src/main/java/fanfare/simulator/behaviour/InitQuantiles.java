package fanfare.simulator.behaviour;

import fanfare.model.kind.Distribution;
import fanfare.model.kind.Distribution.Quantile;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of init at one memory size, in milliseconds. Straight lines between five quantiles miss the mean by
 * up to 17 %; one point more on each side of the median, between the lines' ends, restores it.
 */
record InitQuantiles(
        double samples, double mean, double min, double p50, double p90, double p95, double p99, double max) {
    private static final double BELOW_MEDIAN = 0.25;
    private static final double ABOVE_MEDIAN = 0.70;
    private static final double MILLISECOND = 1e6;

    /** The quantile table, in nanoseconds, of several sizes together. */
    static Distribution pooled(List<InitQuantiles> sizes) {
        return new InitQuantiles(
                        sizes.stream().mapToDouble(InitQuantiles::samples).sum(),
                        average(sizes, InitQuantiles::mean),
                        sizes.stream().mapToDouble(InitQuantiles::min).min().orElseThrow(),
                        average(sizes, InitQuantiles::p50),
                        average(sizes, InitQuantiles::p90),
                        average(sizes, InitQuantiles::p95),
                        average(sizes, InitQuantiles::p99),
                        sizes.stream().mapToDouble(InitQuantiles::max).max().orElseThrow())
                .table();
    }

    private static double average(List<InitQuantiles> sizes, ToDoubleFunction<InitQuantiles> of) {
        double sum = 0;
        double weights = 0;
        for (InitQuantiles size : sizes) {
            sum += size.samples() * of.applyAsDouble(size);
            weights += size.samples();
        }
        return sum / weights;
    }

    private Distribution table() {
        double below = (min + p50) / 2;
        double above = (p50 + p90) / 2;
        double missing = mean - through(below, above).mean() / MILLISECOND;
        // The long tail bends the upper side first when the lines overshoot, the lower side when they fall short.
        if (missing < 0) {
            above = raised(above, missing, weight(0.5, 0.9), p50, p90);
            missing = mean - through(below, above).mean() / MILLISECOND;
            below = raised(below, missing, weight(0, 0.5), min, p50);
        } else {
            below = raised(below, missing, weight(0, 0.5), min, p50);
            missing = mean - through(below, above).mean() / MILLISECOND;
            above = raised(above, missing, weight(0.5, 0.9), p50, p90);
        }
        return through(below, above);
    }

    /** What a point between two others contributes to the mean. */
    private static double weight(double from, double to) {
        return (to - from) / 2;
    }

    private static double raised(double value, double missing, double weight, double least, double most) {
        return Math.max(least, Math.min(most, value + missing / weight));
    }

    private Distribution through(double below, double above) {
        return new Distribution.Empirical(List.of(
                at(0, min),
                at(BELOW_MEDIAN, below),
                at(0.5, p50),
                at(ABOVE_MEDIAN, above),
                at(0.9, p90),
                at(0.95, p95),
                at(0.99, p99),
                at(1, max)));
    }

    private static Quantile at(double probability, double milliseconds) {
        return new Quantile(probability, milliseconds * MILLISECOND);
    }
}
