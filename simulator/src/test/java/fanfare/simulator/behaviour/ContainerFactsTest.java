package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.MS;
import static fanfare.simulator.behaviour.Facts.SECOND;
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
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fargate: sharing, waiting, scaling, starting and its bill, each against its closed form or the page that says so. */
class ContainerFactsTest {
    private static final double HOUR = 3_600;
    private static final Offset<Double> EXACT = Offset.offset(1e-6);
    /** One task of one vCPU and 2 GB that is there at once and takes no time. */
    private static final Component APP = Component.of("App", Container.KIND)
            .with(Container.CPU, "1")
            .with(Container.MEMORY, 2_048L)
            .with(Container.MIN_TASKS, 1L)
            .with(Container.SCALING, "none")
            .with(Container.CPU_TIME, ms(0))
            .with(Container.PROVISIONING_TIME, ms(0))
            .with(Container.PULL_TIME, ms(0))
            .with(Container.LOG_SIZE, 0L);

    private static Design serving(Component app) {
        return clients(app, 1);
    }

    /** So many clients, whose requests come at the same instants. */
    private static Design clients(Component app, int count) {
        Design d = Design.named("Facts").with(app);
        for (int i = 0; i < count; i++) {
            d = d.with(Component.of("Client" + i, Client.KIND).with(Client.NETWORK_LATENCY, ms(0)))
                    .with(Connection.of("Client" + i, Interactions.INVOKE, "App"));
        }
        return d;
    }

    private static Result serve(Design d, Traffic each, double seconds) throws InvalidRun {
        return run(d, scenario(d, each, seconds));
    }

    private static Scenario scenario(Design d, Traffic each, double seconds) {
        Map<String, Traffic> all = new HashMap<>();
        d.components().stream().filter(c -> c.kind() == Client.KIND).forEach(c -> all.put(c.name(), each));
        return Scenario.of("Run", all).lasting((long) (seconds * SECOND), 0);
    }

    private static Result.OfComponent app(Result r) {
        return of(r, "App");
    }

    private static double mean(Component app, double rate, double seconds) throws InvalidRun {
        return app(serve(serving(app), new Traffic.Poisson(rate), seconds))
                .latency()
                .mean();
    }

    private static long tasks(Result r) {
        return app(r).levels().get("DesiredTasks").max();
    }

    // ---- sharing and waiting

    @Test
    @DisplayName(
            "Requests share a task's vCPU evenly: M/M/2 with processor sharing has the mean response of Erlang's C")
    void sharedVcpu() throws InvalidRun {
        Component two = APP.with(Container.CPU, "2")
                .with(Container.MEMORY, 4_096L)
                .with(Container.CPU_TIME, new Distribution.Exponential(0.5e9));
        // a = 1.5, C = 9/14; W = 1/mu + C / (2 mu - lambda) = 0.5 + 0.642857
        assertThat(mean(two, 3, 100_000)).isCloseTo(1_142.857, Percentage.withPercentage(3));
    }

    @Test
    @DisplayName(
            "Under processor sharing only the mean of the work counts: M/D/1 takes as long as M/M/1, S / (1 - rho)")
    void insensitive() throws InvalidRun {
        assertThat(mean(APP.with(Container.CPU_TIME, ms(500)), 1, 40_000))
                .isCloseTo(1_000, Percentage.withPercentage(2.5));
    }

    @Test
    @DisplayName("What a task works on at once is limited: M/M/c in one line, with c = tasks times concurrency")
    void limitedConcurrency() throws InvalidRun {
        Component waiting = APP.with(Container.WAIT_TIME, new Distribution.Exponential(0.5e9));
        Component one = waiting.with(Container.CONCURRENCY, 2L);
        Component two = waiting.with(Container.CONCURRENCY, 1L).with(Container.MIN_TASKS, 2L);
        double mean = mean(one, 3, 100_000);
        assertThat(mean).isCloseTo(1_142.857, Percentage.withPercentage(3));
        assertThat(mean(two, 3, 100_000)).isEqualTo(mean);
    }

