package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.burst;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.until;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The life of Fargate tasks that are lost, drained or called off while they start, second by second. */
class ContainerTasksFactsTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-6);
    /** Two tasks of one vCPU and 2 GB that work on one request each, without computing; a new one starts in 40 s. */
    private static final Component APP = Component.of("App", Container.KIND)
            .with(Container.CPU, "1")
            .with(Container.MEMORY, 2_048L)
            .with(Container.MIN_TASKS, 2L)
            .with(Container.CONCURRENCY, 1L)
            .with(Container.SCALING, "none")
            .with(Container.CPU_TIME, ms(0))
            .with(Container.PROVISIONING_TIME, ms(10_000))
            .with(Container.PULL_TIME, ms(30_000));

    private static Design serving(Component app) {
        return Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(app)
                .with(Connection.of("Client", Interactions.INVOKE, "App").with(Call.SDK_RETRIES, 0L));
    }

    private static Result.OfComponent app(Design d, Traffic traffic, double seconds, Fault... faults)
            throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", traffic))
                .lasting((long) (seconds * SECOND), 0)
                .with(List.of(faults));
        return of(run(d, s), "App");
    }

    private static Fault lost(double from, double to, double share) {
        return Fault.of(Fault.Type.LOSE_CAPACITY, "App", (long) (from * SECOND), (long) ((to - from) * SECOND))
                .share(share);
    }

    private static Fault restart(double at) {
        return Fault.of(Fault.Type.RESTART, "App", (long) (at * SECOND), 0);
    }

    @Test
    @DisplayName("A task that comes takes what waits in the line at once: two requests, one task until 60 s")
    void newTaskServesTheLine() throws InvalidRun {
        Component app = APP.with(Container.WAIT_TIME, ms(100_000));
        Result.OfComponent r = app(serving(app), burst(2, 50), 200, lost(10, 20, 0.5));
        assertThat(r.latency().max()).as("waits from 50 to 60 s").isCloseTo(110_000, Offset.offset(1.0));
        assertThat(r.levels().get("Waiting").mean()).isCloseTo(10 / 200.0, EXACT);
        assertThat(r.levels().get("Waiting").max()).isEqualTo(1);
        assertThat(r.completed()).isEqualTo(2);
        assertThat(r.times().get("TaskStartTime").max()).isCloseTo(40_000, Offset.offset(1.0));
    }

    @Test
    @DisplayName("Tasks that are lost while they start are launched anew, as many as are wanted")
    void lostWhileStarting() throws InvalidRun {
        Design d = serving(APP);
        for (double second : new double[] {105, 120}) {
            Result.OfComponent r = app(d, new Traffic.Constant(0), 600, restart(100), restart(second));
            assertThat(r.counts().get("TasksLaunched")).isEqualTo(4);
            assertThat(r.counts().get("TasksStopped")).isEqualTo(4);
            assertThat(r.levels().get("RunningTasks").mean()).isCloseTo(2 * (600 - second + 60) / 600, EXACT);
        }
    }

    @Test
    @DisplayName(
            "Tasks that still start when fewer are wanted are called off; billed is what had begun to pull (pricing)")
    void calledOff() throws InvalidRun {
        Component app = APP.with(Container.MIN_TASKS, 1L)
                .with(Container.CONCURRENCY, 100L)
                .with(Container.SCALING, "requests")
                .with(Container.TARGET_REQUESTS, 10L)
                .with(Container.MAX_TASKS, 6L)
                .with(Container.PROVISIONING_TIME, ms(100_000));
        Component pulling = app.with(Container.PULL_TIME, ms(3_000_000));
        Result r = run(serving(pulling), until(2, 200), 2_400);
        assertThat(of(r, "App").counts().get("ScaleOuts")).isEqualTo(1);
        assertThat(of(r, "App").counts().get("ScaleIns")).isEqualTo(1);
        assertThat(of(r, "App").counts().get("TasksLaunched")).isEqualTo(5);
        assertThat(of(r, "App").counts().get("TasksStopped")).isEqualTo(5);
        assertThat(of(r, "App").levels().get("RunningTasks").mean()).isEqualTo(1);
        // Launched at 180 s, pulling from 280 s, fifteen quiet minutes after the fourth they are called off.
        double pulled = 19 * 60 - 280;
        assertThat(usage(r, "vcpu-hour-x86")).isCloseTo((2_400 + 5 * pulled) / 3_600, EXACT);
        Component provisioning = app.with(Container.PROVISIONING_TIME, ms(3_000_000));
        assertThat(usage(run(serving(provisioning), until(2, 200), 2_400), "vcpu-hour-x86"))
                .isCloseTo(2_400 / 3_600.0, EXACT);
    }

    @Test
    @DisplayName("Called off first is what was launched last: the task of 180 s goes on, those of 240 s are given up")
    void calledOffLastFirst() throws InvalidRun {
        Component app = APP.with(Container.DESIRED_TASKS, 1L)
                .with(Container.CONCURRENCY, 1_000L)
                .with(Container.SCALING, "requests")
                .with(Container.TARGET_REQUESTS, 100L)
                .with(Container.MAX_TASKS, 10L)
                .with(Container.PULL_TIME, ms(1_170_000));
        // 150 a minute need two tasks, 450 five; from 300 s on 50: fifteen minutes later two are wanted, the least.
        Traffic traffic = new Traffic.Steps(List.of(
                new Traffic.Step(0, 2.5), new Traffic.Step(181 * SECOND, 7.5), new Traffic.Step(300 * SECOND, 0.8)));
        Result.OfComponent r = app(serving(app), traffic, 1_500);
        assertThat(r.counts().get("ScaleIns")).isEqualTo(1);
        assertThat(r.levels().get("DesiredTasks").max()).isGreaterThan(3);
        // The task launched at 180 s survives, and runs from 180 + 10 + 1,170 s on.
        assertThat(r.levels().get("RunningTasks").mean()).isCloseTo((1_500 + 140) / 1_500.0, Offset.offset(0.001));
    }

    @Test
    @DisplayName(
            "A full task that is drained ends when its request does, within 300 s (ECS stop time-out as drain time)")
    void drainsWhatIsFull() throws InvalidRun {
        // No CPU is used, so that after fifteen minutes one task of three is wanted; all three are full from 10 s on.
        Component app = APP.with(Container.MIN_TASKS, 1L)
                .with(Container.DESIRED_TASKS, 3L)
                .with(Container.SCALING, "cpu");
        Traffic three = burst(3, 600);
        Result done = run(serving(app.with(Container.WAIT_TIME, ms(400_000))), three, 1_190);
        assertThat(of(done, "App").counts().get("TasksStopped")).isEqualTo(2);
        assertThat(of(done, "App").errors()).isZero();
        assertThat(of(done, "App").completed()).isEqualTo(3);
        assertThat(usage(done, "vcpu-hour-x86")).isCloseTo((1_190 + 2 * 1_000) / 3_600.0, EXACT);
        Result killed = run(serving(app.with(Container.WAIT_TIME, ms(900_000))), three, 1_250);
        assertThat(of(killed, "App").errors()).isEqualTo(2);
        assertThat(of(killed, "App").latency().max()).isCloseTo(600_000, Offset.offset(500.0));
        assertThat(usage(killed, "vcpu-hour-x86")).isCloseTo((1_250 + 2 * 1_200) / 3_600.0, EXACT);
    }

    @Test
    @DisplayName("Half of the started tasks are lost: their events are lost, those of the others come to their end")
    void startedTasksLost() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(APP.with(Container.WAIT_TIME, ms(100_000)))
                .with(function("Starter"))
                .with(Connection.of("Client", Interactions.INVOKE, "Starter"))
                .with(Connection.of("Starter", Interactions.START, "App").with(Call.SDK_RETRIES, 0L));
        Scenario s = Scenario.of("Run", Map.of("Client", burst(4, 1_000)))
                .lasting(1_999 * SECOND, 0)
                .with(List.of(lost(1_060, 1_061, 0.5)));
        Result r = run(d, s);
        assertThat(of(r, "App").errors()).isEqualTo(2);
        assertThat(of(r, "App").completed()).isEqualTo(2);
        Result.Path path =
                r.paths().stream().filter(p -> p.to().equals("App")).findFirst().orElseThrow();
        assertThat(path.lost()).isEqualTo(2);
        assertThat(path.completed()).isEqualTo(2);
        assertThat(path.latency().mean()).isCloseTo(140_000, Offset.offset(1.0));
    }
}
