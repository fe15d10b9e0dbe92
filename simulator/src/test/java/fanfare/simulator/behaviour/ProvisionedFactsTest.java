package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Provisioned concurrency that follows the time of the day. */
class ProvisionedFactsTest {
    private static final Offset<Double> EXACT = offset(1e-9);
    private static final Traffic NONE = new Traffic.Constant(1e-6);

    private static Component provisioned(long level, String schedule) {
        return function("Function")
                .with(Function.MEMORY, 1_024L)
                .with(Function.PROVISIONED_CONCURRENCY, level)
                .with(Function.PROVISIONED_SCHEDULE, schedule);
    }

    private static Result lasting(Component f, Traffic traffic, double minutes) throws InvalidRun {
        return run(Facts.sending(f, Interactions.INVOKE), traffic, minutes * 60);
    }

    private static Result.Level allocated(Result r) {
        return of(r, "Function").levels().get("AllocatedProvisionedConcurrency");
    }

    @Test
    @DisplayName("From enable to disable, rounded up to 5 minutes: 11 minutes are billed as 15 (Lambda pricing)")
    void billedInStepsOfFiveMinutes() throws InvalidRun {
        Result eleven = lasting(provisioned(1, "00:02 4, 00:13 1"), NONE, 30);
        assertThat(usage(eleven, "provisioned-gb-second-x86")).isCloseTo(30 * 60 + 3 * 15 * 60, EXACT);
        Result ten = lasting(provisioned(1, "00:02 4, 00:12 1"), NONE, 30);
        assertThat(usage(ten, "provisioned-gb-second-x86")).isCloseTo(30 * 60 + 3 * 10 * 60, EXACT);
        assertThat(allocated(ten).max()).isEqualTo(4);
        assertThat(allocated(ten).mean()).isCloseTo(1 + 3 * 10 / 30.0, offset(0.001));
        assertThat(of(ten, "Function").environments().orElseThrow().max()).isEqualTo(4);
    }

    @Test
    @DisplayName("What is still enabled at the end is billed until then, and nothing of the warm-up period")
    void billedWhileMeasured() throws InvalidRun {
        Design d = Facts.sending(provisioned(2, "00:02 3, 00:11 2"), Interactions.INVOKE);
        Scenario s = Scenario.of("Run", Map.of("Client", NONE)).lasting(30 * MINUTE, 10 * MINUTE);
        assertThat(usage(run(d, s), "provisioned-gb-second-x86")).isCloseTo(2 * 20 * 60 + 2 * 60, EXACT);
    }

    @Test
    @DisplayName("The schedule comes again every day")
    void everyDay() throws InvalidRun {
        Result r = lasting(provisioned(1, "08:00 5, 20:00 1"), NONE, 3 * 24 * 60);
        assertThat(usage(r, "provisioned-gb-second-x86")).isCloseTo(3 * 24 * 3_600 + 3 * 4 * 12 * 3_600, EXACT);
        assertThat(allocated(r).max()).isEqualTo(5);
    }

    @Test
    @DisplayName("6,000 environments a minute are allocated: the 300th of 300 after 3 s, plus its init")
    void allocationRate() throws InvalidRun {
        Component f = provisioned(1, "00:01 301").with(Function.INIT_TIME, ms(2_000));
        assertThat(allocated(lasting(f, NONE, 1 + 4.989 / 60)).max()).isEqualTo(299);
        assertThat(allocated(lasting(f, NONE, 1 + 4.9999 / 60)).max()).isEqualTo(300);
        assertThat(allocated(lasting(f, NONE, 1 + 5.001 / 60)).max()).isEqualTo(301);
        assertThat(allocated(lasting(f, NONE, 1 + 2.009 / 60)).max()).isEqualTo(1);
        assertThat(allocated(lasting(f, NONE, 1 + 2.011 / 60)).max()).isEqualTo(2);
    }

    @Test
    @DisplayName("Init of a provisioned environment may take 130 s, or the time-out; then it begins anew (life cycle)")
    void initLimit() throws InvalidRun {
        Component f = provisioned(1, "00:01 2");
        assertThat(allocated(lasting(f.with(Function.INIT_TIME, ms(130_000)), NONE, 4))
                        .max())
                .isEqualTo(2);
        assertThat(allocated(lasting(f.with(Function.INIT_TIME, ms(130_001)), NONE, 60))
                        .max())
                .isEqualTo(1);
        Component patient = f.with(Function.TIMEOUT, 200 * SECOND);
        assertThat(allocated(lasting(patient.with(Function.INIT_TIME, ms(130_001)), NONE, 4))
                        .max())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("More calls than provisioned environments spill over to on-demand ones, at the on-demand price")
    void spillover() throws InvalidRun {
        Component f = provisioned(2, "23:00 3").with(Function.WAIT_TIME, ms(2_500));
        Result r = lasting(f, new Traffic.Constant(1), 24.9 / 60);
        assertThat(usage(r, "provisioned-duration-gb-second-x86") + usage(r, "gb-second-x86"))
                .isCloseTo(22 * 2.5, EXACT);
        double spilled = of(r, "Function").counts().get("ProvisionedConcurrencySpilloverInvocations");
        assertThat(spilled).isEqualTo(8);
        assertThat(usage(r, "gb-second-x86")).isCloseTo(7 * 2.5, EXACT);
        Result without = run(
                Facts.sending(
                        f.without(Function.PROVISIONED_CONCURRENCY).without(Function.PROVISIONED_SCHEDULE),
                        Interactions.INVOKE),
                new Traffic.Constant(1),
                20);
        assertThat(of(without, "Function").counts().get("ProvisionedConcurrencySpilloverInvocations"))
                .isZero();
    }

    @Test
    @DisplayName("A busy environment is given up when it is free, and kept if the level rises before that")
    void busyEnvironmentsAreGivenUpLater() throws InvalidRun {
        Component f =
                provisioned(3, "00:01 1").with(Function.WAIT_TIME, ms(90_000)).with(Function.TIMEOUT, 900 * SECOND);
        Traffic three = new Traffic.Constant(0.1);
        Result r = lasting(f, three, 2);
        assertThat(allocated(r).mean()).isCloseTo((3 * 100 + 2 * 10 + 10) / 120.0, offset(0.01));
        Result kept = lasting(f.with(Function.PROVISIONED_SCHEDULE, "00:01 1, 00:02 3"), three, 4);
        assertThat(allocated(kept).mean()).isCloseTo((3 * 100 + 2 * 10 + 10 + 3 * 120) / 240.0, offset(0.01));
        Result sooner = lasting(
                f.with(Function.PROVISIONED_SCHEDULE, "00:01 1, 00:02 3").with(Function.WAIT_TIME, ms(115_000)),
                three,
                4);
        assertThat(allocated(sooner).mean()).isCloseTo(3, offset(0.01));
    }

    @Test
    @DisplayName("The account keeps the highest scheduled level from all other functions (Lambda concurrency)")
    void takenFromTheAccount() throws InvalidRun {
        Design d = Facts.sending(function("Other").with(Function.WAIT_TIME, ms(10_000)), Interactions.INVOKE)
                .with(provisioned(2, "12:00 7"));
        d = d.withAccount(d.account().with(Account.CONCURRENCY, 10L));
        Result r = run(d, new Traffic.Constant(2), 30);
        assertThat(of(r, "Other").levels().get("ConcurrentExecutions").max()).isEqualTo(3);
    }
}
