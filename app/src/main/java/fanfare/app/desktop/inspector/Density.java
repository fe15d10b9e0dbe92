package fanfare.app.desktop.inspector;

import fanfare.model.kind.Distribution;
import fanfare.model.kind.Distribution.Quantile;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The probability density of a distribution on an interval from zero, as heights of equal slices.
 *
 * @param end where the interval ends, in base units
 * @param heights relative heights, the highest being 1; empty where a distribution has none (constants, files)
 */
record Density(double end, double[] heights) {
    /** How many slices. */
    static final int SLICES = 96;

    private static final double TAIL = 2.9;
    /** A density may be infinite at one end; what is higher than this many times the middle height is cut off. */
    private static final double CUT = 8;

    private static final Density NONE = new Density(0, new double[0]);

    /** The density of a distribution. */
    static Density of(Distribution d) {
        if (d instanceof Distribution.Exponential e) {
            return sampled(5 * e.mean(), x -> Math.exp(-x / e.mean()));
        } else if (d instanceof Distribution.Uniform u) {
            return sampled(u.max() * 1.15, x -> x >= u.min() && x <= u.max() ? 1 : 0);
        } else if (d instanceof Distribution.LogNormal l) {
            double sigma = Math.sqrt(Math.log(1 + l.cv() * l.cv()));
            return logNormal(Math.log(l.mean()) - sigma * sigma / 2, sigma);
        } else if (d instanceof Distribution.LogNormalPercentiles l) {
            return logNormal(Math.log(l.p50()), l.sigma());
        } else if (d instanceof Distribution.Gamma g) {
            double shape = 1 / (g.cv() * g.cv());
            double scale = g.mean() * g.cv() * g.cv();
            double mode = Math.max(scale / 10, (shape - 1) * scale);
            return sampled(
                    g.mean() * (1 + 4 * g.cv()), x -> Math.exp((shape - 1) * Math.log(x / mode) - (x - mode) / scale));
        } else if (d instanceof Distribution.Empirical e && e.points().size() > 1) {
            return empirical(e.points());
        }
        return NONE;
    }

    /** True if there is nothing to draw. */
    boolean isEmpty() {
        return heights.length == 0;
    }

    private static Density logNormal(double mu, double sigma) {
        return sampled(Math.exp(mu + TAIL * sigma), x -> {
            double z = (Math.log(x) - mu) / sigma;
            return Math.exp(-z * z / 2) / x;
        });
    }

    private static Density empirical(List<Quantile> points) {
        double end = points.get(points.size() - 1).value();
        double slice = end / SLICES;
        double[] heights = new double[SLICES];
        for (int i = 1; i < points.size(); i++) {
            Quantile a = points.get(i - 1);
            Quantile b = points.get(i);
            double share = b.probability() - a.probability();
            for (int s = 0; s < SLICES; s++) {
                double overlap = Math.min(b.value(), (s + 1) * slice) - Math.max(a.value(), s * slice);
                if (b.value() > a.value() && overlap > 0) {
                    heights[s] += share * overlap / (b.value() - a.value());
                } else if (b.value() == a.value() && slot(a.value(), slice) == s) {
                    heights[s] += share;
                }
            }
        }
        return normal(end, heights);
    }

    private static int slot(double value, double slice) {
        return Math.min(SLICES - 1, (int) (value / slice));
    }

    private static Density sampled(double end, DoubleUnaryOperator density) {
        double[] heights = new double[SLICES];
        for (int i = 0; i < SLICES; i++) {
            heights[i] = density.applyAsDouble((i + 0.5) * end / SLICES);
        }
        return normal(end, heights);
    }

    private static Density normal(double end, double[] heights) {
        double sum = 0;
        for (double h : heights) {
            sum += Double.isFinite(h) ? h : 0;
        }
        double cut = CUT * sum / SLICES;
        double most = 0;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Double.isFinite(heights[i]) ? Math.min(heights[i], cut) : 0;
            most = Math.max(most, heights[i]);
        }
        if (!(end > 0) || !(most > 0)) {
            return NONE;
        }
        for (int i = 0; i < heights.length; i++) {
            heights[i] /= most;
        }
        return new Density(end, heights);
    }
}
