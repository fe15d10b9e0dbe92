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
    void aTimelineNotesTheDifferencesOfEachPiece() {
        Timeline timeline = new Timeline(10, 3);
        assertThat(new long[] {timeline.start(0), timeline.start(1), timeline.start(2), timeline.start(3)})
                .containsExactly(0, 3, 6, 10);
        assertThat(timeline.isDue(2)).isFalse();
        assertThat(timeline.isDue(3)).isTrue();
        timeline.note(3, 4, 2, 20, 2);
        timeline.note(10, 5, 5, 50, 0);
        assertThat(timeline.isDue(11)).isFalse();
        assertThat(timeline.arrivals(0)).isEqualTo(4);
        assertThat(timeline.meanLatency(0)).isEqualTo(10);
        assertThat(timeline.level(0)).isEqualTo(2);
        assertThat(timeline.arrivals(1)).isEqualTo(1);
        assertThat(timeline.answers(1)).isEqualTo(3);
        assertThat(timeline.meanLatency(1)).isEqualTo(10);
        assertThat(timeline.arrivals(2)).isZero();
        assertThat(timeline.meanLatency(2)).isNaN();
    }

    @Test
    void aPieceKeepsWhatItHadWhenTheTotalsRestart() {
        Timeline timeline = new Timeline(100, 2);
        timeline.totalsRestart(7, 6, 60);
        timeline.note(50, 3, 4, 40, 1);
        timeline.note(100, 10, 10, 100, 0);
        assertThat(timeline.arrivals(0)).isEqualTo(10);
        assertThat(timeline.answers(0)).isEqualTo(10);
        assertThat(timeline.meanLatency(0)).isEqualTo(10);
        assertThat(timeline.arrivals(1)).isEqualTo(7);
        assertThat(timeline.meanLatency(1)).isEqualTo(10);
    }

    @Test
    void aTimelineOfManyYearsIsDividedToTheNanosecond() {
        Timeline timeline = new Timeline(Long.MAX_VALUE / 2, 977);
        assertThat(timeline.start(977)).isEqualTo(Long.MAX_VALUE / 2);
        for (int i = 0; i < 977; i++) {
            assertThat(timeline.start(i + 1) - timeline.start(i))
                    .isBetween(Long.MAX_VALUE / 2 / 977, Long.MAX_VALUE / 2 / 977 + 1);
        }
        assertThatThrownBy(() -> new Timeline(1, 2)).isInstanceOf(IllegalArgumentException.class);
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
