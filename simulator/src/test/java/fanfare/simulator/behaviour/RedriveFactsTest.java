package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Dead letters that are sent back, and load that is shed. */
class RedriveFactsTest {
    private static Component dead() {
        return Component.of("Dead", Queue.KIND).with(Queue.REDRIVE_AT, 5 * MINUTE);
    }

    /** All messages of the first minute fail; the function works again after two minutes. */
    private static Result broken(Component dead, double rate, double minutes) throws InvalidRun {
        Design d = Design.named("Redrive")
                .with(Facts.CLIENT)
                .with(Component.of("Queue", Queue.KIND).with(Queue.VISIBILITY_TIMEOUT, 10 * SECOND))
                .with(dead)
                .with(function("Function"))
                .with(Connection.of("Client", Interactions.SEND, "Queue"))
                .with(Connection.of("Queue", DeadLetter.INTERACTION, "Dead").with(DeadLetter.MAX_RECEIVE_COUNT, 2L))
                .with(Connection.of("Queue", Poll.INTERACTION, "Function").with(Poll.BATCH_SIZE, 1L));
        Traffic once = new Traffic.Constant(rate);
        Scenario s = Scenario.of("Run", Map.of("Client", once))
                .lasting((long) (minutes * MINUTE), 0)
                .with(List.of(Fault.of(Fault.Type.ERROR, "Function", 0, 2 * MINUTE)));
        return run(d, s);
    }

    private static double redriven(Result r) {
        return of(r, "Dead").counts().get("MessagesRedriven");
    }

    @Test
    @DisplayName(
            "What lies in the dead-letter queue goes back to its queue, is new there, and is worked on (SQS redrive)")
    void goesBack() throws InvalidRun {
        Result before = broken(dead().without(Queue.REDRIVE_AT), 1, 8);
        double failed = of(before, "Queue").counts().get("MessagesMovedToDeadLetterQueue");
        assertThat(failed).isBetween(100.0, 120.0);
        assertThat(redriven(before)).isZero();
        Result r = broken(dead(), 1, 8);
        assertThat(redriven(r)).isEqualTo(failed);
        assertThat(of(r, "Queue").counts().get("NumberOfMessagesSent"))
                .isEqualTo(of(before, "Queue").counts().get("NumberOfMessagesSent") + failed);
        assertThat(of(r, "Function").completed())
                .isEqualTo(of(before, "Function").completed() + failed);
        assertThat(of(r, "Dead").completed()).isEqualTo(failed);
        assertThat(of(r, "Dead")
                        .levels()
                        .get("ApproximateNumberOfMessagesVisible")
                        .max())
                .isEqualTo((long) failed);
        assertThat(usage(r, "standard-request") - usage(before, "standard-request"))
                .as("received, sent, deleted; received and deleted again")
                .isCloseTo(5 * failed, org.assertj.core.data.Offset.offset(3.0));
    }

    @Test
    @DisplayName("One message every 1/rate: at 2/s the n-th after (n - 1) / 2 s (SQS redrive velocity)")
    void atItsRate() throws InvalidRun {
        Component slow = dead().with(Queue.REDRIVE_RATE, 2.0);
        assertThat(redriven(broken(slow, 1, 5 + 9.9 / 60))).isEqualTo(20);
        assertThat(redriven(broken(slow, 1, 5 + 10.1 / 60))).isEqualTo(21);
        assertThat(redriven(broken(slow, 1, 5 - 0.1 / 60))).isZero();
        assertThat(redriven(broken(dead(), 1, 5 + 0.019 / 60))).isEqualTo(10);
    }

    @Test
    @DisplayName("A redrive while the cause lasts fails again: as many as were there, no more, and they come back")
    void tooEarly() throws InvalidRun {
        Result r = broken(dead().with(Queue.REDRIVE_AT, MINUTE), 1, 4);
        assertThat(redriven(r)).isBetween(38.0, 50.0);
        assertThat(of(r, "Queue").counts().get("MessagesMovedToDeadLetterQueue"))
                .isEqualTo(of(r, "Dead").counts().get("NumberOfMessagesSent"));
        assertThat(of(r, "Dead")
                        .levels()
                        .get("ApproximateNumberOfMessagesVisible")
                        .max())
                .isGreaterThan(100);
    }

    @Test
    @DisplayName("Only what came from a queue can go back: a function's dead letters stay (SQS redrive)")
    void fromQueuesOnly() throws InvalidRun {
        Design d = Facts.sending(function("Function").with(Function.ERROR_RATE, 1.0), Interactions.INVOKE_ASYNC)
                .with(dead().with(Queue.REDRIVE_AT, 10 * MINUTE))
                .with(Connection.of("Function", DeadLetter.INTERACTION, "Dead"));
        Result r = run(d, Facts.until(1, 60), 1_200);
        assertThat(of(r, "Dead").counts().get("NumberOfMessagesSent")).isPositive();
        assertThat(redriven(r)).isZero();
        assertThat(of(r, "Dead").completed()).isZero();
    }

    private static Result shedding(Component partner) throws InvalidRun {
        return run(Facts.sending(partner, Interactions.INVOKE), new Traffic.Constant(10), 60);
    }

    @Test
    @DisplayName("Load shedding: one server of 200 ms at 10/s; while the first in line waits over 1 s more are refused")
    void loadIsShed() throws InvalidRun {
        Component partner = Component.of("Partner", External.KIND)
                .with(External.LATENCY, ms(200))
                .with(External.CONCURRENCY, 1L);
        Result free = shedding(partner);
        assertThat(of(free, "Partner").throttled()).isZero();
        assertThat(of(free, "Partner").latency().max()).isGreaterThan(25_000);
        Result shed = shedding(partner.with(External.MAXIMUM_WAIT, SECOND));
        assertThat(of(shed, "Partner").throttled()).isBetween(280.0, 300.0);
        assertThat(of(shed, "Partner").latency().max()).isBetween(1_200.0, 2_600.0);
        assertThat(of(shed, "Partner").counts().get("Refused"))
                .isEqualTo(of(shed, "Partner").throttled());
    }
}
