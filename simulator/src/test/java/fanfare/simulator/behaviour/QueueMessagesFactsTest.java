package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.burst;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Call;
import fanfare.model.kind.Container;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages that are received a second time while somebody still works on them, and those who receive them (SQS guide). */
class QueueMessagesFactsTest {
    private static final Component QUEUE = Component.of("Queue", Queue.KIND).with(Queue.SEND_LATENCY, ms(0));
    private static final Component APP = Component.of("App", Container.KIND)
            .with(Container.MIN_TASKS, 1L)
            .with(Container.SCALING, "none")
            .with(Container.CPU_TIME, ms(0));
    private static final Connection POLL =
            Connection.of("Queue", Poll.INTERACTION, "App").with(Poll.LATENCY, ms(10));

    private static Design working(Component queue, Component app) {
        Design d = Facts.sending(queue, Interactions.SEND);
        return d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L))
                .with(app)
                .with(POLL);
    }

    private static Map<String, Double> counts(Result r) {
        return of(r, "Queue").counts();
    }

    @Test
    @DisplayName("A second copy keeps the message's age: hidden twice for 40 s, it is past its retention of 60 s")
    void copyKeepsItsAge() throws InvalidRun {
        Component queue = QUEUE.with(Queue.RETENTION, MINUTE).with(Queue.VISIBILITY_TIMEOUT, 40 * SECOND);
        Component slow = APP.with(Container.WAIT_TIME, ms(75_000)).with(Container.ERROR_RATE, 1.0);
        Result r = run(working(queue, slow), burst(1, 100), 199);
        assertThat(counts(r))
                .containsEntry("NumberOfMessagesReceived", 2.0)
                .containsEntry("MessagesExpired", 1.0)
                .containsEntry("NumberOfMessagesDeleted", 0.0);
        assertThat(of(r, "Queue").latency().max()).isCloseTo(80_020, Offset.offset(50.0));
        assertThat(of(r, "Queue").times().get("ApproximateAgeOfOldestMessage").max())
                .isCloseTo(80_020, Offset.offset(50.0));
    }

    @Test
    @DisplayName("A second copy keeps its receive count: received three times, it moves though nobody has failed yet")
    void copyKeepsItsReceives() throws InvalidRun {
        Design d = working(QUEUE.with(Queue.VISIBILITY_TIMEOUT, 2 * SECOND), APP.with(Container.WAIT_TIME, ms(30_000)))
                .with(Component.of("Dead", Queue.KIND).with(Queue.SEND_LATENCY, ms(0)))
                .with(Connection.of("Queue", DeadLetter.INTERACTION, "Dead").with(DeadLetter.MAX_RECEIVE_COUNT, 3L));
        Result r = run(d, burst(2, 100), 120);
        assertThat(counts(r))
                .containsEntry("NumberOfMessagesReceived", 6.0)
                .containsEntry("MessagesMovedToDeadLetterQueue", 2.0)
                .containsEntry("NumberOfMessagesDeleted", 0.0);
        assertThat(of(r, "Dead").counts()).containsEntry("NumberOfMessagesSent", 2.0);
        assertThat(of(r, "Queue").concurrency().mean()).isCloseTo(2 * 6.03 / 120, Offset.offset(0.001));
    }

    @Test
    @DisplayName(
            "In front of a FIFO queue nothing of the group passes a message that is worked on or hidden (SQS FIFO)")
    void fifoGroupWaits() throws InvalidRun {
        Component fifo = QUEUE.with(Queue.FLAVOUR, "fifo").with(Queue.RETENTION, MINUTE);
        Component slow = APP.with(Container.WAIT_TIME, ms(5_000));
        Design d = working(fifo, slow);
        Connection one = d.connections().get(0).with(Call.MESSAGE_GROUPS, 1L);
        Result alone = run(d.with(one).with(POLL.with(Poll.BATCH_SIZE, 1L)), burst(3, 100), 190);
        assertThat(of(alone, "App").concurrency().max()).isEqualTo(1);
        assertThat(of(alone, "Queue").latency().max()).isCloseTo(3 * 5_010, Offset.offset(50.0));
        // Nobody fetches: after their retention the group's messages are gone, and the next are handed out.
        Design late = d.with(one).with(slow.with(Container.MIN_TASKS, 0L));
        assertThat(counts(run(late, burst(3, 100), 190))).containsEntry("MessagesExpired", 3.0);
        Result many = run(d.with(one.with(Call.MESSAGE_GROUPS, 1_000_000L)), burst(3, 100), 190);
        assertThat(of(many, "App").concurrency().max()).isEqualTo(3);
    }

    @Test
    @DisplayName("A task polls while it has room: empty long polls of 20 s before and after, none while it is full")
    void pollsWithRoom() throws InvalidRun {
        Component one = APP.with(Container.CONCURRENCY, 1L).with(Container.WAIT_TIME, ms(70_000));
        Design d = working(QUEUE.with(Queue.VISIBILITY_TIMEOUT, 200 * SECOND), one);
        // Empty: 5 polls of 20 s in the first 100 s; full until 170.01 s; 1 poll in the last 29.98 s.
        Result r = run(d, burst(1, 100), 199.99);
        assertThat(counts(r)).containsEntry("NumberOfEmptyReceives", 5.0 + 1.0);
        assertThat(usage(r, "standard-request")).as("sent, received, deleted").isEqualTo(6 + 3);
        Result two = run(d.with(one.with(Container.MIN_TASKS, 2L)), burst(2, 100), 199.99);
        assertThat(counts(two)).containsEntry("NumberOfEmptyReceives", 2 * (5.0 + 1.0));
        assertThat(two.connections().stream()
                        .filter(c -> c.levels().containsKey("Pollers"))
                        .findFirst()
                        .orElseThrow()
                        .levels()
                        .get("Pollers")
                        .mean())
                .isEqualTo(2);
    }
}
