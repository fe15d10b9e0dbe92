package fanfare.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each variate against its distribution function: chi-square over 1,000 equally likely cells, and moments. */
class RandomStreamTest {
    private static final int DRAWS = 2_000_000;
    private static final int CELLS = 1000;

    /** The published recurrence, worked with unbounded integers. */
    @Test
    void followsTheRecurrenceOfXoroshiro128PlusPlus() {
        long a = 1;
        long b = 2;
        RandomStream random = new RandomStream(a, b);
        BigInteger two64 = BigInteger.ONE.shiftLeft(64);
        BigInteger s0 = BigInteger.valueOf(a);
        BigInteger s1 = BigInteger.valueOf(b);
        for (int i = 0; i < 1000; i++) {
            BigInteger expected = rotate(s0.add(s1).mod(two64), 17).add(s0).mod(two64);
            assertThat(random.nextLong()).isEqualTo(expected.longValue());
            s1 = s1.xor(s0);
            s0 = rotate(s0, 49).xor(s1).xor(s1.shiftLeft(21).mod(two64));
            s1 = rotate(s1, 28);
        }
    }

    private static BigInteger rotate(BigInteger value, int by) {
        BigInteger two64 = BigInteger.ONE.shiftLeft(64);
        return value.shiftLeft(by).mod(two64).or(value.shiftRight(64 - by));
    }

    @Test
    void giveTheSameBitsEverywhere() {
        RandomStream random = new RandomStream(42);
        assertThat(random.nextLong()).isEqualTo(-1690267358668702685L);
        assertThat(random.nextDouble()).isEqualTo(0.3306124030256302);
        assertThat(random.nextInt(1000)).isEqualTo(950);
        assertThat(random.exponential()).isEqualTo(0.6023138074370231);
        assertThat(random.gaussian()).isEqualTo(1.0573750552812078);
        assertThat(random.gamma(0.7)).isEqualTo(1.662335823587168);
        assertThat(random.gamma(3)).isEqualTo(3.723967106876941);
        assertThat(hash(RandomStream::exponential)).isEqualTo(5412300421661950020L);
        assertThat(hash(RandomStream::gaussian)).isEqualTo(7206700113249372046L);
        assertThat(hash(r -> r.gamma(0.5))).isEqualTo(-4419611508294652572L);
        assertThat(hash(r -> r.gamma(2.5))).isEqualTo(-3643017897584881151L);
    }

    private static long hash(ToDoubleFunction<RandomStream> variate) {
        RandomStream random = new RandomStream(1);
        long hash = 0;
        for (int i = 0; i < 1_000_000; i++) {
            hash = hash * 31 + Double.doubleToLongBits(variate.applyAsDouble(random));
        }
        return hash;
    }

    @Test
    void uniformNumbersAreUniform() {
        check(RandomStream::nextDouble, new UniformRealDistribution(0, 1));
    }

    @Test
    void exponentialNumbersAreExponential() {
        check(RandomStream::exponential, new ExponentialDistribution(1));
    }

    @Test
    void gaussianNumbersAreNormal() {
        check(RandomStream::gaussian, new NormalDistribution());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.9, 1, 1.5, 4, 100})
    void gammaNumbersAreGamma(double shape) {
        check(r -> r.gamma(shape), new GammaDistribution(shape, 1));
    }

    private static void check(ToDoubleFunction<RandomStream> variate, RealDistribution expected) {
        RandomStream random = new RandomStream(20_260_101);
        long[] observed = new long[CELLS];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = variate.applyAsDouble(random);
            sum += x;
            squares += x * x;
            observed[Math.min((int) (expected.cumulativeProbability(x) * CELLS), CELLS - 1)]++;
        }
        double[] even = new double[CELLS];
        Arrays.fill(even, (double) DRAWS / CELLS);
        assertThat(new ChiSquareTest().chiSquareTest(even, observed)).isBetween(0.001, 0.999);
        double mean = sum / DRAWS;
        double variance = expected.getNumericalVariance();
        assertThat(mean).isCloseTo(expected.getNumericalMean(), within(4 * Math.sqrt(variance / DRAWS)));
        assertThat(squares / DRAWS - mean * mean).isCloseTo(variance, within(0.03 * variance));
    }

    /** Beyond the ziggurats' edges only their tails answer: P(X > x) by the closed forms. */
    @Test
    void tailsHaveTheirShare() {
        assertThat(share(RandomStream::exponential, 7.7, 20_000_000)).isCloseTo(StrictMath.exp(-7.7), within(1.5e-5));
        double beyond = 1 - new NormalDistribution().cumulativeProbability(3.66);
        assertThat(share(RandomStream::gaussian, 3.66, 20_000_000)).isCloseTo(beyond, within(1.2e-5));
        assertThat(share(r -> -r.gaussian(), 3.66, 20_000_000)).isCloseTo(beyond, within(1.2e-5));
    }

    private static double share(ToDoubleFunction<RandomStream> variate, double above, int draws) {
        RandomStream random = new RandomStream(3);
        int hits = 0;
        for (int i = 0; i < draws; i++) {
            hits += variate.applyAsDouble(random) > above ? 1 : 0;
        }
        return (double) hits / draws;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void wholeNumbersAreEvenlySpread(int bound) {
        RandomStream random = new RandomStream(5);
        long[] observed = new long[bound];
        for (int i = 0; i < DRAWS; i++) {
            observed[random.nextInt(bound)]++;
        }
        double[] even = new double[bound];
        Arrays.fill(even, (double) DRAWS / bound);
        if (bound > 1) {
            assertThat(new ChiSquareTest().chiSquareTest(even, observed)).isBetween(0.001, 0.999);
        }
    }

    /** With this bound a fraction of 1/3 would be folded onto the lower numbers if nothing were rejected. */
    @Test
    void largeBoundsAreNotFavouringSmallNumbers() {
        int bound = 3 << 29;
        RandomStream random = new RandomStream(6);
        int low = 0;
        for (int i = 0; i < DRAWS; i++) {
            low += random.nextInt(bound) < bound / 2 ? 1 : 0;
        }
        assertThat((double) low / DRAWS).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(DRAWS)));
        assertThatThrownBy(() -> random.nextInt(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void chancesAtTheEdgesAreCertain() {
        RandomStream random = new RandomStream(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(random.chance(0)).isFalse();
            assertThat(random.chance(1)).isTrue();
        }
        assertThat(share(r -> r.chance(0.3) ? 1 : 0, 0.5, DRAWS)).isCloseTo(0.3, within(4 * 0.46 / Math.sqrt(DRAWS)));
    }

    @Test
    void gammaNeedsAShape() {
        assertThatThrownBy(() -> new RandomStream(1).gamma(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neighbouringSeedsShareNothing() {
        RandomStream one = new RandomStream(1);
        RandomStream two = new RandomStream(2);
        double products = 0;
        for (int i = 0; i < DRAWS; i++) {
            products += one.gaussian() * two.gaussian();
        }
        assertThat(products / DRAWS).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }
}
