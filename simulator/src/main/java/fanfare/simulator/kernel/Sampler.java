package fanfare.simulator.kernel;

import fanfare.model.kind.Distribution;

/**
 * Draws from a {@link Distribution}, in whole base units (nanoseconds, bytes), rounded to the nearest and never
 * negative.
 */
public abstract class Sampler {
    private static final long LARGEST = 1L << 62;

    /** The next value, from the given stream. */
    public abstract long next(RandomStream random);

    /**
     * The sampler of a distribution.
     *
     * @throws IllegalArgumentException for parameters outside the distribution's range, and for
     *     {@link Distribution.Measured}, whose numbers somebody else reads: see {@link #bootstrap}
     */
    public static Sampler of(Distribution d) {
        if (d instanceof Distribution.Constant c) {
            return new Constant(notNegative(c.value()));
        } else if (d instanceof Distribution.Exponential e) {
            return e.mean() == 0 ? new Constant(0) : new Exponential(notNegative(e.mean()));
        } else if (d instanceof Distribution.Uniform u) {
            return new Uniform(notNegative(u.min()), notNegative(u.max()));
        } else if (d instanceof Distribution.LogNormal l) {
            return logNormal(notNegative(l.mean()), notNegative(l.cv()));
        } else if (d instanceof Distribution.LogNormalPercentiles l) {
            return l.p50() == 0 ? new Constant(0) : new LogNormal(StrictMath.log(notNegative(l.p50())), l.sigma());
        } else if (d instanceof Distribution.Gamma g) {
            return gamma(notNegative(g.mean()), notNegative(g.cv()));
        } else if (d instanceof Distribution.Empirical e) {
            return new Quantiles(e.points());
        }
        throw new IllegalArgumentException("The measured values of " + d + " have not been read");
    }

    /** Draws the given values with replacement; values below 0 count as 0. */
    public static Sampler bootstrap(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There are no measured values to draw from");
        }
        long[] rounded = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = round(values[i]);
        }
        return new Bootstrap(rounded);
    }

    private static Sampler logNormal(double mean, double cv) {
        if (mean == 0 || cv == 0) {
            return new Constant(mean);
        }
        double variance = StrictMath.log1p(cv * cv);
        return new LogNormal(StrictMath.log(mean) - variance / 2, Math.sqrt(variance));
    }

    private static Sampler gamma(double mean, double cv) {
        if (mean == 0 || cv == 0) {
            return new Constant(mean);
        }
        return new Gamma(1 / (cv * cv), mean * cv * cv);
    }

    private static double notNegative(double parameter) {
        if (!(parameter >= 0) || parameter > Double.MAX_VALUE) {
            throw new IllegalArgumentException("A distribution's parameter must be 0 or more, not " + parameter);
        }
        return parameter;
    }

    /** To the nearest whole unit, never below 0 and far enough from overflow that two values can be added. */
    static long round(double value) {
        return Math.max(0, Math.min((long) (value + 0.5), LARGEST));
    }

    private static final class Constant extends Sampler {
        private final long value;

        Constant(double value) {
            this.value = round(value);
        }

        @Override
        public long next(RandomStream random) {
            return value;
        }
    }

    private static final class Exponential extends Sampler {
        private final double mean;

        Exponential(double mean) {
            this.mean = mean;
        }

        @Override
        public long next(RandomStream random) {
            return round(mean * random.exponential());
        }
    }

    private static final class Uniform extends Sampler {
        private final double min;
        private final double width;

        Uniform(double min, double max) {
            if (max < min) {
                throw new IllegalArgumentException("The largest value " + max + " is below the smallest " + min);
            }
            this.min = min;
            this.width = max - min;
        }

        @Override
        public long next(RandomStream random) {
            return round(min + width * random.nextDouble());
        }
    }

    private static final class LogNormal extends Sampler {
        private final double mu;
        private final double sigma;

        LogNormal(double mu, double sigma) {
            this.mu = mu;
            this.sigma = notNegative(sigma);
        }

        @Override
        public long next(RandomStream random) {
            return round(Exponent.exp(mu + sigma * random.gaussian()));
        }
    }

    private static final class Gamma extends Sampler {
        private final double shape;
        private final double scale;

        Gamma(double shape, double scale) {
            this.shape = shape;
            this.scale = scale;
        }

        @Override
        public long next(RandomStream random) {
            return round(scale * random.gamma(shape));
        }
    }

    private static final class Bootstrap extends Sampler {
        private final long[] values;

        Bootstrap(long[] values) {
            this.values = values;
        }

        @Override
        public long next(RandomStream random) {
            return values[random.nextInt(values.length)];
        }
    }
}
