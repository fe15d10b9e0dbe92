package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.MB;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.burst;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Database;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of invocations that are refused, stopped or fail, and of the records of their batches (Lambda guide). */
class InvocationFactsTest {
    private static final Component QUEUE = Component.of("Queue", Queue.KIND).with(Queue.SEND_LATENCY, ms(0));
    private static final Connection POLL = Connection.of("Queue", Poll.INTERACTION, "Fn")
            .with(Poll.BATCH_SIZE, 10L)
            .with(Poll.LATENCY, ms(10));

    private static Design calling(Component fn) {
        return Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(fn)
                .with(Connection.of("Client", Interactions.INVOKE, "Fn").with(Call.SDK_RETRIES, 0L));
    }

    private static Design polling(Component fn) {
        return Facts.sending(QUEUE, Interactions.SEND).with(fn).with(POLL);
    }

    private static Map<String, Double> counts(Result r, String name) {
        return of(r, name).counts();
    }

    @Test
    @DisplayName(
            "Two invocations beside one with a reserved concurrency of 1: both are throttles, refusals and no errors")
    void throttles() throws InvalidRun {
        Component one = function("Fn").with(Function.RESERVED_CONCURRENCY, 1L).with(Function.WAIT_TIME, ms(500));
        Result r = run(calling(one), burst(3, 10), 19);
        assertThat(counts(r, "Fn")).containsEntry("Throttles", 2.0).containsEntry("Invocations", 1.0);
        assertThat(counts(r, "Fn")).containsEntry("Errors", 0.0);
        assertThat(of(r, "Fn").throttled()).isEqualTo(2);
        assertThat(of(r, "Fn").arrivals()).isEqualTo(3);
        // Throttled events come again after 1 s and are counted every time they arrive.
        Design events = Facts.sending(one.with(Function.ASYNC_LATENCY, ms(0)), Interactions.INVOKE_ASYNC);
        Result later = run(events, burst(3, 10), 19);
        assertThat(counts(later, "Fn")).containsEntry("Throttles", 3.0).containsEntry("Invocations", 3.0);
        assertThat(later.fanOut().get(0).by().get("Fn")).isEqualTo((3 + 3) / 3.0);
    }

    @Test
    @DisplayName("Errors counts the invocations that failed, by their code or by the time-out, and Timeouts the latter")
    void errorsAndTimeouts() throws InvalidRun {
        Result r = run(calling(function("Fn").with(Function.ERROR_RATE, 1.0)), burst(4, 10), 19);
        assertThat(counts(r, "Fn")).containsEntry("Errors", 4.0).containsEntry("Timeouts", 0.0);
        Component late = function("Fn").with(Function.TIMEOUT, SECOND).with(Function.WAIT_TIME, ms(1_500));
        r = run(calling(late), burst(4, 10), 19);
        assertThat(counts(r, "Fn")).containsEntry("Errors", 4.0).containsEntry("Timeouts", 4.0);
        assertThat(of(r, "Fn").latency().max()).isEqualTo(1_000);
        Component exactly = late.with(Function.WAIT_TIME, ms(1_000));
        assertThat(counts(run(calling(exactly), burst(1, 10), 19), "Fn")).containsEntry("Timeouts", 1.0);
    }

    @Test
    @DisplayName("While a call hangs, each invocation is stopped when its own time-out ends, one after the other")
    void timeoutsInTurn() throws InvalidRun {
        Component db = Component.of("Db", Database.KIND).with(Database.READ_LATENCY, ms(30_000));
        Design d = calling(function("Fn").with(Function.TIMEOUT, 2 * SECOND))
                .with(db)
                .with(Connection.of("Fn", Interactions.READ, "Db").with(Call.SDK_RETRIES, 0L));
        Result r = run(d, new Traffic.Constant(1), 10.5);
        assertThat(counts(r, "Fn")).containsEntry("Timeouts", 8.0);
        assertThat(of(r, "Fn").latency().max()).isEqualTo(2_000);
        assertThat(of(r, "Fn").concurrency().max()).isEqualTo(2);
    }

    @Test
    @DisplayName("A batch that is stopped or fails as a whole deletes no message, though partial responses are on")
    void wholeBatchFails() throws InvalidRun {
        Component fn = function("Fn").with(Function.BATCH_WORK, "per-batch");
        Design d = polling(fn).with(POLL.with(Poll.PARTIAL_BATCH_RESPONSE, true));
        Scenario s = Scenario.of("Run", Map.of("Client", burst(5, 10))).lasting(19 * SECOND, 0);
        Fault error = Fault.of(Fault.Type.ERROR, "Fn", 9 * SECOND, 2 * SECOND);
        assertThat(counts(run(d, s), "Queue")).containsEntry("NumberOfMessagesDeleted", 5.0);
        assertThat(counts(run(d, s.with(List.of(error))), "Queue")).containsEntry("NumberOfMessagesDeleted", 0.0);
        Design late = d.with(fn.with(Function.TIMEOUT, SECOND).with(Function.WAIT_TIME, ms(1_500)));
        Result stopped = run(late, s);
        assertThat(counts(stopped, "Fn")).containsEntry("Timeouts", 1.0);
        assertThat(counts(stopped, "Queue")).containsEntry("NumberOfMessagesDeleted", 0.0);
        Component restoring = fn.with(Function.SNAP_START, true)
                .with(Function.RUNTIME, "java21")
                .with(Function.INIT_TIME, ms(11_000));
        Result unusable = run(d.with(restoring), burst(5, 30), 45);
        assertThat(counts(unusable, "Fn")).containsEntry("Errors", 1.0);
        assertThat(counts(unusable, "Queue")).containsEntry("NumberOfMessagesDeleted", 0.0);
    }