    @Test
    @DisplayName("Little's law: requests inside are the rate times the time inside")
    void littlesLaw() throws InvalidRun {
        Result.OfComponent app = app(serve(
                serving(APP.with(Container.CPU_TIME, new Distribution.Exponential(0.2e9))),
                new Traffic.Poisson(4),
                4_000));
        double timeInside = app.completed() * app.latency().mean() / 1_000;
        assertThat(app.concurrency().mean()).isCloseTo(timeInside / 4_000, Percentage.withPercentage(0.5));
    }

    @ParameterizedTest
    @DisplayName("Each of n requests gets an n-th of the vCPU, and no more vCPU than it has threads")
    @CsvSource({
        "1, 2048, 1, 1, 100",
        "1, 2048, 1, 2, 200",
        "1, 2048, 1, 3, 300",
        "2, 4096, 1, 1, 100",
        "2, 4096, 1, 2, 100",
        "2, 4096, 1, 3, 150",
        "2, 4096, 2, 1, 50",
        "2, 4096, 2, 2, 100",
        "4, 8192, 2, 3, 75",
        "0.25, 512, 1, 1, 400",
        "0.5, 1024, 4, 1, 200"
    })
    void shares(String cpu, long memory, long threads, int clients, double ms) throws InvalidRun {
        Component app = APP.with(Container.CPU, cpu)
                .with(Container.MEMORY, memory)
                .with(Container.THREADS, threads)
                .with(Container.CPU_TIME, ms(100));
        Result r = serve(clients(app, clients), new Traffic.Constant(1), 10.5);
        assertThat(app(r).latency().mean()).isCloseTo(ms, EXACT);
        assertThat(app(r).completed()).isGreaterThanOrEqualTo(9 * clients);
    }

    @Test
    @DisplayName(
            "Work that is shorter overtakes: after half of 100 ms a request of 10 ms takes 20 ms, and the first 110")
    void overtaking() throws InvalidRun {
        Component app = APP.with(
                Container.CPU_TIME,
                new Distribution.Empirical(
                        List.of(new Distribution.Quantile(0, 10e6), new Distribution.Quantile(1, 100e6))));
        Result.OfComponent served = app(serve(clients(app, 40), new Traffic.Constant(0.2), 400));
        // Whatever the order, sharing takes neither more nor less than the sum of the work: 40 times 55 ms.
        assertThat(served.latency().max()).isBetween(1_400.0, 3_000.0);
        double busy = served.levels().get("BusyCpuUnits").mean() / 1_024 * 400;
        assertThat(busy).isCloseTo(served.completed() * 0.055, Percentage.withPercentage(3));
    }

    @Test
    @DisplayName("The next request goes to the task that has the fewest")
    void fewest() throws InvalidRun {
        Component app = APP.with(Container.CPU_TIME, ms(100)).with(Container.MIN_TASKS, 3L);
        assertThat(app(serve(clients(app, 3), new Traffic.Constant(1), 10.5))
                        .latency()
                        .mean())
                .isCloseTo(100, EXACT);
        assertThat(app(serve(clients(app, 6), new Traffic.Constant(1), 10.5))
                        .latency()
                        .mean())
                .isCloseTo(200, EXACT);
        assertThat(app(serve(clients(app, 4), new Traffic.Constant(1), 10.5))
                        .latency()
                        .mean())
                .isCloseTo(150, EXACT);
    }

    @Test
    @DisplayName("More than the line holds are refused; without a line, more than are worked on")
    void line() throws InvalidRun {
        Component app = APP.with(Container.WAIT_TIME, ms(100)).with(Container.CONCURRENCY, 1L);
        Result all = serve(clients(app, 5), new Traffic.Constant(1), 5.7);
        Result.OfComponent two =
                app(serve(clients(app.with(Container.QUEUE_CAPACITY, 2L), 5), new Traffic.Constant(1), 5.7));
        Result.OfComponent none =
                app(serve(clients(app.with(Container.QUEUE_CAPACITY, 0L), 5), new Traffic.Constant(1), 5.7));
        double bursts = app(all).arrivals() / 5;
        assertThat(app(all).throttled()).isZero();
        assertThat(app(all).latency().mean()).isCloseTo(300, EXACT);
        assertThat(two.throttled()).isEqualTo(2 * bursts);
        assertThat(two.counts().get("Rejected")).isEqualTo(2 * bursts);
        assertThat(two.counts().get("Requests")).isEqualTo(3 * bursts);
        assertThat(two.latency().mean()).isCloseTo(200, EXACT);
        assertThat(none.throttled()).isEqualTo(4 * bursts);
        assertThat(all.paths())
                .anySatisfy(p -> assertThat(p.causesMs().get("queueing")).isEqualTo(400));
    }

