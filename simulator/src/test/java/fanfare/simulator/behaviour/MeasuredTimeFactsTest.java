package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
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
import fanfare.model.kind.Account;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is counted of a run: the measured time only, every end of an event, and one account's concurrency. */
class MeasuredTimeFactsTest {
    private static final Component WORK = function("Work").with(Function.ASYNC_LATENCY, ms(0));

    private static Design events(Component work) {
        return Facts.sending(work, Interactions.INVOKE_ASYNC).with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)));
    }

    /** Three events at 100 s, three at 200 s; what fails does so in the first hundred seconds only. */
    private static Scenario scenario(double warmUp, boolean fails) {
        Scenario s =
                Scenario.of("Run", Map.of("Client", burst(3, 100))).lasting(250 * SECOND, (long) (warmUp * SECOND));
        return fails ? s.with(List.of(Fault.of(Fault.Type.ERROR, "Work", 90 * SECOND, 20 * SECOND))) : s;
    }

    private static Result.Path path(Result r) {
        return r.paths().stream().filter(p -> p.to().equals("Work")).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("Events that were lost in the warm-up period are not counted, in the measured time they are")
    void lost() throws InvalidRun {
        Design d = events(WORK.with(Function.MAXIMUM_RETRY_ATTEMPTS, 0L));
        assertThat(path(run(d, scenario(0, true))).lost()).isEqualTo(3);
        assertThat(path(run(d, scenario(150, true))).lost()).isZero();
        assertThat(path(run(d, scenario(150, true))).completed()).isEqualTo(3);
        Design buried = d.with(Component.of("Failed", Queue.KIND))
                .with(Connection.of("Work", Interactions.ON_FAILURE, "Failed"));
        assertThat(path(run(buried, scenario(0, true))).deadLettered()).isEqualTo(3);
        assertThat(path(run(buried, scenario(0, true))).lost()).isZero();
        assertThat(path(run(buried, scenario(150, true))).deadLettered()).isZero();
        assertThat(of(run(buried, scenario(0, true)), "Failed").counts()).containsEntry("NumberOfMessagesSent", 3.0);
    }

    @Test
    @DisplayName("Causes and levels are those of the measured time: 1 s each of the later events, 100 s long")
    void causesAndLevels() throws InvalidRun {
        Design d = events(WORK.with(Function.WAIT_TIME, ms(1_000)));
        Result all = run(d, scenario(0, false));
        assertThat(path(all).completed()).isEqualTo(6);
        Result later = run(d, scenario(150, false));
        assertThat(path(later).causesMs().get("waiting")).isEqualTo(1_000);
        assertThat(of(later, "Work").levels().get("ConcurrentExecutions").mean())
                .isCloseTo(3 * 1.0 / 100, Offset.offset(1e-9));
        assertThat(of(later, "Work").concurrency().mean()).isCloseTo(3 * 1.0 / 100, Offset.offset(1e-9));
        assertThat(of(all, "Work").concurrency().mean()).isCloseTo(6 * 1.0 / 250, Offset.offset(1e-9));
        assertThat(later.of().sourceEvents()).isEqualTo(3);
        assertThat(later.of().measured()).isEqualTo(100);
    }

    @Test
    @DisplayName("What is refused arrives too: two requests of a source at a function that takes one count as two")
    void refusedArrives() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(WORK.with(Function.RESERVED_CONCURRENCY, 1L).with(Function.WAIT_TIME, ms(10)))
                .with(Connection.of("Client", Interactions.INVOKE, "Work").with(Call.SDK_RETRIES, 0L));
        Result r = run(d, burst(2, 100), 190);
        assertThat(r.fanOut().get(0).by()).containsEntry("Work", 1.0);
        Result.Path path = r.paths().get(0);
        assertThat(path.failed()).isEqualTo(1);
        assertThat(path.completed()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "Reserved and provisioned concurrency of others is not there for a function without (Lambda concurrency)")
    void unreserved() throws InvalidRun {
        Component free = function("Free").with(Function.WAIT_TIME, ms(1_000));
        Design d = Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(free)
                .with(function("Kept").with(Function.RESERVED_CONCURRENCY, 4L))
                .with(function("Warm").with(Function.PROVISIONED_CONCURRENCY, 3L))
                .with(Connection.of("Client", Interactions.INVOKE, "Free").with(Call.SDK_RETRIES, 0L));
        d = d.withAccount(d.account().with(Account.CONCURRENCY, 12L));
        Result r = run(d, burst(9, 100), 190);
        assertThat(of(r, "Free").completed()).isEqualTo(12 - 4 - 3);
        assertThat(of(r, "Free").throttled()).isEqualTo(9 - 5);
    }

    @Test
    @DisplayName("A lost connection is given up when the fault ends: its time is waiting, its batch has failed")
    void lostConnection() throws InvalidRun {
        Component table = Component.of("Table", Table.KIND).with(Table.READ_LATENCY, ms(7));
        Design d = Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(function("Work").with(Function.TIMEOUT, 60 * SECOND))
                .with(table)
                .with(Connection.of("Client", Interactions.INVOKE, "Work").with(Call.SDK_RETRIES, 0L))
                .with(Connection.of("Work", Interactions.READ, "Table")
                        .with(Call.SDK_RETRIES, 1L)
                        .with(Call.JITTER, "none")
                        .with(Call.BACKOFF, 100 * Facts.MS));
        Scenario s = Scenario.of("Run", Map.of("Client", burst(1, 100)))
                .lasting(190 * SECOND, 0)
                .with(List.of(Fault.of(Fault.Type.DISCONNECT, "Table", 95 * SECOND, 10 * SECOND)));
        Result r = run(d, s);
        assertThat(of(r, "Table").errors()).isEqualTo(1);
        assertThat(of(r, "Table").completed()).isEqualTo(1);
        assertThat(of(r, "Table").arrivals()).isEqualTo(2);
        assertThat(Facts.spent(r, "Work")).isEqualTo("retryBackoff 100, waiting 5007");
        Fault delay = Fault.of(Fault.Type.ADD_DELAY, "Table", 95 * SECOND, 10 * SECOND)
                .delay(3 * SECOND);
        assertThat(Facts.spent(run(d, s.with(List.of(delay))), "Work")).isEqualTo("waiting 3007");
    }
}
