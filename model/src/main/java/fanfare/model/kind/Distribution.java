package fanfare.model.kind;

import java.util.List;

/**
 * How a quantity varies: the value of a {@link Type.Random} property, in the base unit of that property's {@link Unit}
 * (nanoseconds for times, bytes for sizes). Values are never negative.
 */
public sealed interface Distribution {

    /** The mean in the base unit; for a table, of the piecewise linear quantile function; NaN when only a file knows it. */
    double mean();

    /** Always the same value. */
    record Constant(double value) implements Distribution {
        @Override
        public double mean() {
            return value;
        }
    }

    /** Memoryless, by its mean. */
    record Exponential(double mean) implements Distribution {}

    /** Every value between {@code min} and {@code max} equally likely. */
    record Uniform(double min, double max) implements Distribution {
        @Override
        public double mean() {
            return (min + max) / 2;
        }
    }

    /** Log-normal by its mean and its coefficient of variation (standard deviation divided by mean). */
    record LogNormal(double mean, double cv) implements Distribution {}

    /** Log-normal through its median and its 99th percentile. */
    record LogNormalPercentiles(double p50, double p99) implements Distribution {
        /** The standard normal's 99th percentile. */
        public static final double Z99 = 2.3263478740408408;

        /** The standard deviation of the logarithm. */
        public double sigma() {
            return StrictMath.log(p99 / p50) / Z99;
        }

        @Override
        public double mean() {
            double sigma = sigma();
            return p50 * StrictMath.exp(sigma * sigma / 2);
        }
    }

    /** Gamma by its mean and its coefficient of variation; cv 1 is exponential, below 1 more regular. */
    record Gamma(double mean, double cv) implements Distribution {}

    /** A measured quantile table, linear between its points; the first and last points bound the values. */
    record Empirical(List<Quantile> points) implements Distribution {
        public Empirical {
            points = List.copyOf(points);
        }

        @Override
        public double mean() {
            double sum = 0;
            for (int i = 1; i < points.size(); i++) {
                Quantile a = points.get(i - 1);
                Quantile b = points.get(i);
                sum += (b.probability() - a.probability()) * (a.value() + b.value()) / 2;
            }
            return sum;
        }
    }

    /** One point of a quantile table: with this probability the value is at most {@code value}. */
    record Quantile(double probability, double value) {}

    /**
     * Drawn with replacement from a column of numbers in a CSV file, named relative to the design.
     *
     * @param file the file, relative to the design's folder
     * @param column the column's heading
     * @param unit how many base units one number of the column is (1e6 for milliseconds)
     */
    record Measured(String file, String column, double unit) implements Distribution {
        @Override
        public double mean() {
            return Double.NaN;
        }
    }

    /** The constant distribution. */
    static Distribution constant(double value) {
        return new Constant(value);
    }
}
