package fanfare.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanfare.model.kind.Distribution;
import fanfare.model.kind.Distribution.Quantile;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.junit.jupiter.api.Test;

/** Samplers against closed-form means, coefficients of variation and percentiles, at fixed seeds. */
class SamplerTest {
    private static final int DRAWS = 1_000_000;
    private static final double MS = 1e6;

    private static double[] sorted(Sampler sampler) {
        RandomStream random = new RandomStream(11);
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            values[i] = sampler.next(random);
        }
        Arrays.sort(values);
        return values;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double cv(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / values.length) / mean;
    }

    /** An order statistic's probability has standard error sqrt(p (1 - p) / n), whatever the distribution. */
    private static void checkPercentiles(double[] values, RealDistribution expected) {
        for (double p : new double[] {0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999}) {
            double reached = expected.cumulativeProbability(values[(int) (p * DRAWS)]);
            assertThat(reached).as("p%s", 100 * p).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / DRAWS)));
        }
        double error = expected.getNumericalVariance() / DRAWS;
        assertThat(mean(values)).isCloseTo(expected.getNumericalMean(), within(4 * Math.sqrt(error)));
    }

    @Test
    void aConstantIsConstantAndRounded() {
        Sampler sampler = Sampler.of(Distribution.constant(119.6));
        assertThat(sampler.next(new RandomStream(1))).isEqualTo(120);
        assertThat(Sampler.of(Distribution.constant(0)).next(new RandomStream(1)))
                .isZero();
    }

    @Test
    void exponential() {
        double[] values = sorted(Sampler.of(new Distribution.Exponential(40 * MS)));
        checkPercentiles(values, new ExponentialDistribution(40 * MS));
        assertThat(cv(values)).isCloseTo(1, within(0.005));
    }

    @Test
    void uniform() {
        double[] values = sorted(Sampler.of(new Distribution.Uniform(10 * MS, 30 * MS)));
        checkPercentiles(values, new UniformRealDistribution(10 * MS, 30 * MS));
        assertThat(values[0]).isGreaterThanOrEqualTo(10 * MS);
        assertThat(values[DRAWS - 1]).isLessThanOrEqualTo(30 * MS);
    }

    @Test
    void logNormalByMeanAndCoefficientOfVariation() {
        double[] values = sorted(Sampler.of(new Distribution.LogNormal(40 * MS, 0.5)));
        double variance = Math.log(1.25);
        checkPercentiles(values, new LogNormalDistribution(Math.log(40 * MS) - variance / 2, Math.sqrt(variance)));
        assertThat(mean(values)).isCloseTo(40 * MS, within(0.002 * 40 * MS));
        assertThat(cv(values)).isCloseTo(0.5, within(0.005));
    }

    @Test
    void logNormalByMedianAndTail() {
        double[] values = sorted(Sampler.of(new Distribution.LogNormalPercentiles(50 * MS, 300 * MS)));
        double sigma = Math.log(6) / Distribution.LogNormalPercentiles.Z99;
        checkPercentiles(values, new LogNormalDistribution(Math.log(50 * MS), sigma));
        assertThat(values[DRAWS / 2]).isCloseTo(50 * MS, within(0.005 * 50 * MS));
        assertThat(values[(int) (0.99 * DRAWS)]).isCloseTo(300 * MS, within(0.015 * 300 * MS));
    }

    @Test
    void gammaByMeanAndCoefficientOfVariation() {
        for (double cv : new double[] {0.3, 1, 1.5}) {
            double[] values = sorted(Sampler.of(new Distribution.Gamma(20 * MS, cv)));
            checkPercentiles(values, new GammaDistribution(1 / (cv * cv), 20 * MS * cv * cv));
            assertThat(cv(values)).isCloseTo(cv, within(0.01 * cv));
        }
    }

    @Test
    void aQuantileTableIsLinearBetweenItsPoints() {
        Distribution table = new Distribution.Empirical(List.of(
                new Quantile(0, 10 * MS),
                new Quantile(0.5, 20 * MS),
                new Quantile(0.99, 100 * MS),
                new Quantile(1, MS * 500)));
        double[] values = sorted(Sampler.of(table));
        assertThat(values[DRAWS / 4]).isCloseTo(15 * MS, within(0.05 * MS));
        assertThat(values[DRAWS / 2]).isCloseTo(20 * MS, within(0.1 * MS));
        assertThat(values[(int) (0.745 * DRAWS)]).isCloseTo(60 * MS, within(0.3 * MS));
        assertThat(values[(int) (0.995 * DRAWS)]).isCloseTo(300 * MS, within(12 * MS));
        assertThat(values[0]).isGreaterThanOrEqualTo(10 * MS);
        assertThat(values[DRAWS - 1]).isLessThanOrEqualTo(500 * MS);
        assertThat(mean(values)).isCloseTo(table.mean(), within(0.005 * table.mean()));
    }

    @Test
    void aQuantileTableIsBoundedByItsFirstAndLastPointAndMayJump() {
        double[] values = sorted(Sampler.of(new Distribution.Empirical(
                List.of(new Quantile(0.2, 10), new Quantile(0.5, 10), new Quantile(0.5, 90), new Quantile(0.9, 90)))));
        assertThat(values[0]).isEqualTo(10);
        assertThat(values[(int) (0.49 * DRAWS)]).isEqualTo(10);
        assertThat(values[(int) (0.51 * DRAWS)]).isEqualTo(90);
        assertThat(values[DRAWS - 1]).isEqualTo(90);
        Sampler single = Sampler.of(new Distribution.Empirical(List.of(new Quantile(0.5, 7))));
        assertThat(single.next(new RandomStream(1))).isEqualTo(7);
    }

    @Test
    void measuredValuesAreDrawnWithReplacement() {
        double[] values = sorted(Sampler.bootstrap(new double[] {1, 2, 2, 7.4, -3}));
        assertThat(Arrays.stream(values).distinct()).containsExactly(0.0, 1.0, 2.0, 7.0);
        assertThat(mean(values)).isCloseTo(12 / 5.0, within(0.02));
    }

    @Test
    void withoutVariationAllDistributionsAreConstant() {
        RandomStream random = new RandomStream(1);
        for (Distribution d : List.of(
                new Distribution.LogNormal(5 * MS, 0),
                new Distribution.Gamma(5 * MS, 0),
                new Distribution.Uniform(5 * MS, 5 * MS),
                new Distribution.LogNormalPercentiles(5 * MS, 5 * MS))) {
            assertThat(Sampler.of(d).next(random)).as(d.toString()).isEqualTo(5_000_000);
        }
        for (Distribution d : List.of(
                new Distribution.LogNormal(0, 1),
                new Distribution.Gamma(0, 1),
                new Distribution.Exponential(0),
                new Distribution.LogNormalPercentiles(0, 0))) {
            assertThat(Sampler.of(d).next(random)).as(d.toString()).isZero();
        }
    }

    @Test
    void whatNoDistributionHasIsRefused() {
        for (Distribution d : List.of(
                Distribution.constant(-1),
                Distribution.constant(Double.NaN),
                new Distribution.Exponential(-1),
                new Distribution.Uniform(3, 2),
                new Distribution.LogNormal(1, -1),
                new Distribution.LogNormalPercentiles(3, 2),
                new Distribution.Gamma(1, Double.POSITIVE_INFINITY),
                new Distribution.Empirical(List.of()),
                new Distribution.Empirical(List.of(new Quantile(0.5, 3), new Quantile(0.4, 4))),
                new Distribution.Empirical(List.of(new Quantile(0.5, 3), new Quantile(0.6, 2))),
                new Distribution.Empirical(List.of(new Quantile(1.5, 3))),
                new Distribution.Measured("work.csv", "ms", 1e6))) {
            assertThatThrownBy(() -> Sampler.of(d)).as(d.toString()).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Sampler.bootstrap(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTabulatedExponentialFunctionIsAsGoodAsTheLibrarys() {
        RandomStream random = new RandomStream(2);
        for (int i = 0; i < 1_000_000; i++) {
            double x = (random.nextDouble() - 0.5) * 1400;
            double expected = StrictMath.exp(x);
            assertThat(Math.abs(Exponent.exp(x) - expected) <= 1e-15 * expected)
                    .as("exp(%s)", x)
                    .isTrue();
        }
        assertThat(Exponent.exp(0)).isEqualTo(1);
        assertThat(Exponent.exp(-800)).isZero();
        assertThat(Exponent.exp(800)).isInfinite();
        assertThat(Exponent.exp(Double.NaN)).isNaN();
    }
}
