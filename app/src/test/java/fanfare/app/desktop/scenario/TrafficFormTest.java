package fanfare.app.desktop.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanfare.model.design.Traffic;
import fanfare.model.kind.Distribution;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrafficFormTest {
    private static final long MINUTE = 60_000_000_000L;

    @ParameterizedTest
    @EnumSource(TrafficForm.class)
    void whatAFormShowsIsReadBackAsTheSame(TrafficForm form) {
        Optional<Traffic> start = form.start(Optional.of(new Traffic.Poisson(12.5)), 30 * MINUTE);
        assertThat(TrafficForm.of(start)).isEqualTo(form);
        start.ifPresent(t -> {
            assertThat(form.texts(t)).hasSameSizeAs(form.fields(start));
            assertThat(form.read(form.texts(t), t)).isEqualTo(t);
        });
    }

    @Test
    void unitsAreTypedFreely() {
        assertThat(TrafficForm.SPIKE.read(List.of("3k/min", "400/s", "0.5 h", "300 s"), new Traffic.Poisson(1)))
                .isEqualTo(new Traffic.Spike(50, 400, 30 * MINUTE, 5 * MINUTE));
    }

    @Test
    void aWrongTextIsAnsweredByASentence() {
        assertThatThrownBy(() -> TrafficForm.POISSON.read(List.of("lots"), new Traffic.Poisson(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50/s");
        assertThatThrownBy(() -> TrafficForm.count("1.5")).hasMessageContaining("not a whole number");
        assertThatThrownBy(() -> TrafficForm.nanoseconds("999999999 d")).hasMessageContaining("too long");
    }

    @Test
    void changingTheFormKeepsTheRate() {
        Traffic users = TrafficForm.USERS
                .start(Optional.of(new Traffic.Constant(40)), 30 * MINUTE)
                .orElseThrow();
        assertThat(users).isEqualTo(new Traffic.Users(200, new Distribution.Exponential(5e9)));
        assertThat(TrafficForm.POISSON.start(Optional.of(users), 30 * MINUTE)).contains(new Traffic.Poisson(40));
    }

    @Test
    void thePreviewFollowsTheRate() {
        List<Double> rates = TrafficCard.rates(new Traffic.Spike(10, 100, 10 * MINUTE, 5 * MINUTE), 30 * MINUTE);
        double events =
                rates.stream().mapToDouble(r -> r * 30 * 60 / rates.size()).sum();
        assertThat(events).isCloseTo(10 * 25 * 60 + 100 * 5 * 60, within(1e-6));
    }

    @Test
    void aListSaysTrafficInOneLine() {
        assertThat(TrafficForm.summary(new Traffic.Ramp(0, 50, 10 * MINUTE))).isEqualTo("Ramp: 0/s, 50/s, 10 min");
        assertThat(TrafficForm.summary(new Traffic.Users(20, Distribution.constant(5e9))))
                .isEqualTo("20 users, think time 5 s");
    }
}
