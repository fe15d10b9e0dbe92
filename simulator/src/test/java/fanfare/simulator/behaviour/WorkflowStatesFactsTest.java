package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.burst;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step Functions, state by state, where executions overlap, fail, are caught or run out of time (States Language). */
class WorkflowStatesFactsTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-3);
    private static final Component FLOW = Component.of("Flow", Workflow.KIND)
            .with(Workflow.TYPE, "express")
            .with(Workflow.START_LATENCY, ms(0))
            .with(Workflow.TRANSITION_LATENCY, ms(0));

    /** Quick takes 100 ms, Slow 2 s, Bad fails after 100 ms. */
    private static Design design(Component flow, String definition) {
        Design d = Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(flow.with(Workflow.DEFINITION, definition))
                .with(function("Quick").with(Function.WAIT_TIME, ms(100)))
                .with(function("Slow").with(Function.WAIT_TIME, ms(2_000)))
                .with(function("Bad").with(Function.WAIT_TIME, ms(100)).with(Function.ERROR_RATE, 1.0));
        boolean express = flow.get(Workflow.TYPE).equals("express");
        d = d.with(Connection.of("Client", express ? Interactions.INVOKE : Interactions.START, "Flow")
                .with(Call.SDK_RETRIES, 0L));
        for (String name : new String[] {"Quick", "Slow", "Bad"}) {
            d = d.with(Connection.of("Flow", Interactions.INVOKE, name));
        }
        return d;
    }

    private static String states(String first, String states) {
        return "{'StartAt':'%s','States':{%s}}".formatted(first, states).replace('\'', '"');
    }

    private static Result once(Design d) throws InvalidRun {
        return run(d, burst(1, 1_000), 1_999);
    }

    private static double arrivals(Result r, String name) {
        return of(r, name).arrivals();
    }

    private static double count(Result r, String metric) {
        return of(r, "Flow").counts().get(metric);
    }

    @Test
    @DisplayName("A task that answered in time is not timed out later, while its token waits or works elsewhere")
    void inTime() throws InvalidRun {
        Result r = once(design(FLOW, states("A", """
                'A': {'Type': 'Task', 'Resource': '${Quick}', 'TimeoutSeconds': 1, 'Next': 'B'},
                'B': {'Type': 'Wait', 'Seconds': 5, 'Next': 'C'},
                'C': {'Type': 'Task', 'Resource': '${Slow}', 'TimeoutSeconds': 3, 'Next': 'D'},
                'D': {'Type': 'Task', 'Resource': '${Quick}', 'TimeoutSeconds': 1, 'End': true}""")));
        assertThat(count(r, "ExecutionsSucceeded")).isEqualTo(1);
        assertThat(of(r, "Flow").latency().max()).isCloseTo(100 + 5_000 + 2_000 + 100, EXACT);
    }

    @Test
    @DisplayName("Tasks of overlapping executions time out one by one, each after its own two seconds less")
    void timeOutsInTurn() throws InvalidRun {
        Design d = design(FLOW, states("A", """
                'A': {'Type': 'Task', 'Resource': '${Slow}', 'TimeoutSeconds': 1.5, 'End': true,
                      'Catch': [{'ErrorEquals': ['States.Timeout'], 'Next': 'B'}]},
                'B': {'Type': 'Pass', 'End': true}"""));
        Result r = run(d, new Traffic.Constant(1), 20.9);
        assertThat(count(r, "ExecutionsSucceeded")).isEqualTo(19);
        assertThat(of(r, "Flow").latency().max()).isCloseTo(1_500, EXACT);
        assertThat(of(r, "Flow").latency().mean()).isCloseTo(1_500, EXACT);
    }

    @Test
    @DisplayName("A Parallel state whose branch failed is caught, and what follows in the other branch is not begun")
    void caughtParallel() throws InvalidRun {
        String parallel = """
                'Both': {'Type': 'Parallel', 'End': true,
                         'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Rest'}],
                         'Branches': [
                           {'StartAt': 'X', 'States': {'X': {'Type': 'Task', 'Resource': '${Bad}', 'End': true}}},
                           {'StartAt': 'Y', 'States': {'Y': {'Type': 'Task', 'Resource': '${Slow}', 'Next': 'Z'},
                                                       'Z': {'Type': 'Task', 'Resource': '${Quick}', 'End': true}}}]},
                'Rest': {'Type': 'Wait', 'Seconds': 10, 'End': true}""";
        Result r = once(design(FLOW, states("Both", parallel)));
        assertThat(count(r, "ExecutionsSucceeded")).isEqualTo(1);
        assertThat(of(r, "Flow").latency().max()).isCloseTo(10_100, EXACT);
        assertThat(arrivals(r, "Slow")).isEqualTo(1);
        assertThat(arrivals(r, "Quick")).as("after the failure").isZero();
        // Uncaught the whole execution fails at once.
        Result fails = once(design(FLOW, states("Both", parallel.replaceFirst("'Catch'.*],", ""))));
        assertThat(count(fails, "ExecutionsFailed")).isEqualTo(1);
        assertThat(of(fails, "Flow").latency().max()).isCloseTo(100, EXACT);
        assertThat(arrivals(fails, "Quick")).isZero();
    }

    @Test
    @DisplayName("A Parallel state's time is that of its last branch, and a Map without items takes none")
    void causesOfBranches() throws InvalidRun {
        Result r = once(design(FLOW, states("Both", """
                'Both': {'Type': 'Parallel', 'Next': 'None', 'Branches': [
                  {'StartAt': 'X', 'States': {'X': {'Type': 'Task', 'Resource': '${Quick}', 'End': true}}},
                  {'StartAt': 'Y', 'States': {'Y': {'Type': 'Task', 'Resource': '${Slow}', 'End': true}}}]},
                'None': {'Type': 'Map', 'ItemCount': 0, 'Next': 'Again', 'ItemProcessor':
                  {'StartAt': 'I', 'States': {'I': {'Type': 'Task', 'Resource': '${Bad}', 'End': true}}}},
                'Again': {'Type': 'Map', 'ItemCount': 3, 'MaxConcurrency': 1, 'End': true, 'ItemProcessor':
                  {'StartAt': 'J', 'States': {'J': {'Type': 'Task', 'Resource': '${Quick}', 'Next': 'K'},
                                              'K': {'Type': 'Wait', 'Seconds': 1, 'End': true}}}}""")));
        assertThat(of(r, "Flow").latency().max()).isCloseTo(2_000 + 3 * 1_100, EXACT);
        assertThat(arrivals(r, "Bad")).isZero();
        assertThat(Facts.spent(r, "Flow")).isEqualTo("waiting 5300");
    }

    @ParameterizedTest(name = "{0} catches {1}: {2}")
    @CsvSource({
        "States.ALL, error, true",
        "States.ALL, timeout, true",
        "States.ALL, throttle, true",
        "States.TaskFailed, error, true",
        "States.TaskFailed, throttle, true",
        "States.TaskFailed, timeout, false",
        "States.Timeout, timeout, true",
        "States.Timeout, error, false",
        "States.Timeout, throttle, false",
        "Lambda.TooManyRequestsException, throttle, true",
        "Lambda.TooManyRequestsException, error, false",
        "TooManyRequestsException, throttle, true",
        "ThrottlingException, throttle, true",
        "ThrottlingException, error, false",
        "CardDeclined, error, true",
        "CardDeclined, throttle, false",
        "CardDeclined, timeout, false",
        "States.Permissions, error, false"
    })
    @DisplayName("Which names of errors catch what (States Language; a function's own names stand for all its errors)")
    void errorNames(String name, String what, boolean caught) throws InvalidRun {
        String target = what.equals("error") ? "Bad" : "Slow";
        Design d = design(FLOW, states("A", """
                'A': {'Type': 'Task', 'Resource': '${%s}', 'TimeoutSeconds': %s, 'End': true,
                      'Catch': [{'ErrorEquals': ['%s'], 'Next': 'B'}]},
                'B': {'Type': 'Pass', 'End': true}""".formatted(target, what.equals("timeout") ? "1" : "9", name)));
        if (what.equals("throttle")) {
            d = d.with(d.component("Slow").orElseThrow().with(Function.RESERVED_CONCURRENCY, 0L));
        }
        Result r = once(d);
        assertThat(count(r, "ExecutionsSucceeded")).isEqualTo(caught ? 1 : 0);
        assertThat(count(r, "ExecutionsFailed")).isEqualTo(caught ? 0 : 1);
    }

    @Test
    @DisplayName("Retries with full jitter pause between nothing and the interval, half of it in the mean")
    void jitter() throws InvalidRun {
        Design d = design(FLOW, states("A", """
                'A': {'Type': 'Task', 'Resource': '${Bad}', 'End': true, 'Retry': [{'ErrorEquals': ['States.ALL'],
                      'IntervalSeconds': 10, 'BackoffRate': 1, 'MaxAttempts': 1, 'JitterStrategy': 'FULL'}]}"""));
        Result r = run(d, burst(400, 100), 190);
        assertThat(count(r, "ExecutionsFailed")).isEqualTo(400);
        assertThat(of(r, "Flow").latency().max()).isBetween(9_000.0, 10_200.0);
        // A third of the mean of 5 s is the deviation: 0.6 of it three standard errors of 400.
        assertThat(of(r, "Flow").latency().mean()).isCloseTo(5_200, Offset.offset(440.0));
    }

    @Test
    @DisplayName(
            "A definition's own time-out ends executions that go on, each in its turn, and counts as neither failure nor success")
    void timeout() throws InvalidRun {
        String definition = states(
                        "A",
                        "'A': {'Type': 'Task', 'Resource': '${Slow}', 'Next': 'B'},"
                                + "'B': {'Type': 'Task', 'Resource': '${Quick}', 'Next': 'A'}")
                .replaceFirst("\\{", "{\"TimeoutSeconds\":5,");
        for (String type : new String[] {"express", "standard"}) {
            Component flow = FLOW.with(Workflow.TYPE, type);
            Result r = run(design(flow, definition), new Traffic.Constant(0.5), 20.5);
            // Begun at 2, 4, … s and ended after 5 s each: those of 2 to 14 s.
            assertThat(count(r, "ExecutionsTimedOut")).isEqualTo(7);
            assertThat(count(r, "ExecutionsFailed")).isZero();
            assertThat(count(r, "ExecutionsSucceeded")).isZero();
            assertThat(of(r, "Flow").latency().max()).isCloseTo(5_000, EXACT);
            assertThat(of(r, "Flow").times().get("ExecutionTime").max()).isCloseTo(5_000, EXACT);
        }
        Result lost = run(design(FLOW.with(Workflow.TYPE, "standard"), definition), new Traffic.Constant(0.5), 20.5);
        assertThat(lost.paths().stream().mapToDouble(Result.Path::lost).sum()).isEqualTo(7);
    }

    @Test
    @DisplayName(
            "Starting at a state that is not the first, a task that is skipped, and the bill of 64 MB in steps of 64")
    void startAndBill() throws InvalidRun {
        Design d = design(FLOW.with(Workflow.MEMORY, 64L), states("B", """
                'A': {'Type': 'Task', 'Resource': '${Bad}', 'End': true},
                'B': {'Type': 'Task', 'Resource': '${Quick}', 'End': true}"""));
        Result r = once(d);
        assertThat(arrivals(r, "Bad")).isZero();
        assertThat(usage(r, "express-gb-second")).isCloseTo(0.1 * 64 / 1_024, Offset.offset(1e-9));
        Connection never = Connection.of("Flow", Interactions.INVOKE, "Quick").with(Call.PROBABILITY, 0.0);
        Result skipped = once(d.with(never));
        assertThat(count(skipped, "ExecutionsSucceeded")).isEqualTo(1);
        assertThat(arrivals(skipped, "Quick")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"express, 10, 30", "standard, 20, 40"})
    @DisplayName(
            "Assumed: a transition takes 10 to 30 ms, in standard workflows 20 to 40 ms, but none before the first")
    void transitions(String type, double least, double most) throws InvalidRun {
        Component flow = FLOW.without(Workflow.TRANSITION_LATENCY).with(Workflow.TYPE, type);
        Result r = run(design(flow, states("A", """
                'A': {'Type': 'Task', 'Resource': '${Quick}', 'End': true}""")), burst(200, 100), 190);
        Result.Latency time = of(r, "Flow").times().get("ExecutionTime");
        assertThat(time.p50()).isBetween(100 + least + 7, 100 + most - 7);
        assertThat(time.max()).isBetween(100 + most - 2, 100 + most);
        assertThat(time.mean()).isCloseTo(100 + (least + most) / 2, Offset.offset(1.5));
    }

    @Test
    @DisplayName("Over the quota of starts executions are throttled, and counted as such (Step Functions quotas)")
    void throttled() throws InvalidRun {
        Component standard = FLOW.with(Workflow.TYPE, "standard");
        Result r = run(design(standard, states("P", "'P': {'Type': 'Pass', 'End': true}")), burst(1_305, 10), 19);
        assertThat(count(r, "ExecutionThrottled")).isEqualTo(5);
        assertThat(count(r, "ExecutionsStarted")).isEqualTo(1_300);
        assertThat(count(r, "StatesEntered")).isEqualTo(1_300);
        assertThat(of(r, "Flow").throttled()).isEqualTo(5);
    }
}