    @Test
    @DisplayName("What a function sends while it works on a record belongs to that record: its source, and its birth")
    void recordsKeepTheirSources() throws InvalidRun {
        Component out = Component.of("Out", Queue.KIND).with(Queue.SEND_LATENCY, ms(0));
        Design d = polling(function("Fn").with(Function.WAIT_TIME, ms(100)))
                .with(POLL.with(Poll.BATCH_WINDOW, 5 * SECOND))
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(Component.of("Other", Client.KIND).with(Client.NETWORK_LATENCY, ms(0)))
                .with(out)
                .with(function("End"))
                .with(Connection.of("Other", Interactions.SEND, "Queue"))
                .with(Connection.of("Fn", Interactions.SEND, "Out"))
                .with(Connection.of("Out", Poll.INTERACTION, "End").with(Poll.LATENCY, ms(10)));
        // At 10 and 12 s; the batch is received at 15.01 s, and its records are worked on one after the other.
        Result r = run(d, Map.of("Client", burst(1, 10), "Other", burst(1, 12)), 19);
        assertThat(end(r, "Client").completed()).isEqualTo(1);
        assertThat(end(r, "Other").completed()).isEqualTo(1);
        assertThat(end(r, "Client").latency().max()).isCloseTo(5_010 + 100 + 10, Offset.offset(0.01));
        assertThat(end(r, "Other").latency().max()).isCloseTo(3_010 + 200 + 10, Offset.offset(0.01));
    }

    private static Result.Path end(Result r, String from) {
        return r.paths().stream()
                .filter(p -> p.from().equals(from) && p.to().equals("End"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("A request of more than 6 MB fails without an invocation, one of 6 MB does not (Lambda quotas)")
    void tooLarge() throws InvalidRun {
        Design d = calling(function("Fn"));
        Connection call = d.connections().get(0);
        Result r = run(d.with(call.with(Call.PAYLOAD, 6 * MB + 1)), burst(1, 10), 19);
        assertThat(of(r, "Fn").errors()).isEqualTo(1);
        assertThat(of(r, "Fn").arrivals()).isEqualTo(1);
        assertThat(of(r, "Fn").concurrency().max()).isEqualTo(1);
        assertThat(counts(r, "Fn")).containsEntry("Invocations", 0.0);
        assertThat(counts(run(d.with(call.with(Call.PAYLOAD, 6 * MB)), burst(1, 10), 19), "Fn"))
                .containsEntry("Invocations", 1.0);
    }

    @Test
    @DisplayName("After a time-out the next invocation carries the init anew, within its duration (Lambda life cycle)")
    void resetEnvironment() throws InvalidRun {
        Component fn = function("Fn")
                .with(Function.INIT_TIME, ms(400))
                .with(Function.TIMEOUT, SECOND)
                .with(Function.WAIT_TIME, ms(50));
        Design d = calling(fn)
                .with(Component.of("Db", Database.KIND)
                        .with(Database.READ_LATENCY, ms(20))
                        .with(Database.READ_CPU_TIME, ms(0)))
                .with(Connection.of("Fn", Interactions.READ, "Db")
                        .with(Call.SDK_RETRIES, 0L)
                        .with(Call.CONNECT, "init")
                        .with(Call.CONNECT_TIME, ms(30)));
        Fault hang =
                Fault.of(Fault.Type.ADD_DELAY, "Db", 9 * SECOND, 2 * SECOND).delay(5 * SECOND);
        Scenario s = Scenario.of("Run", Map.of("Client", burst(1, 10)))
                .lasting(29 * SECOND, 0)
                .with(List.of(hang));
        Result r = run(d, s);
        assertThat(counts(r, "Fn")).containsEntry("Timeouts", 1.0).containsEntry("ColdStarts", 1.0);
        // At 10 s: 430 ms of init, then stopped after 1 s. At 21.43 s: 430 ms of init anew, 50 ms, and the query.
        assertThat(of(r, "Fn").times().get("Duration").max()).isEqualTo(1_000);
        assertThat(of(r, "Fn").times().get("Duration").mean())
                .isCloseTo((1_000 + 430 + 50 + 20) / 2.0, Offset.offset(0.01));
    }
}
