package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Hidden costs: what is billed for no work that anybody asked for, in lines of its own. */
class HiddenCostFactsTest {
    private static final Traffic TRAFFIC = new Traffic.Constant(1);

    private static double metered(Result r, String component, String item, HiddenCost why) {
        return r.usage().stream()
                .filter(u -> u.component().equals(component) && u.item().equals(item))
                .filter(u -> u.hidden().equals(Optional.ofNullable(why)))
                .mapToDouble(Result.Metered::quantity)
                .sum();
    }

    private static Design queue(Component work, double duplicates) {
        return Facts.sending(
                        Component.of("Jobs", Queue.KIND)
                                .with(Queue.SEND_LATENCY, ms(0))
                                .with(Queue.VISIBILITY_TIMEOUT, 30 * Facts.SECOND)
                                .with(Queue.DUPLICATE_RATE, duplicates),
                        Interactions.SEND)
                .with(work)
                .with(Connection.of("Jobs", Poll.INTERACTION, "Work")
                        .with(Poll.BATCH_SIZE, 1L)
                        .with(Poll.LATENCY, ms(10)));
    }

    @Test
    @DisplayName("Five pollers wait 20 s each for nothing: 900 receives an hour (facts 1.4), all of them empty polls")
    void emptyPolls() throws InvalidRun {
        Design d = queue(function("Work"), 0);
        Result r = run(d, new Traffic.Steps(java.util.List.of(new Traffic.Step(0, 0))), 3_600);
        assertThat(metered(r, "Jobs", "standard-request", HiddenCost.EMPTY_POLLS))
                .isEqualTo(900);
        assertThat(metered(r, "Jobs", "standard-request", null)).isZero();
        assertThat(r.cost().hidden()).containsOnlyKeys(HiddenCost.EMPTY_POLLS);
        assertThat(r.cost().hidden().get(HiddenCost.EMPTY_POLLS))
                .isEqualTo(r.cost().month());
    }

    @Test
    @DisplayName("An asynchronous event that fails is tried again twice (Lambda guide): 2 of 3 invocations are retries")
    void asynchronousRetries() throws InvalidRun {
        Component failing = function("Work").with(Function.ERROR_RATE, 1.0).with(Function.LOG_SIZE, 1_000L);
        Result r = run(Facts.sending(failing, Interactions.INVOKE_ASYNC), Facts.until(1, 10.5), 600);
        double events = Facts.of(r, "Work").counts().get("AsyncEventsDropped");
        assertThat(events).isPositive();
        assertThat(metered(r, "Work", "request", null)).isEqualTo(events);
        assertThat(metered(r, "Work", "request", HiddenCost.RETRIES)).isEqualTo(2 * events);
        double logs = metered(r, "Work", "logs-gb", HiddenCost.LOGS);
        assertThat(logs).isEqualTo(3 * events * 1_000 / (1_024.0 * 1_024 * 1_024));
        assertThat(metered(r, "Work", "logs-gb", HiddenCost.RETRIES)).isZero();
        assertThat(metered(r, "Work", "logs-gb", null)).isZero();
    }

    @Test
    @DisplayName("A call over a connection that fails n times is billed n − 1 times as a retry")
    void retriedCalls() throws InvalidRun {
        Component failing = function("Work").with(Function.ERROR_RATE, 1.0);
        Design d = Facts.sending(failing, Interactions.INVOKE);
        Connection call = d.connections().get(0);
        Design retrying =
                d.with(call.with(call.as().properties().contains(Call.RETRIES) ? Call.RETRIES : Call.SDK_RETRIES, 3L)
                        .with(Call.BACKOFF, Facts.MS));
        Result r = run(retrying, TRAFFIC, 10.5);
        double first = metered(r, "Work", "request", null);
        assertThat(first).isEqualTo(10);
        assertThat(metered(r, "Work", "request", HiddenCost.RETRIES)).isEqualTo(3 * first);
    }

    @Test
    @DisplayName("A duplicate costs another receive, invocation and delete, whether or not it is recognised")
    void duplicates() throws InvalidRun {
        for (boolean idempotent : new boolean[] {false, true}) {
            Result r = run(queue(function("Work").with(Function.IDEMPOTENT, idempotent), 1), TRAFFIC, 10.5);
            assertThat(metered(r, "Work", "request", null)).isEqualTo(10);
            assertThat(metered(r, "Work", "request", HiddenCost.DUPLICATES)).isEqualTo(10);
            assertThat(metered(r, "Jobs", "standard-request", HiddenCost.DUPLICATES))
                    .isEqualTo(20);
            assertThat(metered(r, "Jobs", "standard-request", null)).isEqualTo(30);
        }
    }

    @Test
    @DisplayName("A message received three times before the dead-letter queue: 2 retries, 1 dead letter")
    void deadLetters() throws InvalidRun {
        Design d = queue(function("Work").with(Function.ERROR_RATE, 1.0), 0)
                .with(Component.of("Dead", Queue.KIND).with(Queue.SEND_LATENCY, ms(0)))
                .with(Connection.of("Jobs", DeadLetter.INTERACTION, "Dead").with(DeadLetter.MAX_RECEIVE_COUNT, 3L));
        Result r = run(d, Facts.until(1, 10.5), 600);
        double events = Facts.of(r, "Dead").counts().get("NumberOfMessagesSent");
        assertThat(events).isPositive();
        assertThat(metered(r, "Dead", "standard-request", HiddenCost.DEAD_LETTERS))
                .isEqualTo(events);
        assertThat(metered(r, "Dead", "standard-request", null)).isZero();
        assertThat(metered(r, "Work", "request", HiddenCost.RETRIES)).isEqualTo(2 * events);
        assertThat(metered(r, "Jobs", "standard-request", HiddenCost.RETRIES)).isEqualTo(2 * events);
        assertThat(metered(r, "Jobs", "standard-request", null)).isEqualTo(2 * events);
    }

    @Test
    @DisplayName("A state that is retried is another transition (Step Functions pricing), and a retry")
    void retriedStates() throws InvalidRun {
        String definition =
                "{\"StartAt\":\"One\",\"States\":{\"One\":{\"Type\":\"Task\",\"Resource\":\"${Work}\",\"End\":true,"
                        + "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":0.001,\"MaxAttempts\":2,\"BackoffRate\":1}]}}}";
        Design d = Design.named("Facts")
                .with(CLIENT)
                .with(Component.of("Flow", Workflow.KIND).with(Workflow.DEFINITION, definition))
                .with(function("Work").with(Function.ERROR_RATE, 1.0))
                .with(Connection.of("Client", Interactions.START, "Flow"))
                .with(Connection.of("Flow", Interactions.INVOKE, "Work"));
        Result r = run(d, Facts.until(1, 10.5), 60);
        double executions = Facts.of(r, "Flow").counts().get("ExecutionsFailed");
        assertThat(executions).isPositive();
        assertThat(metered(r, "Flow", "state-transition", null)).isEqualTo(executions);
        assertThat(metered(r, "Flow", "state-transition", HiddenCost.RETRIES)).isEqualTo(2 * executions);
    }
}
