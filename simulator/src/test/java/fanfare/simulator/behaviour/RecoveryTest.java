package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.simulator.measure.Pulse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a source counts as recovered, and when as collapsed. A fault of 100 s begins at 100 s; windows are 10 s. */
class RecoveryTest {
    private static final Fault FAULT = Fault.of(Fault.Type.UNAVAILABLE, "X", 100 * SECOND, 100 * SECOND);
    private static final long MS = 1_000_000L;

    /** What happens once a second: a good end after so many milliseconds, or a failure where the time is below 0. */
    private interface Course {
        double at(int second);
    }

    private static Scenario lasting(long seconds) {
        return Scenario.of("Run", Map.of())
                .lasting(seconds * SECOND, 20 * SECOND)
                .with(List.of(FAULT));
    }

    private static Optional<Recovery> recovery(int seconds, Course course) {
        Scenario s = lasting(seconds);
        Pulse pulse = new Pulse(1, s.duration(), Recovery.window(s).orElseThrow());
        for (int i = 0; i < seconds; i++) {
            double ms = course.at(i);
            if (ms < 0) {
                pulse.failed(0, i * SECOND);
            } else if (ms > 0) {
                pulse.completed(0, i * SECOND, (long) (ms * MS));
            }
        }
        return Recovery.of(pulse, 0, FAULT, s);
    }

    @Test
    @DisplayName("A window is a tenth of the shortest fault; without faults there is none")
    void window() {
        assertThat(Recovery.window(lasting(600))).hasValue(10 * SECOND);
        Fault shorter = Fault.of(Fault.Type.ERROR, "X", 0, 20 * SECOND);
        assertThat(Recovery.window(lasting(600).with(List.of(FAULT, shorter)))).hasValue(2 * SECOND);
        assertThat(Recovery.window(lasting(600).with(List.<Fault>of()))).isEmpty();
        assertThat(Recovery.window(lasting(600).with(List.of(Fault.of(Fault.Type.RESTART, "X", 0, 0)))))
                .as("an instant counts as a minute")
                .hasValue(6 * SECOND);
    }

    @Test
    @DisplayName("Without trouble after its end a fault is recovered from at once")
    void atOnce() {
        assertThat(recovery(1_500, i -> i >= 100 && i < 200 ? -1 : 50)).contains(new Recovery(Optional.of(0.0), false));
    }

    @Test
    @DisplayName("Recovery is the first of three windows that are well together")
    void afterAWhile() {
        assertThat(recovery(1_500, i -> i >= 100 && i < 300 ? -1 : 50))
                .contains(new Recovery(Optional.of(100.0), false));
        assertThat(recovery(1_500, i -> i >= 100 && i < 300 || i == 310 ? -1 : 50)
                        .orElseThrow()
                        .seconds())
                .as("one failure in thirty is within five points")
                .contains(100.0);
        assertThat(recovery(1_500, i -> i >= 100 && i < 300 || i == 310 || i == 315 ? -1 : 50)
                        .orElseThrow()
                        .seconds())
                .as("two in thirty are not")
                .contains(120.0);
    }

    @Test
    @DisplayName("Latency must be within twice what it was and 10 ms")
    void latency() {
        assertThat(recovery(1_500, i -> i < 200 ? 50 : i < 400 ? 110 : 50)
                        .orElseThrow()
                        .seconds())
                .contains(0.0);
        assertThat(recovery(1_500, i -> i < 200 ? 50 : i < 400 ? 112 : 50)
                        .orElseThrow()
                        .seconds())
                .as("as soon as a window of 50 ms lowers the mean of three")
                .contains(180.0);
    }

    @Test
    @DisplayName("Failures that were there before are no sign of trouble")
    void failuresBefore() {
        assertThat(recovery(1_500, i -> i % 5 == 0 ? -1 : 50)).contains(new Recovery(Optional.of(0.0), false));
    }

    @Test
    @DisplayName("What is not recovered after ten times the fault's length has collapsed, even if it recovers later")
    void collapse() {
        assertThat(recovery(2_000, i -> i >= 100 ? -1 : 50)).contains(new Recovery(Optional.empty(), true));
        assertThat(recovery(2_000, i -> i >= 100 && i < 1_500 ? -1 : 50))
                .contains(new Recovery(Optional.of(1_300.0), true));
        assertThat(recovery(2_000, i -> i >= 100 && i < 1_190 ? -1 : 50))
                .contains(new Recovery(Optional.of(990.0), false));
    }

    @Test
    @DisplayName("A run that ends before ten times the fault's length says neither")
    void tooShort() {
        assertThat(recovery(1_100, i -> i >= 100 ? -1 : 50)).contains(new Recovery(Optional.empty(), false));
        assertThat(recovery(1_200, i -> i >= 100 ? -1 : 50)).contains(new Recovery(Optional.empty(), true));
    }

    @Test
    @DisplayName("Silence after the fault is no recovery where there were events before")
    void silence() {
        assertThat(recovery(2_000, i -> i >= 100 ? 0 : 50)).contains(new Recovery(Optional.empty(), true));
    }

    @Test
    @DisplayName("Only the time between warm-up and fault says what is usual; without it there is no judgement")
    void noBefore() {
        assertThat(recovery(1_500, i -> i < 100 ? 0 : 50)).isEmpty();
        assertThat(recovery(1_500, i -> i < 20 ? 50 : i < 100 ? 0 : 50)).isEmpty();
    }

    @Test
    @DisplayName("Rare events are not missed in windows in which none is due")
    void rareEvents() {
        assertThat(recovery(2_000, i -> i % 60 == 30 ? 50 : 0)).contains(new Recovery(Optional.of(0.0), false));
    }
}