    @Test
    @DisplayName("While no task runs every request is refused (a target group without targets answers 503)")
    void noTask() throws InvalidRun {
        Result r = serve(serving(APP.with(Container.MIN_TASKS, 0L)), new Traffic.Constant(1), 10.5);
        assertThat(app(r).throttled()).isEqualTo(app(r).arrivals()).isGreaterThan(9);
    }

    @Test
    @DisplayName("A share of the requests fails, and calls come after the work")
    void errorsAndCalls() throws InvalidRun {
        Design d = serving(APP.with(Container.ERROR_RATE, 0.25).with(Container.WAIT_TIME, ms(10)))
                .with(function("After").with(Function.WAIT_TIME, ms(40)))
                .with(Connection.of("App", Interactions.INVOKE, "After"));
        Result r = serve(d, new Traffic.Constant(100), 100);
        assertThat(app(r).errors() / app(r).arrivals()).isCloseTo(0.25, Offset.offset(0.02));
        assertThat(app(r).counts().get("Errors")).isEqualTo(app(r).errors());
        assertThat(of(r, "After").completed()).isCloseTo(app(r).completed(), Offset.offset(10.0));
        assertThat(app(r).latency().max()).isCloseTo(50, Offset.offset(0.5));
    }

    // ---- scaling

    /** One request takes 80 ms of a vCPU: ten a second are 80 % of a task. */
    private static Component scaled() {
        return APP.with(Container.SCALING, "cpu").with(Container.CPU_TIME, ms(80));
    }

    private static Component byRequests(long target) {
        return APP.with(Container.SCALING, "requests").with(Container.TARGET_REQUESTS, target);
    }

