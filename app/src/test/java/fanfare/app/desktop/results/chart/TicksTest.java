package fanfare.app.desktop.results.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void linearTicksAreRoundAndInside() {
        assertThat(Ticks.linear(0, 47, 5)).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
        assertThat(Ticks.linear(0, 1, 4)).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(Ticks.linear(3, 3, 4)).isEmpty();
        assertThat(Ticks.linear(0, Double.NaN, 4)).isEmpty();
    }

    @Test
    void logarithmicTicksArePowersOfTenAndFinerWhenThereAreFew() {
        assertThat(Ticks.logarithmic(0.8, 2_000)).containsExactly(1.0, 10.0, 100.0, 1_000.0);
        assertThat(Ticks.logarithmic(80, 700)).containsExactly(100.0, 200.0, 500.0);
        assertThat(Ticks.logarithmic(0, 10)).isEmpty();
    }

    @Test
    void timeTicksFallOnWholeMinutesAndHours() {
        assertThat(TimeTicks.of(1_800, 6)).containsExactly(0.0, 300.0, 600.0, 900.0, 1_200.0, 1_500.0, 1_800.0);
        assertThat(TimeTicks.of(86_400, 4)).containsExactly(0.0, 21_600.0, 43_200.0, 64_800.0, 86_400.0);
        assertThat(TimeTicks.of(0.4, 4)).containsExactly(0.0, 0.1, 0.2, 0.30000000000000004, 0.4);
    }
}
