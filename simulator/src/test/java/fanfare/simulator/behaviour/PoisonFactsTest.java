package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages that fail at every attempt. */
class PoisonFactsTest {
    private static final Component QUEUE =
            Component.of("Queue", Queue.KIND).with(Queue.VISIBILITY_TIMEOUT, 30 * SECOND);

    private static Design queued(double poison, long receives, Component function, long batch, boolean partial) {
        return Design.named("Poison")
                .with(Facts.CLIENT)
                .with(QUEUE)
                .with(Component.of("Dead", Queue.KIND))
                .with(function)
                .with(Connection.of("Client", Interactions.SEND, "Queue").with(Call.POISON, poison))
                .with(Connection.of("Queue", DeadLetter.INTERACTION, "Dead")
                        .with(DeadLetter.MAX_RECEIVE_COUNT, receives))
                .with(Connection.of("Queue", Poll.INTERACTION, "Function")
                        .with(Poll.BATCH_SIZE, batch)
                        .with(Poll.PARTIAL_BATCH_RESPONSE, partial));
    }

    @Test
    @DisplayName("A poison message is tried as often as it may be received, then moved (SQS dead-letter queues)")
    void movedAfterItsReceives() throws InvalidRun {
        for (long receives : new long[] {1, 5}) {
            Result r = run(queued(1, receives, function("Function"), 1, false), Facts.until(0.2, 60), 600);
            double messages = of(r, "Queue").counts().get("NumberOfMessagesSent");
            assertThat(messages).isPositive();
            assertThat(of(r, "Function").counts().get("PoisonMessages")).isEqualTo(messages * receives);
            assertThat(of(r, "Function").errors()).isEqualTo(messages * receives);
            assertThat(of(r, "Queue").counts().get("MessagesMovedToDeadLetterQueue"))
                    .isEqualTo(messages);
            assertThat(of(r, "Dead").counts().get("NumberOfMessagesSent")).isEqualTo(messages);
        }
    }

    @Test
    @DisplayName("A tenth of poison: that share fails, whatever the attempt, and the others pass at the first")
    void aShare() throws InvalidRun {
        Result r = run(queued(0.1, 3, function("Function"), 1, false), Facts.until(10, 1_000), 1_200);
        double messages = of(r, "Queue").counts().get("NumberOfMessagesSent");
        double moved = of(r, "Queue").counts().get("MessagesMovedToDeadLetterQueue");
        assertThat(moved / messages).isCloseTo(0.1, offset(0.01));
        assertThat(of(r, "Function").counts().get("PoisonMessages")).isEqualTo(3 * moved);
        assertThat(of(r, "Function").completed()).isEqualTo(messages - moved);
    }

    @Test
    @DisplayName(
            "Without a partial batch response poison takes its batch along; with it alone it fails (Lambda with SQS)")
    void itsBatch() throws InvalidRun {
        Component f = function("Function").with(Function.WAIT_TIME, Facts.ms(100));
        Traffic t = Facts.until(50, 100);
        Result whole = run(queued(0.02, 2, f, 10, false), t, 600);
        Result alone = run(queued(0.02, 2, f, 10, true), t, 600);
        double poison = of(alone, "Queue").counts().get("MessagesMovedToDeadLetterQueue");
        assertThat(of(alone, "Function").counts().get("PoisonMessages")).isEqualTo(2 * poison);
        assertThat(of(whole, "Queue").counts().get("MessagesMovedToDeadLetterQueue"))
                .isGreaterThan(poison);
        Result batchwise = run(queued(0.02, 2, f.with(Function.BATCH_WORK, "per-batch"), 10, true), t, 600);
        assertThat(of(batchwise, "Queue").counts().get("MessagesMovedToDeadLetterQueue"))
                .isGreaterThan(poison);
    }

    @Test
    @DisplayName("A batch that is worked on as one fails for poison in any place of it")
    void anyPlaceOfABatch() throws InvalidRun {
        Component f = function("Function").with(Function.BATCH_WORK, "per-batch");
        Design d = queued(0.5, 1, f, 2, false);
        d = d.with(d.connection(
                        Connection.of("Queue", Poll.INTERACTION, "Function").id())
                .orElseThrow()
                .with(Poll.BATCH_WINDOW, 20 * SECOND));
        Result r = run(d, Facts.until(20, 500), 600);
        double batches = of(r, "Function").counts().get("Invocations");
        double second = of(r, "Queue").counts().get("NumberOfMessagesReceived") / batches - 1;
        assertThat(second).isGreaterThan(0.5);
        assertThat(of(r, "Function").errors() / batches).isCloseTo(0.5 + 0.25 * second, offset(0.01));
        assertThat(of(r, "Function").counts().get("PoisonMessages"))
                .isEqualTo(of(r, "Function").errors());
    }

    @Test
    @DisplayName(
            "A poison event fails its two retries too and goes to the dead-letter queue (Lambda, asynchronous errors)")
    void events() throws InvalidRun {
        Design d = Facts.sending(function("Function"), Interactions.INVOKE_ASYNC)
                .with(Component.of("Dead", Queue.KIND))
                .with(Connection.of("Function", DeadLetter.INTERACTION, "Dead"));
        d = d.with(d.connections().get(0).with(Call.POISON, 1.0));
        Result r = run(d, Facts.until(0.2, 60), 600);
        double events = of(r, "Dead").counts().get("NumberOfMessagesSent");
        assertThat(events).isPositive();
        assertThat(of(r, "Function").counts().get("PoisonMessages")).isEqualTo(3 * events);
    }

    @Test
    @DisplayName("Poison reaches every function that the message reaches, through topics and queues")
    void throughTopics() throws InvalidRun {
        Design d = queued(0, 2, function("Function"), 1, false)
                .with(Component.of("Topic", Topic.KIND))
                .with(Connection.of("Client", Interactions.PUBLISH, "Topic").with(Call.POISON, 1.0))
                .with(Connection.of("Topic", Deliver.INTERACTION, "Queue"))
                .without(Connection.of("Client", Interactions.SEND, "Queue").id());
        Result r = run(d, Facts.until(0.2, 60), 600);
        assertThat(of(r, "Function").errors())
                .isPositive()
                .isEqualTo(2 * of(r, "Dead").counts().get("NumberOfMessagesSent"));
    }

    @Test
    @DisplayName("Each call is poison or not by itself, and poison stays where it is")
    void eachCallByItself() throws InvalidRun {
        Design d = Facts.sending(function("First"), Interactions.INVOKE)
                .with(function("Second"))
                .with(function("Third"))
                .with(Connection.of("First", Interactions.INVOKE_ASYNC, "Second")
                        .with(Call.CALLS, Distribution.constant(4))
                        .with(Call.POISON, 0.5))
                .with(Connection.of("First", Interactions.INVOKE, "Third").inStep(2));
        d = d.with(d.component("Second").orElseThrow().with(Function.MAXIMUM_RETRY_ATTEMPTS, 0L));
        Result r = run(d, new Traffic.Constant(10), 200);
        assertThat(of(r, "Second").errors() / of(r, "Second").counts().get("Invocations"))
                .isCloseTo(0.5, offset(0.03));
        assertThat(of(r, "First").errors()).isZero();
        assertThat(of(r, "Third").errors()).isZero();
    }
}