    @Test
    @DisplayName("Tasks are added after three datapoints of a minute above the target (ECS target tracking)")
    void threeDatapoints() throws InvalidRun {
        assertThat(tasks(serve(serving(scaled()), new Traffic.Constant(10), 179.99)))
                .isEqualTo(1);
        assertThat(tasks(serve(serving(scaled()), new Traffic.Constant(10), 180.01)))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @DisplayName(
            "They are added in proportion: ceil(tasks * metric / target), at the target itself none, at most maxTasks")
    @CsvSource({"601, 1", "600, 1", "598, 2", "301, 2", "300, 2", "299, 3", "199, 4", "10, 10"})
    void proportional(long target, long tasks) throws InvalidRun {
        assertThat(tasks(serve(serving(byRequests(target)), new Traffic.Constant(10), 185)))
                .isEqualTo(tasks);
    }

    @Test
    @DisplayName("CPU utilisation is that of the running tasks: 3 requests of 0.8 s a second on 4 vCPU are 60 %")
    void utilisation() throws InvalidRun {
        Component four = scaled().with(Container.CPU, "4").with(Container.MEMORY, 8_192L);
        Component app = four.with(Container.CPU_TIME, ms(800));
        Traffic traffic = new Traffic.Constant(3);
        assertThat(tasks(serve(serving(app.with(Container.TARGET_CPU, 0.61)), traffic, 185)))
                .isEqualTo(1);
        assertThat(tasks(serve(serving(app.with(Container.TARGET_CPU, 0.59)), traffic, 185)))
                .isEqualTo(2);
        assertThat(tasks(serve(serving(app.with(Container.TARGET_CPU, 0.19)), traffic, 185)))
                .isEqualTo(4);
        assertThat(tasks(serve(serving(app.with(Container.SCALING, "none")), traffic, 600)))
                .isEqualTo(1);
        Result.Level busy = app(serve(serving(app), traffic, 60)).levels().get("BusyCpuUnits");
        assertThat(busy.mean()).isCloseTo(2.4 * 1_024, Percentage.withPercentage(3));
    }

    @Test
    @DisplayName("After adding tasks scaling waits for its cool-down before it adds more")
    void outCooldown() throws InvalidRun {
        Traffic rising = new Traffic.Steps(List.of(new Traffic.Step(0, 10), new Traffic.Step((long) (180.1e9), 1_000)));
        Component app = byRequests(400).with(Container.MAX_TASKS, 100L);
        assertThat(tasks(serve(serving(app), rising, 239.9))).isEqualTo(2);
        assertThat(tasks(serve(serving(app), rising, 240.1))).isGreaterThan(90);
        Component patient = app.with(Container.SCALE_OUT_COOLDOWN, 5 * MINUTE);
        assertThat(tasks(serve(serving(patient), rising, 479.9))).isEqualTo(2);
        assertThat(tasks(serve(serving(patient), rising, 480.1))).isGreaterThan(90);
    }

    private static double running(Component app, Traffic traffic, double seconds) throws InvalidRun {
        return app(serve(serving(app), traffic, seconds)).counts().get("TasksStopped");
    }

    @Test
    @DisplayName("Tasks are taken away after fifteen datapoints below 90 % of the target, down to the least")
    void fifteenDatapoints() throws InvalidRun {
        Component app = byRequests(100).with(Container.DESIRED_TASKS, 8L);
        // 600 requests a minute need 6 tasks.
        assertThat(running(app, new Traffic.Constant(10), 899.9)).isZero();
        assertThat(running(app, new Traffic.Constant(10), 900.1)).isEqualTo(2);
        assertThat(running(app.with(Container.MIN_TASKS, 7L), new Traffic.Constant(10), 1_800))
                .isEqualTo(1);
        Component nearly = byRequests(83).with(Container.DESIRED_TASKS, 8L);
        assertThat(running(nearly, new Traffic.Constant(10), 1_800)).isZero();
        Component below = byRequests(84).with(Container.DESIRED_TASKS, 8L);
        assertThat(running(below, new Traffic.Constant(10), 1_800)).isZero();
    }

    @Test
    @DisplayName("After any change scaling waits for its cool-down before it takes tasks away")
    void inCooldown() throws InvalidRun {
        // Ten tasks from minute 3 on; from then nothing to do: fifteen quiet minutes end at minute 18.
        Traffic early = until(10, 179.5);
        Component app = byRequests(60);
        assertThat(running(app, early, 18 * 60 - 0.1)).isZero();
        assertThat(running(app, early, 18 * 60 + 0.1)).isEqualTo(9);
        Component patient = app.with(Container.SCALE_IN_COOLDOWN, 20 * MINUTE);
        assertThat(running(patient, early, 23 * 60 - 0.1)).isZero();
        assertThat(running(patient, early, 23 * 60 + 0.1)).isEqualTo(9);
    }

    @Test
    @DisplayName("A task that is taken away ends its requests first, for as long as it may; what is left fails")
    void draining() throws InvalidRun {
        Component app = byRequests(1_000)
                .with(Container.DESIRED_TASKS, 2L)
                .with(Container.WAIT_TIME, ms(130_000))
                .with(Container.DRAIN_TIME, 140 * SECOND);
        Traffic traffic = new Traffic.Constant(0.1);
        Result.OfComponent patient = app(serve(serving(app), traffic, 1_200));
        assertThat(patient.errors()).isZero();
        assertThat(patient.counts().get("TasksStopped")).isEqualTo(1);
        Result.OfComponent hasty = app(serve(serving(app.with(Container.DRAIN_TIME, 60 * SECOND)), traffic, 1_200));
        assertThat(hasty.errors()).isBetween(2.0, 6.0);
    }

    @Test
    @DisplayName("A new task takes requests only after provisioning and image pull")
    void startTime() throws InvalidRun {
        Component app = scaled().with(Container.PROVISIONING_TIME, ms(10_000)).with(Container.PULL_TIME, ms(20_000));
        Result.OfComponent before = app(serve(serving(app), new Traffic.Constant(10), 209.9));
        Result.OfComponent after = app(serve(serving(app), new Traffic.Constant(10), 210.1));
        assertThat(before.levels().get("RunningTasks").max()).isEqualTo(1);
        assertThat(after.levels().get("RunningTasks").max()).isEqualTo(2);
        assertThat(after.times().get("TaskStartTime").mean()).isCloseTo(30_000, Percentage.withPercentage(0.5));
        assertThat(after.counts().get("TasksLaunched")).isEqualTo(1);
    }

    @Test
    @DisplayName("A task runs 20 to 60 s after its launch unless the design says otherwise (Fargate start, assumed)")
    void usualStart() throws InvalidRun {
        Component app = Component.of("App", Container.KIND)
                .with(Container.MIN_TASKS, 1L)
                .with(Container.MAX_TASKS, 300L)
                .with(Container.SCALING, "requests")
                .with(Container.TARGET_REQUESTS, 2L);
        Result.Latency start =
                app(serve(serving(app), new Traffic.Constant(10), 400)).times().get("TaskStartTime");
        assertThat(start.count()).isEqualTo(299);
        assertThat(start.max()).isBetween(50_000.0, 70_000.0);
        assertThat(start.p50()).isBetween(38_000.0, 48_000.0);
    }

    // ---- tasks of their own

    private static final Component TASK = APP.with(Container.PROVISIONING_TIME, ms(10_000))
            .with(Container.PULL_TIME, ms(20_000))
            .with(Container.CPU_TIME, ms(60_000));

    private static Design starting(Component task) {
        return Design.named("Facts")
                .with(Facts.CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(task)
                .with(function("Starter"))
                .with(Connection.of("Client", Interactions.INVOKE, "Starter"))
                .with(Connection.of("Starter", Interactions.START, "App").with(Call.SDK_RETRIES, 0L));
    }

    @Test
    @DisplayName("Each start runs a task of its own: no service, no minimum of tasks, and the starter does not wait")
    void ownTask() throws InvalidRun {
        Result r = run(starting(TASK.with(Container.MIN_TASKS, 2L)), until(0.2, 100.5), 600);
        double starts = of(r, "Starter").completed();
        assertThat(starts).isGreaterThan(18);
        assertThat(app(r).completed()).isEqualTo(starts);
        assertThat(app(r).latency().mean()).isCloseTo(90_000, EXACT);
        assertThat(of(r, "Starter").latency().max()).isLessThan(1);
        assertThat(app(r).levels().get("RunningTasks").max()).isZero();
        assertThat(app(r).levels().get("StartedTasks").mean()).isCloseTo(90 * starts / 600, Offset.offset(0.001));
        assertThat(app(r).counts().get("TasksLaunched")).isEqualTo(starts);
        assertThat(app(r).counts().get("TasksStopped")).isEqualTo(starts);
        // From the start of the image pull to the end: 80 s each.
        assertThat(usage(r, "vcpu-hour-x86")).isCloseTo(80 * starts / HOUR, EXACT);
    }

    @ParameterizedTest
    @DisplayName(
            "Billed by the second from the start of the image pull, rounded up, a minute at least (Fargate pricing)")
    @CsvSource({"20, 60, 80", "20, 10, 60", "20, 39.9, 60", "20, 40, 60", "20, 40.1, 61", "1.5, 60, 62", "0, 3600, 3600"
    })
    void billedSeconds(double pull, double work, double billed) throws InvalidRun {
        Component task = TASK.with(Container.PULL_TIME, ms(pull * 1_000)).with(Container.CPU_TIME, ms(work * 1_000));
        Result r = run(starting(task), until(0.1, 10.5), 5_000);
        assertThat(usage(r, "vcpu-hour-x86")).isCloseTo(app(r).completed() * billed / HOUR, EXACT);
        assertThat(usage(r, "gb-hour-x86")).isCloseTo(app(r).completed() * 2 * billed / HOUR, EXACT);
        assertThat(app(r).completed()).isPositive();
    }

    @Test
    @DisplayName("Starts go up to a burst of 100 and 20 a second; what is over is throttled (Fargate launch rate)")
    void launchRate() throws InvalidRun {
        Result r = run(starting(TASK), until(200, 10.0001), 600);
        assertThat(app(r).completed()).isCloseTo(100 + 20 * 10, Offset.offset(2.0));
        assertThat(app(r).counts().get("LaunchesThrottled")).isEqualTo(app(r).throttled());
        assertThat(app(r).throttled()).isEqualTo(app(r).arrivals() - app(r).completed());
        Result slow = run(starting(TASK.with(Container.LAUNCH_RATE, 2.0)), until(200, 10.0001), 600);
        assertThat(app(slow).completed()).isCloseTo(10 + 2 * 10, Offset.offset(2.0));
    }

    @Test
    @DisplayName(
            "A service waits for its turn to launch: 1,100 tasks at once are there after (1,100 - 100) / 20 = 50 s")
    void launchesInTurn() throws InvalidRun {
        Component app = byRequests(1).with(Container.MAX_TASKS, 1_101L);
        Traffic traffic = new Traffic.Constant(20);
        Result.Level most =
                app(serve(serving(app), traffic, 180 + 49.9)).levels().get("RunningTasks");
        assertThat(most.max()).isBetween(1_095L, 1_100L);
        assertThat(app(serve(serving(app), traffic, 180 + 50.1))
                        .levels()
                        .get("RunningTasks")
                        .max())
                .isEqualTo(1_101);
    }

    @Test
    @DisplayName(
            "A standard workflow runs a task and waits for its end (.sync), and a rule of a bus starts one per event")
    void workflowAndBus() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(Facts.CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(TASK)
                .with(Component.of("Flow", Workflow.KIND)
                        .with(Workflow.START_LATENCY, ms(0))
                        .with(Workflow.TRANSITION_LATENCY, ms(0)))
                .with(Component.of("Events", Bus.KIND))
                .with(Connection.of("Client", Interactions.START, "Flow"))
                .with(Connection.of("Client", Interactions.PUT, "Events"))
                .with(Connection.of("Flow", Interactions.INVOKE, "App"))
                .with(Connection.of("Events", Deliver.INTERACTION, "App").with(Deliver.LATENCY, ms(0)));
        Result r = run(d, until(0.1, 50.5), 600);
        double events = of(r, "Events").arrivals();
        assertThat(app(r).completed()).isEqualTo(2 * events).isGreaterThan(6);
        assertThat(of(r, "Flow").latency().mean()).isCloseTo(90_000, EXACT);
        assertThat(of(r, "Flow").counts().get("ExecutionsSucceeded")).isEqualTo(events);
    }

    @Test
    @DisplayName("A schedule starts a task each time, and a failed one counts as lost")
    void scheduled() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(Component.of("Nightly", Schedule.KIND).with(Schedule.EXPRESSION, "rate(10 minutes)"))
                .with(TASK.with(Container.ERROR_RATE, 1.0))
                .with(Connection.of("Nightly", Interactions.START, "App"));
        Result r = run(d, Map.of(), HOUR + 300);
        assertThat(app(r).errors()).isEqualTo(app(r).arrivals()).isBetween(4.0, 6.0);
        assertThat(app(r).counts().get("Errors")).isEqualTo(app(r).errors());
    }

    // ---- workers of a queue

    private static Design working(Component app, Component queue) {
        return Design.named("Facts")
                .with(Facts.CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(queue.with(Queue.SEND_LATENCY, ms(0)))
                .with(app)
                .with(Connection.of("Client", Interactions.SEND, "Jobs").with(Call.PAYLOAD, KB))
                .with(Connection.of("Jobs", Poll.INTERACTION, "App").with(Poll.LATENCY, ms(10)));
    }

    private static final Component JOBS = Component.of("Jobs", Queue.KIND);

    @Test
    @DisplayName(
            "Tasks take no more messages than they work on at once, so the queue drains at tasks * concurrency / time")
    void worker() throws InvalidRun {
        Component app = APP.with(Container.WAIT_TIME, ms(1_000))
                .with(Container.CONCURRENCY, 3L)
                .with(Container.MIN_TASKS, 2L);
        Result r = run(working(app, JOBS), until(100, 10), 60);
        // Six at once, a second each, and 10 ms to receive the next.
        assertThat(app(r).completed()).isBetween(59 * 6 / 1.011, 60 * 6 / 1.009);
        assertThat(app(r).levels().get("Waiting").max()).isZero();
        assertThat(app(r).concurrency().max()).isEqualTo(6);
        assertThat(of(r, "Jobs").counts().get("NumberOfMessagesDeleted")).isEqualTo(app(r).completed());
    }

    @Test
    @DisplayName("A message that fails is worked on again after its visibility timeout (SQS)")
    void again() throws InvalidRun {
        Component failing = APP.with(Container.ERROR_RATE, 1.0);
        Result r = run(working(failing, JOBS.with(Queue.VISIBILITY_TIMEOUT, 30 * SECOND)), until(1, 1.5), 99);
        double messages = of(r, "Jobs").counts().get("NumberOfMessagesSent");
        assertThat(messages).isPositive();
        assertThat(app(r).errors()).isEqualTo(4 * messages);
        assertThat(of(r, "Jobs").counts().get("NumberOfMessagesDeleted")).isZero();
    }

    @Test
    @DisplayName("Each idle task makes a long poll of 20 s after the other, and all are billed (SQS)")
    void emptyReceives() throws InvalidRun {
        Component app = APP.with(Container.MIN_TASKS, 2L);
        Result r = run(working(app, JOBS), new Traffic.Constant(0), 100.5);
        assertThat(of(r, "Jobs").counts().get("NumberOfEmptyReceives")).isEqualTo(2 * 5);
        assertThat(usage(r, "standard-request")).isEqualTo(10);
        // A task that is busy all the time does not poll.
        Component busy = APP.with(Container.CONCURRENCY, 1L).with(Container.WAIT_TIME, ms(300_000));
        Result none = run(working(busy, JOBS), until(1, 5.5), 100.5);
        assertThat(of(none, "Jobs").counts().get("NumberOfEmptyReceives")).isZero();
    }

    @Test
    @DisplayName("One receive call brings a batch; each message is deleted by itself (SQS requests)")
    void receiveCalls() throws InvalidRun {
        Design d = working(APP, JOBS);
        Result r = run(d, until(10_000, 0.0009), 10);
        double messages = of(r, "Jobs").counts().get("NumberOfMessagesSent");
        double receives = r.connections().stream()
                .filter(c -> c.times().containsKey("BatchSize"))
                .mapToDouble(c -> c.times().get("BatchSize").count())
                .sum();
        assertThat(messages).isBetween(8.0, 10.0);
        assertThat(receives).isEqualTo(1);
        assertThat(usage(r, "standard-request")).isEqualTo(messages + receives + messages);
    }

    // ---- the bill

    private static Result hour(Component app) throws InvalidRun {
        return run(
                serving(app),
                Scenario.of("Run", Map.of("Client0", new Traffic.Constant(0))).lasting((long) (HOUR * SECOND), 0));
    }

    @ParameterizedTest
    @DisplayName("Tasks are billed by vCPU-hour and GB-hour, 730 hours a month (Fargate pricing, us-east-1)")
    @CsvSource({
        // 1 vCPU, 2 GB: 0.04048 + 2 * 0.004445 an hour
        "1, 2048, x86_64, on-demand, 1, 36.0401",
        // 0.25 vCPU, 0.5 GB: 0.01012 + 0.0022225
        "0.25, 512, x86_64, on-demand, 1, 9.010025",
        // 4 vCPU, 30 GB on arm64: 4 * 0.03238 + 30 * 0.00356
        "4, 30720, arm64, on-demand, 1, 172.5136",
        // three tasks of 2 vCPU, 4 GB: 3 * (0.08096 + 0.01778)
        "2, 4096, x86_64, on-demand, 3, 216.2406",
        // Spot at 70 % less
        "1, 2048, x86_64, spot, 1, 10.81203",
        "1, 2048, arm64, spot, 1, 8.6505"
    })
    void monthlyBill(String cpu, long memory, String architecture, String capacity, long tasks, double month)
            throws InvalidRun {
        Result r = hour(APP.with(Container.CPU, cpu)
                .with(Container.MEMORY, memory)
                .with(Container.ARCHITECTURE, architecture)
                .with(Container.CAPACITY_PROVIDER, capacity)
                .with(Container.MIN_TASKS, tasks));
        assertThat(r.cost().of("App")).isCloseTo(month, Offset.offset(0.00001));
    }

    @Test
    @DisplayName("20 GB of disk are free, what is above is billed by GB-hour (Fargate pricing)")
    void disk() throws InvalidRun {
        long gb = 1_024 * Facts.MB;
        assertThat(usage(hour(APP), "ephemeral-gb-hour")).isZero();
        assertThat(usage(hour(APP.with(Container.EPHEMERAL_STORAGE, 120 * gb)), "ephemeral-gb-hour"))
                .isCloseTo(100, EXACT);
    }

    @Test
    @DisplayName("Only the measured time is billed, and every request writes its log line")
    void measuredTime() throws InvalidRun {
        Design d = serving(APP.with(Container.LOG_SIZE, KB));
        Result r = run(
                d,
                Scenario.of("Run", Map.of("Client0", new Traffic.Constant(1))).lasting(30 * MINUTE, 12 * MINUTE));
        assertThat(usage(r, "vcpu-hour-x86")).isCloseTo(0.3, EXACT);
        assertThat(usage(r, "logs-gb")).isCloseTo(app(r).completed() / 1_024 / 1_024, EXACT);
    }

    // ---- faults

    private static Result faulty(Design d, Traffic traffic, Fault fault) throws InvalidRun {
        return run(d, scenario(d, traffic, 600).with(List.of(fault)));
    }

    @Test
    @DisplayName("A restart ends every task: their requests fail, and all are refused until new tasks have started")
    void restart() throws InvalidRun {
        Component app = APP.with(Container.WAIT_TIME, ms(2_000))
                .with(Container.MIN_TASKS, 2L)
                .with(Container.PULL_TIME, ms(30_000));
        Result.OfComponent hit = app(faulty(
                serving(app), new Traffic.Constant(10), Fault.of(Fault.Type.RESTART, "App", 2 * MINUTE + 50 * MS, 0)));
        assertThat(hit.errors()).isEqualTo(20);
        assertThat(hit.throttled()).isEqualTo(300);
        assertThat(hit.counts().get("TasksStopped")).isEqualTo(2);
        assertThat(hit.counts().get("TasksLaunched")).isEqualTo(2);
        assertThat(hit.levels().get("RunningTasks").mean()).isCloseTo(2 - 2 * 30 / 600.0, EXACT);
    }

    @Test
    @DisplayName("Lost capacity takes its share of the tasks, which come back when it ends and they have started")
    void loseCapacity() throws InvalidRun {
        Component app = APP.with(Container.MIN_TASKS, 4L).with(Container.PULL_TIME, ms(30_000));
        Fault fault = Fault.of(Fault.Type.LOSE_CAPACITY, "App", 2 * MINUTE, MINUTE);
        Result.OfComponent half = app(faulty(serving(app), new Traffic.Constant(10), fault.share(0.5)));
        assertThat(half.throttled()).isZero();
        assertThat(half.counts().get("TasksStopped")).isEqualTo(2);
        assertThat(half.levels().get("RunningTasks").mean()).isCloseTo(4 - 2 * 90 / 600.0, EXACT);
        Result.OfComponent most = app(faulty(serving(app), new Traffic.Constant(10), fault.share(0.6)));
        assertThat(most.counts().get("TasksStopped")).isEqualTo(3);
        Result.OfComponent all = app(faulty(serving(app), new Traffic.Constant(10), fault.share(1)));
        assertThat(all.throttled()).isCloseTo(900, Offset.offset(1.0));
    }

    @Test
    @DisplayName("Started tasks are lost too: the workflow that waits hears of it")
    void loseStartedTask() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(Facts.CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(TASK.with(Container.CPU_TIME, ms(300_000)))
                .with(Component.of("Flow", Workflow.KIND))
                .with(Connection.of("Client", Interactions.START, "Flow"))
                .with(Connection.of("Flow", Interactions.INVOKE, "App"));
        Result r = faulty(d, until(0.1, 30.5), Fault.of(Fault.Type.RESTART, "App", 2 * MINUTE, 0));
        assertThat(app(r).errors()).isEqualTo(app(r).arrivals()).isPositive();
        assertThat(of(r, "Flow").counts().get("ExecutionsFailed")).isEqualTo(app(r).arrivals());
        assertThat(app(r).counts().get("TasksLaunched")).isEqualTo(app(r).arrivals());
    }
}
