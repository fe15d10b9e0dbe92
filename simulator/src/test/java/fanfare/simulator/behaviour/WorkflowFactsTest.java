package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
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
import fanfare.model.design.Traffic;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Step Functions: what states do, and what they cost, each against the States Language or the page that says so. */
class WorkflowFactsTest {
    private static final Component EXPRESS = Component.of("Flow", Workflow.KIND)
            .with(Workflow.TYPE, "express")
            .with(Workflow.START_LATENCY, ms(0))
            .with(Workflow.TRANSITION_LATENCY, ms(0));

    private static Component taking(String name, double ms) {
        return function(name).with(Function.WAIT_TIME, ms(ms));
    }

    /** A, B and C take 100, 200 and 400 ms. */
    private static Design design(Component flow, String definition) {
        return Design.named("Facts")
                .with(CLIENT)
                .with(flow.with(Workflow.DEFINITION, definition))
                .with(taking("A", 100))
                .with(taking("B", 200))
                .with(taking("C", 400))
                .with(Connection.of("Client", answers(flow) ? Interactions.INVOKE : Interactions.START, "Flow"))
                .with(Connection.of("Flow", Interactions.INVOKE, "A"))
                .with(Connection.of("Flow", Interactions.INVOKE, "B"))
                .with(Connection.of("Flow", Interactions.INVOKE, "C"));
    }

    private static boolean answers(Component flow) {
        return flow.get(Workflow.TYPE).equals("express");
    }

    private static Design failing(Design d, String function, double share) {
        return d.with(d.component(function).orElseThrow().with(Function.ERROR_RATE, share));
    }

    private static String task(String target, String more) {
        return "{\"Type\":\"Task\",\"Resource\":\"${" + target + "}\"" + more + "}";
    }

    private static String states(String start, String... namesAndStates) {
        StringBuilder all = new StringBuilder("{\"StartAt\":\"" + start + "\",\"States\":{");
        for (int i = 0; i < namesAndStates.length; i += 2) {
            all.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(namesAndStates[i])
                    .append("\":")
                    .append(namesAndStates[i + 1]);
        }
        return all.append("}}").toString();
    }

    private static final String SEQUENCE =
            states("One", "One", task("A", ",\"Next\":\"Two\""), "Two", task("B", ",\"End\":true"));

    private static Result answer(String definition) throws InvalidRun {
        return run(design(EXPRESS, definition), new Traffic.Constant(2), 60);
    }

    private static double latency(Result r) {
        return of(r, "Client").latency().p50();
    }

