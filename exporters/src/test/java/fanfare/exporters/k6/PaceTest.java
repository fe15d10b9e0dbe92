package fanfare.exporters.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanfare.exporters.k6.Pace.Stage;
import fanfare.model.design.Traffic;
import fanfare.simulator.traffic.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** k6 takes whole numbers of iterations per unit of time, in straight pieces: the same events as the traffic's own rate. */
class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void wholeRatesArePerSecond() {
        assertThat(Pace.of(new Traffic.Poisson(50), 60 * SECOND))
                .isEqualTo(new Pace(1, 50, List.of(new Stage(50, 60 * SECOND))));
    }

    @Test
    void partsOfARateTakeALongerUnit() {
        assertThat(Pace.of(new Traffic.Constant(0.5), SECOND).unit()).isEqualTo(10);
        assertThat(Pace.of(new Traffic.Constant(0.25), SECOND).unit()).isEqualTo(60);
        assertThat(Pace.of(new Traffic.Constant(0.01), SECOND))
                .isEqualTo(new Pace(600, 6, List.of(new Stage(6, SECOND))));
        assertThat(Pace.of(new Traffic.Constant(StrictMath.PI), SECOND))
                .extracting(Pace::unit, Pace::start)
                .as("1885 in 10 min is 0.002 % off")
                .containsExactly(600, 1885L);
    }

    @Test
    void aSpikeRisesAndFallsAtOnce() {
        Pace pace = Pace.of(new Traffic.Spike(50, 3000, 600 * SECOND, 300 * SECOND), 1800 * SECOND);
        assertThat(pace)
                .isEqualTo(new Pace(
                        1,
                        50,
                        List.of(
                                new Stage(50, 600 * SECOND),
                                new Stage(3000, 0),
                                new Stage(3000, 300 * SECOND),
                                new Stage(50, 0),
                                new Stage(50, 900 * SECOND))));
        assertThat(pace.peak()).isEqualTo(3000);
        assertThat(pace.isConstant()).isFalse();
    }

    @Test
    void whatComesAfterTheEndIsLeftOut() {
        assertThat(Pace.of(new Traffic.Spike(50, 3000, 600 * SECOND, 300 * SECOND), 600 * SECOND)
                        .isConstant())
                .isTrue();
        assertThat(Pace.of(new Traffic.Ramp(0, 100, 100 * SECOND), 50 * SECOND).stages())
                .containsExactly(new Stage(50, 50 * SECOND));
        assertThat(Pace.of(new Traffic.Ramp(0, 100, 100 * SECOND), 150 * SECOND).stages())
                .containsExactly(new Stage(100, 100 * SECOND), new Stage(100, 50 * SECOND));
        assertThat(Pace.of(new Traffic.Ramp(7, 100, 0), SECOND).start()).isEqualTo(100);
    }

    @Test
    void aSwingSendsAsManyEvents() {
        Traffic swing = new Traffic.Sine(5, 4, 3600 * SECOND, 900 * SECOND);
        Pace pace = Pace.of(swing, 7200 * SECOND);
        double events = 0;
        double from = pace.start();
        for (Stage s : pace.stages()) {
            events += (from + s.target()) / 2 / pace.unit() * s.nanoseconds() / SECOND;
            from = s.target();
        }
        assertThat(events).isCloseTo(5 * 7200, within(5.0));
        assertThat(pace.peak()).isCloseTo(9, within(0.01));
        assertThat(Rate.of(swing).at(0)).isCloseTo(pace.start() / (double) pace.unit(), within(0.01));
        assertThat(Pace.of(new Traffic.Sine(1, 1, SECOND, 0), 36_000 * SECOND).stages())
                .hasSizeLessThanOrEqualTo(480);
    }

    @Test
    void noTrafficIsNoConstantRate() {
        assertThat(Pace.of(new Traffic.Constant(0), SECOND).isConstant()).isFalse();
    }
}
