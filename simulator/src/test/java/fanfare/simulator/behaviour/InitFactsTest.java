package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MS;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import fanfare.model.design.Component;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a function initialises, how long it may take, and what that costs. */
class InitFactsTest {
    private static final Offset<Double> EXACT = offset(1e-9);
    private static final Traffic ONE_A_SECOND = new Traffic.Constant(1);
    /** Half a vCPU: what is computed in the handler takes twice as long. */
    private static final long HALF_VCPU = 884;

    private static final double SHARE = 884 / 1_769.0;

    /** 400 ms of own work; ten invocations of 10 ms, all in one environment. */
    private static Result working(String at) throws InvalidRun {
        Component f = function("Function")
                .with(Function.MEMORY, HALF_VCPU)
                .with(Function.WAIT_TIME, ms(10))
                .with(Function.INIT_WORK, ms(400))
                .with(Function.INIT_WORK_AT, at);
        return run(Facts.sending(at.equals("init") ? measured(f) : f, Interactions.INVOKE), ONE_A_SECOND, 10.9);
    }

    /** With no measured init of the runtime, so that only the own work is left. */
    private static Component measured(Component f) {
        return f.with(Function.RUNTIME, "unknown1").without(Function.INIT_TIME);
    }

    private static double gbSeconds(double ms) {
        return HALF_VCPU / 1_024.0 * ms / 1_000;
    }

    @Test
    @DisplayName("Work in init runs once with a full vCPU, before the handler, and is billed (Lambda life cycle)")
    void workInInit() throws InvalidRun {
        Result r = working("init");
        Result.OfComponent f = of(r, "Function");
        assertThat(f.coldStarts()).hasValue(1.0);
        assertThat(f.times().get("InitDuration").max()).isCloseTo(400, offset(0.5));
        assertThat(f.times().get("Duration").max()).isCloseTo(10, offset(0.05));
        assertThat(usage(r, "gb-second-x86")).isCloseTo(gbSeconds(400 + 10 * 10), EXACT);
    }

    @Test
    @DisplayName("Work at first use runs once per environment, in the handler, with the memory's share of the CPU")
    void workAtFirstUse() throws InvalidRun {
        Result r = working("first-use");
        Result.OfComponent f = of(r, "Function");
        assertThat(f.times().get("InitDuration").max()).isZero();
        assertThat(f.times().get("Duration").max()).isCloseTo(400 / SHARE + 10, offset(1.0));
        assertThat(f.times().get("Duration").p50()).isCloseTo(10, offset(0.05));
        assertThat(usage(r, "gb-second-x86")).isCloseTo(gbSeconds(Math.ceil(400 / SHARE + 10) + 9 * 10), EXACT);
    }

    @Test
    @DisplayName("Work at every invocation is done and billed every time")
    void workAtEveryInvocation() throws InvalidRun {
        Result r = working("every-invocation");
        Result.OfComponent f = of(r, "Function");
        assertThat(f.times().get("InitDuration").max()).isZero();
        assertThat(f.times().get("Duration").mean()).isCloseTo(400 / SHARE + 10, offset(1.0));
        assertThat(f.times().get("Duration").max()).isCloseTo(400 / SHARE + 10, offset(1.0));
        assertThat(usage(r, "gb-second-x86")).isCloseTo(gbSeconds(10 * Math.ceil(400 / SHARE + 10)), EXACT);
    }

    @Test
    @DisplayName("Provisioned environments have done their init before; what is lazy is left to their first invocation")
    void provisionedAndLazy() throws InvalidRun {
        Component f = function("Function")
                .with(Function.MEMORY, HALF_VCPU)
                .with(Function.PROVISIONED_CONCURRENCY, 1L)
                .with(Function.INIT_WORK, ms(400))
                .with(Function.INIT_WORK_AT, "first-use");
        Result lazy = run(Facts.sending(f, Interactions.INVOKE), ONE_A_SECOND, 10.9);
        assertThat(of(lazy, "Function").times().get("Duration").max()).isCloseTo(400 / SHARE, offset(1.0));
        Result early = run(
                Facts.sending(measured(f.with(Function.INIT_WORK_AT, "init")), Interactions.INVOKE),
                ONE_A_SECOND,
                10.9);
        assertThat(of(early, "Function").times().get("Duration").max()).isZero();
    }

    @Test
    @DisplayName(
            "After a time-out the next invocation initialises inside its handler, first uses included (life cycle)")
    void initAfterATimeout() throws InvalidRun {
        Component f = function("Function")
                .with(Function.MEMORY, HALF_VCPU)
                .with(Function.INIT_TIME, ms(300))
                .with(Function.INIT_WORK, ms(400))
                .with(Function.INIT_WORK_AT, "first-use")
                .with(Function.TIMEOUT, 1_500 * MS)
                .with(Function.WAIT_TIME, ms(10));
        Scenario s = Scenario.of("Run", Map.of("Client", new Traffic.Constant(0.5)))
                .lasting(7 * SECOND, 0)
                .with(List.of(Fault.of(Fault.Type.ADD_DELAY, "Function", 0, 3 * SECOND)
                        .delay(5 * SECOND)));
        Result r = run(Facts.sending(f, Interactions.INVOKE), s);
        assertThat(of(r, "Function").counts().get("Timeouts")).isEqualTo(1);
        assertThat(of(r, "Function").coldStarts()).hasValue(1.0);
        double second = 300 + 400 / SHARE + 10;
        assertThat(usage(r, "gb-second-x86")).isCloseTo(gbSeconds(300 + 1_500 + Math.ceil(second) + 10), EXACT);
    }

    private static Result slowInit(double initMs, long timeout) throws InvalidRun {
        Component f = function("Function")
                .with(Function.MEMORY, HALF_VCPU)
                .with(Function.INIT_TIME, ms(initMs))
                .with(Function.TIMEOUT, timeout)
                .with(Function.WAIT_TIME, ms(10));
        return run(Facts.sending(f, Interactions.INVOKE), new Traffic.Constant(0.01), 140);
    }

    @Test
    @DisplayName("Init may take 10 s; beyond, it is stopped and done anew by the first invocation (Lambda life cycle)")
    void initLimit() throws InvalidRun {
        Result within = slowInit(10_000, 60 * SECOND);
        assertThat(of(within, "Function").times().get("InitDuration").max()).isCloseTo(10_000, offset(10.0));
        assertThat(of(within, "Function").times().get("Duration").max()).isCloseTo(10, offset(0.05));
        assertThat(usage(within, "gb-second-x86")).isCloseTo(gbSeconds(10_010), EXACT);
        Result beyond = slowInit(10_001, 60 * SECOND);
        assertThat(of(beyond, "Function").times().get("InitDuration").max()).isCloseTo(10_000, offset(10.0));
        assertThat(of(beyond, "Function").times().get("Duration").max()).isCloseTo(10_011, offset(10.0));
        assertThat(usage(beyond, "gb-second-x86")).isCloseTo(gbSeconds(10_000 + 10_011), EXACT);
        assertThat(of(beyond, "Function").errors()).isZero();
    }

    @Test
    @DisplayName("Init done anew counts against the function's time-out: at 10 s it never ends (Lambda life cycle)")
    void initAnewWithinTheTimeout() throws InvalidRun {
        Result r = slowInit(10_001, 10 * SECOND);
        assertThat(of(r, "Function").counts().get("Timeouts")).isEqualTo(1);
        assertThat(usage(r, "gb-second-x86")).isCloseTo(gbSeconds(20_000), EXACT);
        assertThat(of(slowInit(10_001, 10 * SECOND + 12 * Facts.MS), "Function").errors())
                .isZero();
    }
}