    private static Result.OfState state(Result r, String name) {
        return r.states().stream()
                .filter(s -> s.state().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "A state's time is that of what it calls, and the states of a sequence take the execution's time together")
    void statesOfASequence() throws InvalidRun {
        Result r = answer(SEQUENCE);
        assertThat(state(r, "One").time().mean()).isCloseTo(100, Percentage.withPercentage(0.5));
        assertThat(state(r, "Two").time().mean()).isCloseTo(200, Percentage.withPercentage(0.5));
        assertThat(state(r, "One").entered())
                .as("but for one in flight at the end")
                .isPositive()
                .isCloseTo(state(r, "Two").entered(), Offset.offset(1.0));
        assertThat(state(r, "One").time().mean() + state(r, "Two").time().mean())
                .isCloseTo(of(r, "Flow").times().get("ExecutionTime").mean(), Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("With n retries, a task that always fails is entered once, tried n times again and given up once")
    void statesThatFail() throws InvalidRun {
        String definition = states(
                "One",
                "One",
                task(
                        "A",
                        ",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":1,\"MaxAttempts\":2,\"BackoffRate\":2}],"
                                + "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Two\"}],\"Next\":\"Three\""),
                "Two",
                task("B", ",\"End\":true"),
                "Three",
                task("C", ",\"End\":true"));
        Result r = run(failing(design(EXPRESS, definition), "A", 1), new Traffic.Constant(2), 60);
        Result.OfState one = state(r, "One");
        assertThat(one.retried() / one.failed()).isCloseTo(2, Offset.offset(0.1));
        assertThat(one.time().mean()).as("three calls, and 1 s + 2 s between").isCloseTo(3_300, Offset.offset(5.0));
        assertThat(state(r, "Two").entered()).isEqualTo(one.failed());
        assertThat(state(r, "Three").entered()).isZero();
    }

    @Test
    @DisplayName(
            "A Parallel state takes as long as its longest branch, a Map with n items enters its first state n times")
    void statesThatHoldOthers() throws InvalidRun {
        String two = "{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                + states("Short", "Short", task("A", ",\"End\":true")) + ","
                + states("Long", "Long", task("C", ",\"End\":true")) + "]}";
        Result both = answer(states("Both", "Both", two));
        assertThat(state(both, "Both").time().mean()).isCloseTo(400, Percentage.withPercentage(0.5));
        assertThat(state(both, "Short").time().mean()).isCloseTo(100, Percentage.withPercentage(0.5));
        String map = "{\"Type\":\"Map\",\"End\":true,\"ItemCount\":5,\"MaxConcurrency\":1,\"ItemProcessor\":"
                + states("Each", "Each", task("A", ",\"End\":true")) + "}";
        Result all = answer(states("All", "All", map));
        assertThat(state(all, "All").time().mean()).isCloseTo(500, Percentage.withPercentage(0.5));
        assertThat(state(all, "Each").time().count())
                .isEqualTo(5 * state(all, "All").time().count());
    }

    @Test
    @DisplayName("Tasks one after the other take the sum of their times")
    void sequence() throws InvalidRun {
        assertThat(latency(answer(SEQUENCE))).isCloseTo(300, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A Parallel state takes as long as its longest branch")
    void parallel() throws InvalidRun {
        String definition = states(
                "Both",
                "Both",
                "{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                        + states("X", "X", task("A", ",\"End\":true")) + ","
                        + states("Y", "Y", task("C", ",\"End\":true"))
                        + "]}");
        Result r = answer(definition);
        assertThat(latency(r)).isCloseTo(400, Percentage.withPercentage(0.5));
        assertThat(of(r, "A").completed()).isEqualTo(of(r, "C").completed());
    }

    @Test
    @DisplayName("A Map state runs its items, at most MaxConcurrency at once: 10 items, 3 at once, 4 rounds of 100 ms")
    void map() throws InvalidRun {
        String map = "{\"Type\":\"Map\",\"End\":true,\"ItemCount\":10,\"MaxConcurrency\":3,\"ItemProcessor\":"
                + states("X", "X", task("A", ",\"End\":true")) + "}";
        Result r = answer(states("All", "All", map));
        assertThat(latency(r)).isCloseTo(400, Percentage.withPercentage(0.5));
        assertThat(of(r, "A").completed()).isEqualTo(10 * of(r, "Flow").completed());
        Result atOnce = answer(states("All", "All", map.replace(",\"MaxConcurrency\":3", "")));
        assertThat(latency(atOnce)).isCloseTo(100, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A Choice goes each way with its probability, the default with what is left")
    void choice() throws InvalidRun {
        String definition = states(
                "Which",
                "Which",
                "{\"Type\":\"Choice\",\"Choices\":[{\"Probability\":0.7,\"Next\":\"X\"}],\"Default\":\"Y\"}",
                "X",
                task("A", ",\"End\":true"),
                "Y",
                task("B", ",\"End\":true"));
        Result r = run(design(EXPRESS, definition), new Traffic.Constant(20), 600);
        assertThat(of(r, "A").completed() / of(r, "Flow").completed()).isCloseTo(0.7, Offset.offset(0.015));
        assertThat(of(r, "B").completed() / of(r, "Flow").completed()).isCloseTo(0.3, Offset.offset(0.015));
    }

    @Test
    @DisplayName("A loop with probability p is run 1/(1-p) times on average (geometric)")
    void loop() throws InvalidRun {
        String definition = states(
                "X",
                "X",
                task("A", ",\"Next\":\"Again\""),
                "Again",
                "{\"Type\":\"Choice\",\"Choices\":[{\"Probability\":0.2,\"Next\":\"X\"}],\"Default\":\"Y\"}",
                "Y",
                "{\"Type\":\"Succeed\"}");
        Result r = run(design(EXPRESS, definition), new Traffic.Constant(20), 600);
        assertThat(of(r, "A").completed() / of(r, "Flow").completed()).isCloseTo(1.25, Offset.offset(0.02));
    }

    @Test
    @DisplayName("Wait waits, Pass does not, Fail fails the execution")
    void waitPassFail() throws InvalidRun {
        Result r = answer(states(
                "W",
                "W",
                "{\"Type\":\"Wait\",\"Seconds\":2,\"Next\":\"P\"}",
                "P",
                "{\"Type\":\"Pass\",\"Next\":\"F\"}",
                "F",
                "{\"Type\":\"Fail\"}"));
        assertThat(of(r, "Flow").times().get("ExecutionTime").p50()).isCloseTo(2_000, Percentage.withPercentage(0.5));
        assertThat(of(r, "Flow").counts().get("ExecutionsFailed"))
                .isEqualTo(of(r, "Flow").errors())
                .isPositive();
        assertThat(of(r, "Client").completed()).isZero();
    }

    @Test
    @DisplayName("Retry: interval 1 s, doubled twice, is 1 + 2 + 4 s for three retries (States Language)")
    void retry() throws InvalidRun {
        String definition = states(
                "X",
                "X",
                task(
                        "A",
                        ",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":1,\"MaxAttempts\":3,\"BackoffRate\":2}],\"End\":true"));
        Result r = run(failing(design(EXPRESS, definition), "A", 1), until(2, 30), 60);
        assertThat(of(r, "Client").latency().p50()).isCloseTo(4 * 100 + 7_000, Percentage.withPercentage(0.5));
        assertThat(of(r, "A").errors()).isEqualTo(4 * of(r, "Flow").errors());
    }

    @Test
    @DisplayName("Catch goes on where it says, and the execution succeeds")
    void catches() throws InvalidRun {
        String definition = states(
                "X",
                "X",
                task("A", ",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Y\"}],\"End\":true"),
                "Y",
                task("B", ",\"End\":true"));
        Result r = run(failing(design(EXPRESS, definition), "A", 0.5), until(10, 50), 60);
        assertThat(of(r, "B").completed()).isEqualTo(of(r, "A").errors()).isPositive();
        assertThat(of(r, "Flow").errors()).isZero();
    }

    @Test
    @DisplayName("A Catch for States.Timeout does not catch the failure of a task, and the other way round")
    void errorNames() throws InvalidRun {
        String timeout = ",\"Catch\":[{\"ErrorEquals\":[\"States.Timeout\"],\"Next\":\"Y\"}],\"End\":true";
        String definition = states("X", "X", task("A", timeout), "Y", task("B", ",\"End\":true"));
        Result failed = run(failing(design(EXPRESS, definition), "A", 1), until(2, 30), 60);
        assertThat(of(failed, "B").arrivals()).isZero();
        String late =
                states("X", "X", task("C", ",\"TimeoutSeconds\":0.25" + timeout), "Y", task("B", ",\"End\":true"));
        Result timedOut = run(design(EXPRESS, late), until(2, 30), 60);
        assertThat(of(timedOut, "B").completed())
                .isEqualTo(of(timedOut, "Flow").completed())
                .isPositive();
        assertThat(latency(timedOut)).isCloseTo(450, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A branch that fails fails the whole Parallel state at once (States Language)")
    void failingBranch() throws InvalidRun {
        String definition = states(
                "Both",
                "Both",
                "{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                        + states("X", "X", task("A", ",\"End\":true"))
                        + ","
                        + states("Y", "Y", task("C", ",\"Next\":\"Z\""), "Z", task("B", ",\"End\":true"))
                        + "]}");
        Result r = run(failing(design(EXPRESS, definition), "A", 1), until(2, 30), 60);
        assertThat(latency(r)).isCloseTo(100, Percentage.withPercentage(0.5));
        assertThat(of(r, "B").arrivals()).as("what follows in the other branch").isZero();
    }

    @Test
    @DisplayName("An express execution lasts at most 5 minutes (Step Functions quotas)")
    void expressLimit() throws InvalidRun {
        Design d = design(EXPRESS, states("W", "W", "{\"Type\":\"Wait\",\"Seconds\":400,\"End\":true}"));
        Result r = run(d, until(1, 30), 900);
        assertThat(of(r, "Flow").counts().get("ExecutionsTimedOut"))
                .isEqualTo(of(r, "Flow").arrivals());
        assertThat(latency(r)).isCloseTo(300_000, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName(
            "Express: a request and GB-seconds, in steps of 100 ms and 64 MB: 300 ms at 65 MB are 0.3 s of 128 MB (pricing)")
    void expressBill() throws InvalidRun {
        Result r = run(design(EXPRESS.with(Workflow.MEMORY, 65L), SEQUENCE), new Traffic.Constant(1), 60.9);
        double n = of(r, "Flow").completed();
        assertThat(usage(r, "express-request")).isEqualTo(n);
        assertThat(usage(r, "express-gb-second")).isCloseTo(n * 0.3 * 128 / 1_024, Percentage.withPercentage(0.01));
        assertThat(usage(r, "state-transition")).isZero();
    }

    @Test
    @DisplayName("Standard: every state entered is a transition, retries count (Step Functions pricing)")
    void standardBill() throws InvalidRun {
        Component standard = EXPRESS.with(Workflow.TYPE, "standard");
        Result r = run(design(standard, SEQUENCE), until(1, 30), 60);
        assertThat(usage(r, "state-transition")).isEqualTo(2 * of(r, "Flow").completed());
        String retried = states(
                "X", "X", task("A", ",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"MaxAttempts\":2}],\"End\":true"));
        Result again = run(failing(design(standard, retried), "A", 1), until(1, 30), 60);
        assertThat(usage(again, "state-transition"))
                .isEqualTo(3 * of(again, "Flow").errors());
        assertThat(usage(again, "express-request")).isZero();
    }

    @Test
    @DisplayName("Starts of standard executions: 1,300 at once, then 300 a second (Step Functions quotas)")
    void startQuota() throws InvalidRun {
        Component standard = EXPRESS.with(Workflow.TYPE, "standard");
        Design d = design(standard, states("P", "P", "{\"Type\":\"Pass\",\"End\":true}"));
        d = d.with(d.connections().get(0).with(fanfare.model.kind.Call.SDK_RETRIES, 0L));
        Result r = run(d, new Traffic.Constant(1_000), 10);
        assertThat(of(r, "Flow").completed()).isCloseTo(1_300 + 300 * 10, Percentage.withPercentage(1));
        assertThat(of(r, "Flow").throttled()).isCloseTo(10_000 - 4_300, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("A standard execution has at most 25,000 events, a state about five (Step Functions quotas)")
    void history() throws InvalidRun {
        Component standard = EXPRESS.with(Workflow.TYPE, "standard");
        Design d = design(standard, states("P", "P", "{\"Type\":\"Pass\",\"Next\":\"P\"}"));
        Result r = run(d, until(1, 10), 20);
        assertThat(of(r, "Flow").errors()).isEqualTo(of(r, "Flow").arrivals()).isPositive();
    }

    @Test
    @DisplayName("Without a definition the connections are its states: equal steps in parallel, the next after")
    void connectionsAreStates() throws InvalidRun {
        Design d = design(EXPRESS, SEQUENCE);
        d = d.with(d.component("Flow").orElseThrow().without(Workflow.DEFINITION))
                .without(d.connections().get(3).id())
                .with(Connection.of("Flow", Interactions.INVOKE, "C").inStep(2));
        assertThat(latency(run(d, new Traffic.Constant(2), 60))).isCloseTo(600, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("Measured start to handler: standard 99 ms, express 77 ms (median, LAT)")
    void startLatency() throws InvalidRun {
        for (String type : new String[] {"standard", "express"}) {
            Component flow = Component.of("Flow", Workflow.KIND).with(Workflow.TYPE, type);
            Design d = design(flow, states("X", "X", task("A", ",\"End\":true")));
            d = d.without(d.connections().get(0).id())
                    .with(Connection.of("Client", Interactions.START, "Flow"))
                    .with(d.component("A").orElseThrow().with(Function.WAIT_TIME, ms(0)));
            Result r = run(d, new Traffic.Constant(1), 3_000);
            double median = r.paths().stream()
                    .filter(p -> p.to().equals("Flow"))
                    .findFirst()
                    .orElseThrow()
                    .latency()
                    .p50();
            assertThat(median).isCloseTo(type.equals("standard") ? 99.1 : 77.3, Percentage.withPercentage(3));
        }
        assertThat(Distribution.constant(0)).isEqualTo(ms(0));
    }
}
