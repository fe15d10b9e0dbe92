package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.MS;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each fault does, and what becomes of a system afterwards. Ten requests a second for ten minutes. */
class FaultsTest {
    private static final double RATE = 10;
    private static final Component PARTNER =
            Component.of("Partner", External.KIND).with(External.LATENCY, ms(10));

    private static Design calling(Component partner) {
        return Facts.sending(partner, Interactions.INVOKE);
    }

    private static Result run(Design d, Fault... faults) throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", new Traffic.Constant(RATE)))
                .lasting(10 * MINUTE, 0)
                .with(List.of(faults));
        return Facts.run(d, s);
    }

    private static Fault fault(Fault.Type type, String on) {
        return Fault.of(type, on, 2 * MINUTE, MINUTE);
    }

    private static Result.OfFault only(Result r) {
        assertThat(r.faults()).hasSize(1);
        return r.faults().get(0);
    }

    @Test
    @DisplayName("An outage fails every request for as long as it lasts")
    void outage() throws InvalidRun {
        Result r = run(calling(PARTNER), fault(Fault.Type.UNAVAILABLE, "Partner"));
        assertThat(of(r, "Partner").errors()).isCloseTo(RATE * 60, Offset.offset(1.0));
        assertThat(only(r).recovery()).contains(0.0);
        assertThat(only(r).collapsed()).isFalse();
    }

    @Test
    @DisplayName("A share of errors hits that share of the requests")
    void share() throws InvalidRun {
        Result r = run(calling(PARTNER), fault(Fault.Type.ERROR, "Partner").share(0.25));
        assertThat(of(r, "Partner").errors()).isCloseTo(RATE * 60 / 4, Offset.offset(35.0));
    }

    @Test
    @DisplayName("Throttling refuses requests, and senders try again by their policy")
    void throttle() throws InvalidRun {
        Design d = Facts.sending(Component.of("Queue", Queue.KIND), Interactions.SEND);
        d = d.with(d.connections().get(0).with(Call.SDK_RETRIES, 2L).with(Call.BACKOFF, 100 * MS));
        Result r = run(d, fault(Fault.Type.THROTTLE, "Queue"));
        assertThat(of(r, "Queue").throttled()).isCloseTo(3 * RATE * 60, Offset.offset(6.0));
        assertThat(of(r, "Client").errors()).isCloseTo(RATE * 60, Offset.offset(4.0));
    }

    @Test
    @DisplayName("An added delay is added to what callers wait")
    void delay() throws InvalidRun {
        Result r = run(calling(PARTNER), fault(Fault.Type.ADD_DELAY, "Partner").delay(2 * SECOND));
        assertThat(of(r, "Client").latency().max()).isCloseTo(2_010, Percentage.withPercentage(0.5));
        assertThat(of(r, "Client").latency().mean()).isCloseTo(10 + 2_000 * 0.1, Percentage.withPercentage(1));
        assertThat(of(r, "Client").errors()).isZero();
    }

    @Test
    @DisplayName("A lost connection gives no answer: callers wait for their time-out, or until it is back")
    void connectionLoss() throws InvalidRun {
        Design d = calling(PARTNER);
        Result without = run(d, fault(Fault.Type.DISCONNECT, "Partner"));
        assertThat(of(without, "Client").latency().max()).isCloseTo(60_000, Percentage.withPercentage(1));
        Result with = run(
                d.with(d.connections().get(0).with(Call.TIMEOUT, 3 * SECOND)), fault(Fault.Type.DISCONNECT, "Partner"));
        assertThat(of(with, "Client").latency().max()).isCloseTo(3_000, Percentage.withPercentage(0.5));
        assertThat(of(with, "Client").errors()).isCloseTo(RATE * 60, Offset.offset(1.0));
        assertThat(with.connections().get(0).counts().get("Timeouts"))
                .as("the last three seconds' calls fail when the connection is back")
                .isCloseTo(RATE * 57, Offset.offset(1.0));
    }

    @Test
    @DisplayName("A fault may strike the connection from one sender only")
    void oneConnection() throws InvalidRun {
        Design d = calling(PARTNER)
                .with(function("Function"))
                .with(Connection.of("Client", Interactions.INVOKE, "Function"))
                .with(Connection.of("Function", Interactions.INVOKE, "Partner"));
        Result r = run(d, fault(Fault.Type.UNAVAILABLE, "Partner").from(Optional.of("Function")));
        assertThat(of(r, "Partner").errors()).isCloseTo(RATE * 60, Offset.offset(1.0));
        assertThat(of(r, "Function").errors()).isEqualTo(of(r, "Partner").errors());
    }

    @Test
    @DisplayName("Lost servers serve nobody: of four, one is left, and the line grows by what it cannot serve")
    void lostServers() throws InvalidRun {
        Component partner = PARTNER.with(External.LATENCY, ms(250)).with(External.CONCURRENCY, 4L);
        Result r =
                run(calling(partner), fault(Fault.Type.LOSE_CAPACITY, "Partner").share(0.75));
        assertThat(of(r, "Partner").levels().get("Waiting").max())
                .isCloseTo((long) ((RATE - 4) * 60), Offset.offset(4L));
        assertThat(only(r).recovery().orElseThrow())
                .isCloseTo((RATE - 4) * 60 / (16 - RATE), Percentage.withPercentage(15));
    }

    @Test
    @DisplayName("Lost shards refuse what hashes to them")
    void lostShards() throws InvalidRun {
        Design d = Facts.sending(Component.of("Stream", Stream.KIND).with(Stream.SHARDS, 4L), Interactions.PUT);
        d = d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L));
        Result r = run(d, fault(Fault.Type.LOSE_CAPACITY, "Stream").share(0.5));
        assertThat(of(r, "Stream").throttled()).isCloseTo(RATE * 60 / 2, Offset.offset(50.0));
    }

    @Test
    @DisplayName("A cold restart ends all environments: each that is needed starts cold once more")
    void restart() throws InvalidRun {
        Design d = Facts.sending(function("Function").with(Function.WAIT_TIME, ms(950)), Interactions.INVOKE);
        double before = of(run(d), "Function").coldStarts().orElseThrow();
        Result r = run(d, Fault.of(Fault.Type.RESTART, "Function", 2 * MINUTE + 50 * MS, 0));
        assertThat(of(r, "Function").coldStarts().orElseThrow()).isEqualTo(2 * before);
        assertThat(of(r, "Function").environments().orElseThrow().max()).isEqualTo(10);
    }

    @Test
    @DisplayName(
            "Errors of a function's invocations are retried like its own: after 1 and 2 min (Lambda, asynchronous)")
    void asynchronousErrors() throws InvalidRun {
        Design d = Facts.sending(function("Function"), Interactions.INVOKE_ASYNC);
        Result r = run(d, fault(Fault.Type.ERROR, "Function"));
        double failed = of(r, "Function").errors();
        assertThat(failed).isCloseTo(RATE * 60, Offset.offset(3.0));
        assertThat(of(r, "Function").counts().get("AsyncEventsDropped")).isZero();
        assertThat(of(r, "Function").completed()).isCloseTo(RATE * 600, Offset.offset(5.0));
    }

    @Test
    @DisplayName("A delay inside a function is billed (FIS: the extension delays the invocation)")
    void billedDelay() throws InvalidRun {
        Design d = Facts.sending(function("Function"), Interactions.INVOKE);
        Result r = run(d, fault(Fault.Type.ADD_DELAY, "Function").delay(SECOND));
        assertThat(of(r, "Function").times().get("Duration").max()).isCloseTo(1_000, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("Without enough time to recover a system is neither recovered nor collapsed")
    void runTooShort() throws InvalidRun {
        Component partner = PARTNER.with(External.LATENCY, ms(99)).with(External.CONCURRENCY, 1L);
        Result.OfFault f = only(
                run(calling(partner), fault(Fault.Type.LOSE_CAPACITY, "Partner").share(1)));
        assertThat(f.recovery()).isEmpty();
        assertThat(f.collapsed()).isFalse();
    }

    @Test
    @DisplayName("A fault that would begin after the end of a run leaves no trace")
    void afterTheEnd() throws InvalidRun {
        Result r = run(calling(PARTNER), Fault.of(Fault.Type.UNAVAILABLE, "Partner", 11 * MINUTE, MINUTE));
        assertThat(r.faults()).isEmpty();
        assertThat(of(r, "Partner").errors()).isZero();
    }

    @Test
    @DisplayName("Several faults at once each do their part")
    void several() throws InvalidRun {
        Result r = run(
                calling(PARTNER),
                fault(Fault.Type.ADD_DELAY, "Partner").delay(SECOND),
                fault(Fault.Type.ERROR, "Partner").share(0.5));
        assertThat(of(r, "Partner").errors()).isBetween(250.0, 350.0);
        assertThat(of(r, "Client").latency().max()).isGreaterThan(1_000);
        assertThat(r.faults()).hasSize(2);
        assertThat(CLIENT.name()).isEqualTo(r.faults().get(0).source());
    }
}
