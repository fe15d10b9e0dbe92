package fanfare.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanfare.simulator.kernel.RandomStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    @Test
    void aTallyAgreesWithCommonsMathWholeAndInParts() {
        RandomStream random = new RandomStream(1);
        SummaryStatistics oracle = new SummaryStatistics();
        Tally whole = new Tally();
        Tally merged = new Tally();
        for (int part = 0; part < 5; part++) {
            Tally each = new Tally();
            for (int i = 0; i < 100 * part; i++) {
                double value = 1e6 + random.gaussian();
                oracle.addValue(value);
                whole.add(value);
                each.add(value);
            }
            merged.merge(each);
        }
        for (Tally tally : new Tally[] {whole, merged}) {
            assertThat(tally.count()).isEqualTo(oracle.getN());
            assertThat(tally.mean()).isCloseTo(oracle.getMean(), within(1e-6));
            assertThat(tally.variance()).isCloseTo(oracle.getVariance(), within(1e-6));
            assertThat(tally.standardDeviation()).isCloseTo(oracle.getStandardDeviation(), within(1e-6));
            assertThat(tally.min()).isEqualTo(oracle.getMin());
            assertThat(tally.max()).isEqualTo(oracle.getMax());
            assertThat(tally.sum()).isCloseTo(oracle.getSum(), within(1e-3));
        }
    }

    @Test
    void anEmptyTallyHasNoMean() {
        Tally tally = new Tally();
        tally.add(3);
        tally.reset();
        assertThat(tally.mean()).isNaN();
        assertThat(tally.min()).isNaN();
        assertThat(tally.max()).isNaN();
        assertThat(tally.variance()).isNaN();
    }

    @Test
    void aLevelIsWeightedByHowLongItLasted() {
        TimeAverage busy = new TimeAverage(100);
        assertThat(busy.mean(100)).isZero();
        busy.set(110, 4);
        busy.add(120, -3);
        assertThat(busy.mean(140)).isEqualTo((0 * 10 + 4 * 10 + 1 * 20) / 40.0);
        assertThat(busy.max()).isEqualTo(4);
        assertThat(busy.current()).isEqualTo(1);
    }

    @Test
    void resettingKeepsTheLevel() {
        TimeAverage busy = new TimeAverage();
        busy.set(0, 9);
        busy.set(50, 2);
        busy.reset(100);
        assertThat(busy.current()).isEqualTo(2);
        assertThat(busy.max()).isEqualTo(2);
        assertThat(busy.mean(100)).isEqualTo(2);
        busy.set(110, 4);
        assertThat(busy.mean(120)).isEqualTo(3);
    }

    @Test
    void areasBeyondALongStayExact() {
        TimeAverage level = new TimeAverage();
        long year = 31_536_000_000_000_000L;
        for (int i = 0; i < 100; i++) {
            level.set(i * year, 1_000_000_000L + i % 2);
        }
        assertThat(level.mean(100 * year)).isCloseTo(1_000_000_000.5, within(2 * Math.ulp(1e9)));
    }

    @Test
    void averagesMergeByTheirTime() {
        TimeAverage first = new TimeAverage();
        first.set(0, 10);
        first.set(30, 0);
        TimeAverage second = new TimeAverage();
        second.set(0, 2);
        second.set(10, 7);
        first.merge(second);
        assertThat(first.mean(30)).isEqualTo((30 * 10 + 10 * 2) / 40.0);
        assertThat(first.max()).isEqualTo(10);
        assertThat(first.span()).isEqualTo(40);
    }

    @Test
    void aSeriesFillsTheBucketsOfItsSpan() {
        Series series = new Series(100, 110, 3);
        assertThat(new long[] {series.start(0), series.start(1), series.start(2), series.start(3)})
                .containsExactly(100, 103, 106, 110);
        for (long now = 90; now < 120; now++) {
            series.add(now, now);
        }
        series.add(100);
        assertThat(series.count(0)).isEqualTo(4);
        assertThat(series.sum(0)).isEqualTo(100 + 101 + 102 + 1);
        assertThat(series.max(0)).isEqualTo(102);
        assertThat(series.mean(1)).isEqualTo(104);
        assertThat(series.count(2)).isEqualTo(4);
        assertThat(series.max(2)).isEqualTo(109);
    }

    @Test
    void everyNanosecondOfALongSpanHasItsBucket() {
        Series series = new Series(0, Long.MAX_VALUE / 2, 977);
        for (int bucket = 0; bucket < series.buckets(); bucket++) {
            series.add(series.start(bucket + 1) - 1, 2);
            series.add(series.start(bucket), 1);
            assertThat(series.count(bucket)).isEqualTo(2);
        }
        assertThat(series.start(977)).isEqualTo(Long.MAX_VALUE / 2);
    }

    @Test
    void seriesMergeBucketByBucketAndOnlyWithTheirLike() {
        Series one = new Series(0, 10, 2);
        Series other = new Series(0, 10, 2);
        one.add(1, 5);
        other.add(2, 7);
        other.add(7, 1);
        one.merge(other);
        assertThat(one.count(0)).isEqualTo(2);
        assertThat(one.sum(0)).isEqualTo(12);
        assertThat(one.max(0)).isEqualTo(7);
        assertThat(one.count(1)).isEqualTo(1);
        one.reset();
        assertThat(one.count(0)).isZero();
        assertThat(one.mean(0)).isNaN();
        assertThatThrownBy(() -> one.merge(new Series(0, 20, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Series(0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCounterCounts() {
        Counter counter = new Counter();
        counter.increment();
        counter.add(41);
        Counter other = new Counter();
        other.merge(counter);
        counter.reset();
        assertThat(other.value()).isEqualTo(42);
        assertThat(counter.value()).isZero();
    }
}
