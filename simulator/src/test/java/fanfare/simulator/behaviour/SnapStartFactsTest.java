package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import fanfare.model.design.Component;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** New environments that restore a snapshot in place of init. */
class SnapStartFactsTest {
    private static final Offset<Double> EXACT = offset(1e-9);
    private static final ColdStartData MEASURED = ColdStartData.shipped();

    private static Component restoring(String runtime) {
        return Component.of("Function", Function.KIND)
                .with(Function.RUNTIME, runtime)
                .with(Function.SNAP_START, true)
                .with(Function.PLACEMENT_TIME, ms(0))
                .with(Function.CPU_TIME, ms(0))
                .with(Function.IDLE_EXPIRY, ms(1))
                .with(Function.MEMORY, 1_024L);
    }

    private static Result cold(Component f, double invocations) throws InvalidRun {
        return run(Facts.sending(f, Interactions.INVOKE), new Traffic.Constant(0.2), invocations * 5 + 4);
    }

    @Test
    @DisplayName("Restores take what was measured, whatever the memory, processor and package (lambda-perf)")
    void restoresAsMeasured() throws InvalidRun {
        double mean = MEASURED.restore("java21", 1_024).orElseThrow().time().mean() / 1e6;
        assertThat(mean).isCloseTo((1_102.4 + 830.5 + 743.3 + 743.6) / 4, Percentage.withPercentage(2));
        for (Component f : new Component[] {
            restoring("java21"),
            restoring("java21").with(Function.MEMORY, 256L),
            restoring("java21").with(Function.ARCHITECTURE, "arm64").with(Function.PACKAGE_TYPE, "image")
        }) {
            Result.OfComponent r = of(cold(f, 500), "Function");
            assertThat(r.times().get("RestoreDuration").count()).isEqualTo(500);
            assertThat(r.times().get("RestoreDuration").mean()).isCloseTo(mean, Percentage.withPercentage(2));
            assertThat(r.times().get("InitDuration").count()).isZero();
        }
    }

    @Test
    @DisplayName(
            "The first invocation after a restore takes longer, less with more memory: 103.5 and 11.1 ms (lambda-perf)")
    void firstInvocation() throws InvalidRun {
        Result small = cold(restoring("java21").with(Function.MEMORY, 128L), 20);
        assertThat(of(small, "Function").times().get("Duration").p50()).isCloseTo(102.5, offset(0.5));
        Result large = cold(restoring("java21"), 20);
        assertThat(of(large, "Function").times().get("Duration").p50()).isCloseTo(10.1, offset(0.1));
    }

    @Test
    @DisplayName("Own init work and a large package weigh on publishing, not on restores (Lambda SnapStart)")
    void initIsDoneWhenPublishing() throws InvalidRun {
        Component f =
                restoring("java21").with(Function.INIT_WORK, ms(5_000)).with(Function.PACKAGE_SIZE, 100 * Facts.MB);
        assertThat(of(cold(f, 50), "Function").times().get("RestoreDuration").max())
                .isLessThan(1_600);
        assertThat(of(cold(f.with(Function.SNAP_START, false), 5), "Function")
                        .times()
                        .get("InitDuration")
                        .p50())
                .isGreaterThan(5_000 + 99 * 20);
    }

    @Test
    @DisplayName("Python: every restore is billed by the GB, the snapshot by the GB-second; restores are no duration")
    void billedForPython() throws InvalidRun {
        Component f = restoring("python3.13")
                .with(Function.MEMORY, 1_536L)
                .with(Function.INIT_TIME, ms(700))
                .with(Function.WAIT_TIME, ms(20));
        Result r = cold(f, 7);
        assertThat(usage(r, "snapstart-restore-gb")).isCloseTo(7 * 1.5, EXACT);
        assertThat(usage(r, "snapstart-cache-gb-second")).isCloseTo(1.5 * 39, EXACT);
        assertThat(usage(r, "gb-second-x86")).isCloseTo(1.5 * 7 * 0.020, EXACT);
        Scenario measured =
                Scenario.of("Run", Map.of("Client", new Traffic.Constant(0.2))).lasting(10 * MINUTE, 4 * MINUTE);
        assertThat(usage(run(Facts.sending(f, Interactions.INVOKE), measured), "snapstart-cache-gb-second"))
                .isCloseTo(1.5 * 360, EXACT);
    }

    @Test
    @DisplayName(
            "Java restores for free, .NET does not, and without SnapStart there is no such bill (Lambda SnapStart)")
    void freeForJava() throws InvalidRun {
        Result java = cold(restoring("java17"), 5);
        assertThat(usage(java, "snapstart-restore-gb")).isZero();
        assertThat(usage(java, "snapstart-cache-gb-second")).isZero();
        assertThat(usage(cold(restoring("dotnet8"), 5), "snapstart-restore-gb")).isCloseTo(5, EXACT);
        Component plain = restoring("python3.13").with(Function.SNAP_START, false);
        assertThat(usage(cold(plain, 5), "snapstart-restore-gb")).isZero();
        assertThat(usage(cold(plain, 5), "snapstart-cache-gb-second")).isZero();
    }

    @Test
    @DisplayName("A restore may take 10 s; beyond, the invocation fails and its environment is gone (life cycle)")
    void restoreLimit() throws InvalidRun {
        Component f = restoring("java21").with(Function.IDLE_EXPIRY, ms(60_000));
        Result within = run(
                Facts.sending(f.with(Function.INIT_TIME, ms(10_000)), Interactions.INVOKE), Facts.until(0.05, 50), 90);
        assertThat(of(within, "Function").errors()).isZero();
        assertThat(of(within, "Function").coldStarts()).hasValue(1.0);
        Result beyond = run(
                Facts.sending(f.with(Function.INIT_TIME, ms(10_001)), Interactions.INVOKE), Facts.until(0.05, 50), 90);
        assertThat(of(beyond, "Function").errors()).isEqualTo(2);
        assertThat(of(beyond, "Function").coldStarts()).hasValue(2.0);
        assertThat(of(beyond, "Function").latency().max()).isCloseTo(10_000, offset(10.0));
        assertThat(of(beyond, "Function").environments().orElseThrow().max()).isEqualTo(1);
    }
}
