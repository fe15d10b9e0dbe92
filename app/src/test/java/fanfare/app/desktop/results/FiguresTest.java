package fanfare.app.desktop.results;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.simulator.run.Result.Interval;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void timesHaveThreeDigitsAndTheUnitThatReadsBest() {
        assertThat(Figures.time(0.82)).isEqualTo("0.82 ms");
        assertThat(Figures.time(84.34)).isEqualTo("84.3 ms");
        assertThat(Figures.time(12_351)).isEqualTo("12.4 s");
        assertThat(Figures.time(0)).isEqualTo("0 ms");
    }

    @Test
    void clocksCountAsClocksDo() {
        assertThat(Figures.clock(0)).isEqualTo("0");
        assertThat(Figures.clock(45)).isEqualTo("45 s");
        assertThat(Figures.clock(600)).isEqualTo("10 min");
        assertThat(Figures.clock(605)).isEqualTo("10:05 min");
        assertThat(Figures.clock(5_400)).isEqualTo("1:30 h");
        assertThat(Figures.clock(3 * 86_400)).isEqualTo("3 d");
        assertThat(Figures.clock(3 * 86_400 + 7_200)).isEqualTo("3 d 2 h");
    }

    @Test
    void countsAreExactWhileTheyAreShort() {
        assertThat(Figures.count(0)).isEqualTo("0");
        assertThat(Figures.count(9_999)).isEqualTo("9,999");
        assertThat(Figures.count(150_123)).isEqualTo("150 k");
        assertThat(Figures.count(999_600)).isEqualTo("1 M");
        assertThat(Figures.count(1_234_567)).isEqualTo("1.23 M");
        assertThat(Figures.count(Double.NaN)).isEqualTo("–");
    }

    @Test
    void moneyHasCentsAndMoreDigitsOnlyBelowACent() {
        assertThat(Figures.dollars(1_234.56)).isEqualTo("$1,234.56");
        assertThat(Figures.dollars(0.0042)).isEqualTo("$0.0042");
        assertThat(Figures.dollars(0)).isEqualTo("$0.00");
        assertThat(Figures.dollars(-3)).isEqualTo("−$3.00");
        assertThat(Figures.price(0.0000166667)).isEqualTo("$0.0000166667");
    }

    @Test
    void anIntervalSaysItsUnitOnce() {
        assertThat(Figures.interval(new Interval(79.8, 81.2), Figures::time)).isEqualTo("79.8 – 81.2 ms");
        assertThat(Figures.interval(new Interval(980, 1_020), Figures::time)).isEqualTo("980 ms – 1.02 s");
        assertThat(Figures.interval(new Interval(209.1, 213.7), Figures::dollars))
                .isEqualTo("$209.10 – $213.70");
    }
}
