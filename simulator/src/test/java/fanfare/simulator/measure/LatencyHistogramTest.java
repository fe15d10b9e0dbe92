package fanfare.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanfare.simulator.kernel.RandomStream;
import java.math.BigInteger;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The histogram against HdrHistogram at five significant digits, and against exact sums. */
class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    private static long latency(RandomStream random) {
        return (long) (20e6 * random.exponential() * random.exponential());
    }

    @Test
    void percentilesLieWithinAFifthOfAPercentOfHdrHistograms() {
        Histogram oracle = new Histogram(5);
        RandomStream random = new RandomStream(7);
        for (int i = 0; i < 300_000; i++) {
            long value = latency(random);
            histogram.record(value);
            oracle.recordValue(value);
        }
        for (double p : new double[] {0.1, 1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99}) {
            double expected = oracle.getValueAtPercentile(p);
            assertThat((double) histogram.percentile(p))
                    .as("p%s", p)
                    .isCloseTo(expected, Percentage.withPercentage(0.21));
        }
        assertThat(histogram.count()).isEqualTo(oracle.getTotalCount());
        assertThat(histogram.standardDeviation()).isCloseTo(oracle.getStdDeviation(), Percentage.withPercentage(0.1));
    }

    @Test
    void meanAndExtremesAreExact() {
        BigInteger sum = BigInteger.ZERO;
        RandomStream random = new RandomStream(8);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 1000; i++) {
            long value = random.nextLong() >>> 1 + random.nextInt(20);
            histogram.record(value);
            sum = sum.add(BigInteger.valueOf(value));
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        histogram.recordMany(Long.MAX_VALUE, 1_000_000);
        sum = sum.add(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(1_000_000)));
        assertThat(histogram.sum()).isCloseTo(sum.doubleValue(), within(Math.ulp(sum.doubleValue())));
        assertThat(histogram.min()).isEqualTo(least);
        assertThat(histogram.max()).isEqualTo(Math.max(most, Long.MAX_VALUE));
    }

    @Test
    void everyValueFallsIntoABucketThatHoldsItAndIsNoWiderThanPromised() {
        for (int bit = 0; bit < 63; bit++) {
            for (long value : new long[] {(1L << bit) - 1, 1L << bit, (1L << bit) + 1, (1L << bit) + (1L << bit) / 3}) {
                LatencyHistogram one = new LatencyHistogram();
                one.record(value);
                one.forEachBucket((from, to, count) -> {
                    assertThat(value).isBetween(from, to - 1);
                    assertThat(count).isEqualTo(1);
                    assertThat((double) (to - from)).isLessThanOrEqualTo(Math.max(1, 0.004 * value));
                });
                assertThat(one.percentile(50)).isEqualTo(value);
            }
        }
    }

    @Test
    void percentilesOfFewValuesAreThoseValues() {
        assertThat(histogram.percentile(50)).isZero();
        assertThat(histogram.mean()).isNaN();
        for (int i = 1; i <= 100; i++) {
            histogram.record(i);
        }
        assertThat(histogram.percentile(0)).isEqualTo(1);
        assertThat(histogram.percentile(1)).isEqualTo(1);
        assertThat(histogram.percentile(50)).isEqualTo(50);
        assertThat(histogram.percentile(99)).isEqualTo(99);
        assertThat(histogram.percentile(100)).isEqualTo(100);
        assertThat(histogram.mean()).isEqualTo(50.5);
    }

    @Test
    void partsMergeIntoTheWhole() {
        RandomStream random = new RandomStream(9);
        LatencyHistogram merged = new LatencyHistogram();
        for (int part = 0; part < 4; part++) {
            LatencyHistogram each = new LatencyHistogram();
            for (int i = 0; i < 5000; i++) {
                long value = latency(random) << 3 * part;
                each.record(value);
                histogram.record(value);
            }
            merged.merge(each);
        }
        assertThat(merged).usingRecursiveComparison().isEqualTo(histogram);
        merged.merge(new LatencyHistogram());
        assertThat(merged).usingRecursiveComparison().isEqualTo(histogram);
    }

    @Test
    void resetForgets() {
        histogram.record(5_000_000);
        histogram.reset();
        assertThat(histogram.count()).isZero();
        histogram.record(3);
        assertThat(histogram.max()).isEqualTo(3);
        assertThat(histogram.mean()).isEqualTo(3);
    }

    @Test
    void negativeDurationsCountAsNoneAndNoTimesAsNothing() {
        histogram.record(-5);
        histogram.recordMany(7, 0);
        assertThat(histogram.count()).isEqualTo(1);
        assertThat(histogram.max()).isZero();
    }
}
