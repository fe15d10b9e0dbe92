package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.SECOND;
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
import fanfare.model.design.Scenario;
import fanfare.model.kind.Call;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.simulator.kernel.Loop;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.traffic.Arrivals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SQS and its event source mapping, to the millisecond: messages arrive after 1 s, and a poll takes 10 ms. */
class QueueFactsTest {
    private static final Component QUEUE = Component.of("Queue", Queue.KIND)
            .with(Queue.SEND_LATENCY, ms(0))
            .with(Queue.VISIBILITY_TIMEOUT, 30 * SECOND);
    private static final Connection POLL = Connection.of("Queue", Poll.INTERACTION, "Work")
            .with(Poll.BATCH_SIZE, 1L)
            .with(Poll.LATENCY, ms(10));

    private static Design sending(Component queue) {
        Design d = Facts.sending(queue, Interactions.SEND);
        return d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L));
    }

    private static Design queue(Component queue, Component work, Connection poll) {
        return sending(queue).with(work).with(poll);
    }

    private static Component taking(double ms) {
        return function("Work").with(Function.WAIT_TIME, ms(ms));
    }

    private static List<String> story(Design d, int messages, double seconds, String of, String... what) {
        return story(d, messages, 1, seconds, of, what);
    }

    /** When which of these things happens to the messages that bursts every so many seconds send, in milliseconds. */
    private static List<String> story(Design d, int messages, double every, double seconds, String of, String... what) {
        List<String> story = new ArrayList<>();
        Scenario s =
                Scenario.of("Run", Map.of("Client", burst(messages, every))).lasting((long) (seconds * SECOND), 0);
        new Replication(
                        d,
                        s,
                        0,
                        new Replication.Setting(
                                Sampler::of, Arrivals::of, ColdStartData.shipped(), Routing.MOST_RECENTLY_USED))
                .telling((time, component, said) -> {
                    if (component.equals(of) && Arrays.stream(what).anyMatch(said::startsWith)) {
                        story.add(String.format(Locale.ROOT, "%d %s", time / Facts.MS, said));
                    }
                })
                .run(Loop.Watch.ALWAYS);
        return story;
    }

    private static List<String> begins(Design d, int messages, double every, double seconds) {
        return story(d, messages, every, seconds, "Work", "begins").stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private static double count(Result r, String name) {
        return of(r, "Queue").counts().get(name);
    }

    @Test
    @DisplayName("Five batches at first, then one more every 60 s / 300 = 200 ms (Lambda, SQS scaling)")
    void growth() throws InvalidRun {
        Design d = queue(QUEUE, taking(10_000), POLL);
        assertThat(begins(d, 9, 1, 1.99))
                .containsExactly("1010", "1010", "1010", "1010", "1010", "1200", "1400", "1600", "1800");
        Result r = run(d, burst(9, 1), 1.99);
        assertThat(r.connections().get(0).levels().get("Pollers").max()).isEqualTo(9);
        assertThat(begins(d.with(POLL.with(Poll.MAXIMUM_CONCURRENCY, 6L)), 9, 20, 31))
                .containsExactly("20010", "20010", "20010", "20010", "20010", "20200", "30010", "30010", "30010");
    }

    @Test
    @DisplayName("A mapping that had nothing to do for over a minute begins with five batches again; before, with all")
    void idleMappingsCalmDown() {
        Design d = queue(QUEUE, taking(10_000), POLL);
        assertThat(begins(d, 7, 50, 101))
                .endsWith("100010", "100010", "100010", "100010", "100010", "100010", "100010");
        assertThat(begins(d, 7, 100, 201))
                .endsWith("200010", "200010", "200010", "200010", "200010", "200200", "200400");
    }

    @Test
    @DisplayName("A delayed message is hidden for the delivery delay (SQS delay queues), and counted as not visible")
    void delayed() throws InvalidRun {
        Design d = queue(QUEUE.with(Queue.DELIVERY_DELAY, 700 * Facts.MS), taking(0), POLL);
        assertThat(begins(d, 1, 1, 1.99)).containsExactly("1710");
        Result.OfComponent q = of(run(d, burst(1, 1), 1.99), "Queue");
        assertThat(q.levels().get("ApproximateNumberOfMessagesNotVisible").mean())
                .isCloseTo(0.7 / 1.99, Offset.offset(1e-6));
        assertThat(q.levels().get("ApproximateNumberOfMessagesVisible").mean())
                .isCloseTo(0.01 / 1.99, Offset.offset(1e-6));
        assertThat(q.latency().max()).isCloseTo(710, Offset.offset(0.001));
    }

    @Test
    @DisplayName("A message that was not deleted is visible again when its visibility timeout ends (SQS guide)")
    void visibilityTimeout() {
        Design d = queue(
                QUEUE.with(Queue.VISIBILITY_TIMEOUT, 200 * Facts.MS), taking(0).with(Function.ERROR_RATE, 1.0), POLL);
        assertThat(story(d, 1, 1.5, "Queue", "hands", "shows"))
                .containsExactly(
                        "1010 hands out 1 message",
                        "1210 shows a message again",
                        "1220 hands out 1 message",
                        "1420 shows a message again",
                        "1430 hands out 1 message");
    }

    @Test
    @DisplayName("Received maxReceiveCount times and not deleted, a message moves to the dead-letter queue (SQS guide)")
    void maxReceiveCount() throws InvalidRun {
        Design d = queue(
                        QUEUE.with(Queue.VISIBILITY_TIMEOUT, 200 * Facts.MS),
                        taking(0).with(Function.ERROR_RATE, 1.0),
                        POLL)
                .with(Component.of("Dead", Queue.KIND).with(Queue.SEND_LATENCY, ms(0)))
                .with(Connection.of("Queue", DeadLetter.INTERACTION, "Dead").with(DeadLetter.MAX_RECEIVE_COUNT, 2L));
        assertThat(story(d, 1, 1.9, "Queue", "hands out", "shows", "moves"))
                .containsExactly(
                        "1010 hands out 1 message",
                        "1210 shows a message again",
                        "1220 hands out 1 message",
                        "1420 moves a message received too often");
        Result r = run(d, burst(3, 1), 1.9);
        assertThat(count(r, "MessagesMovedToDeadLetterQueue")).isEqualTo(3);
        assertThat(count(r, "NumberOfMessagesReceived")).isEqualTo(6);
        assertThat(count(r, "NumberOfMessagesDeleted")).isZero();
        assertThat(of(r, "Queue").errors()).isEqualTo(3);
        assertThat(of(r, "Dead").counts().get("NumberOfMessagesSent")).isEqualTo(3);
    }

    @Test
    @DisplayName("Work of 300 ms under a visibility timeout of 200 ms: the message is received again meanwhile")
    void redelivery() throws InvalidRun {
        Design d = queue(QUEUE.with(Queue.VISIBILITY_TIMEOUT, 200 * Facts.MS), taking(300), POLL);
        assertThat(story(d, 1, 1.6, "Queue", "hands", "shows", "deletes"))
                .containsExactly(
                        "1010 hands out 1 message",
                        "1210 shows a message again",
                        "1220 hands out 1 message",
                        "1310 deletes a message",
                        "1420 shows a message again",
                        "1430 hands out 1 message",
                        "1520 deletes a message");
    }

    @Test
    @DisplayName("Deleted after its visibility timeout but before it is received again, a message is gone (SQS guide)")
    void deletedWhileVisibleAgain() throws InvalidRun {
        Design d = queue(
                QUEUE.with(Queue.VISIBILITY_TIMEOUT, 200 * Facts.MS), taking(300), POLL.with(Poll.LATENCY, ms(150)));
        assertThat(story(d, 1, 1.99, "Queue", "hands", "shows", "deletes"))
                .containsExactly("1150 hands out 1 message", "1350 shows a message again", "1450 deletes a message");
        Result r = run(d, burst(1, 1), 1.99);
        assertThat(count(r, "NumberOfMessagesReceived")).isEqualTo(1);
        assertThat(of(r, "Queue").completed()).isEqualTo(1);
        assertThat(of(r, "Queue")
                        .levels()
                        .get("ApproximateNumberOfMessagesVisible")
                        .mean())
                .isCloseTo((0.15 + 0.1) / 1.99, Offset.offset(1e-6));
        assertThat(of(r, "Queue")
                        .levels()
                        .get("ApproximateNumberOfMessagesNotVisible")
                        .mean())
                .isCloseTo(0.2 / 1.99, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("A batch waits for its window unless it is full before (Lambda with SQS, batching)")
    void batchWindow() {
        Design d = queue(QUEUE, taking(0), POLL.with(Poll.BATCH_SIZE, 10L).with(Poll.BATCH_WINDOW, 1 * SECOND));
        assertThat(story(d, 3, 2, 3.9, "Queue", "hands")).containsExactly("3010 hands out 3 messages");
        assertThat(story(d, 9, 2, 3.9, "Queue", "hands")).containsExactly("3010 hands out 9 messages");
        assertThat(story(d, 10, 2, 3.9, "Queue", "hands")).containsExactly("2010 hands out 10 messages");
    }

    @Test
    @DisplayName("What is left after a batch waits for a window of its own, or goes at once if it fills a batch")
    void windowAfterABatch() {
        Connection one = POLL.with(Poll.BATCH_SIZE, 10L)
                .with(Poll.BATCH_WINDOW, 10 * SECOND)
                .with(Poll.MAXIMUM_CONCURRENCY, 2L);
        Design d = queue(QUEUE, taking(100), one);
        assertThat(story(d, 25, 20, 31.5, "Queue", "hands"))
                .containsExactly(
                        "20010 hands out 10 messages", "20010 hands out 10 messages", "30010 hands out 5 messages");
        assertThat(story(d, 30, 20, 31.5, "Queue", "hands"))
                .containsExactly(
                        "20010 hands out 10 messages", "20010 hands out 10 messages", "21010 hands out 10 messages");
    }

    @Test
    @DisplayName(
            "A throttled batch is tried again after 1, 2, 4, … s while its messages are hidden, then they reappear")
    void throttledBatches() {
        Component one = taking(2_500).with(Function.RESERVED_CONCURRENCY, 1L);
        assertThat(begins(queue(QUEUE, one, POLL), 2, 20, 39)).containsExactly("20010", "23010");
        assertThat(begins(queue(QUEUE, one.with(Function.WAIT_TIME, ms(5_000)), POLL), 2, 20, 39))
                .containsExactly("20010", "27010");
        Component quick = one.with(Function.WAIT_TIME, ms(1_500));
        assertThat(begins(queue(QUEUE.with(Queue.VISIBILITY_TIMEOUT, 2 * SECOND), quick, POLL), 2, 20, 39))
                .containsExactly("20010", "22020");
    }

    @Test
    @DisplayName("Messages that do not match are received and deleted and invoke nothing (Lambda event filtering)")
    void filtered() throws InvalidRun {
        Design d = queue(QUEUE, taking(0), POLL.with(Poll.BATCH_SIZE, 10L).with(Poll.MATCHING, 0.0));
        Result r = run(d, burst(3, 1), 1.99);
        assertThat(of(r, "Work").arrivals()).isZero();
        assertThat(r.connections().get(0).counts().get("FilteredOut")).isEqualTo(3);
        assertThat(count(r, "NumberOfMessagesDeleted")).isEqualTo(3);
        assertThat(of(r, "Queue").completed()).isEqualTo(3);
        assertThat(usage(r, "standard-request")).as("3 sent, 1 receive").isEqualTo(4);
        Result half = run(d.with(POLL.with(Poll.BATCH_SIZE, 10L).with(Poll.MATCHING, 0.5)), burst(1_000, 1), 1.99);
        double out = half.connections().get(0).counts().get("FilteredOut");
        assertThat(out).isBetween(440.0, 560.0);
        assertThat(count(half, "NumberOfMessagesDeleted")).isEqualTo(1_000);
        assertThat(of(half, "Queue").completed()).isEqualTo(1_000);
    }

    private static double requests(Connection poll, int messages, long bytes) throws InvalidRun {
        Design d = queue(QUEUE, taking(0), poll);
        return usage(
                run(d.with(d.connections().get(0).with(Call.PAYLOAD, bytes)), burst(messages, 1), 1.99),
                "standard-request");
    }

    @Test
    @DisplayName("Each 64 KB of a call is a request, and a call takes up to ten messages (SQS pricing)")
    void billedCalls() throws InvalidRun {
        Connection ten = POLL.with(Poll.BATCH_SIZE, 10L);
        assertThat(requests(ten, 10, KB)).as("10 + 1 + 1").isEqualTo(12);
        assertThat(requests(ten, 3, 64 * KB)).as("3 + 3 + 1").isEqualTo(7);
        assertThat(requests(ten, 3, 64 * KB + 1)).as("3 · 2 + 4 + 1").isEqualTo(11);
        Connection more = POLL.with(Poll.BATCH_SIZE, 20L).with(Poll.BATCH_WINDOW, 100 * Facts.MS);
        assertThat(requests(more, 11, KB)).as("11 + 2 + 2").isEqualTo(15);
        assertThat(requests(more, 10, KB)).as("10 + 1 + 1").isEqualTo(12);
        assertThat(QueueBehaviour.units(0)).isEqualTo(1);
        assertThat(QueueBehaviour.units(64 * KB)).isEqualTo(1);
        assertThat(QueueBehaviour.units(64 * KB + 1)).isEqualTo(2);
    }

    @Test
    @DisplayName("A message is dropped when its retention ends (SQS MessageRetentionPeriod), not before")
    void retention() throws InvalidRun {
        Design d = sending(QUEUE.with(Queue.RETENTION, MINUTE));
        assertThat(count(run(d, burst(3, 100), 159.9), "MessagesExpired")).isZero();
        Result r = run(d, burst(3, 100), 160.1);
        assertThat(count(r, "MessagesExpired")).isEqualTo(3);
        assertThat(of(r, "Queue").errors()).isEqualTo(3);
        assertThat(of(r, "Queue")
                        .levels()
                        .get("ApproximateNumberOfMessagesVisible")
                        .mean())
                .isCloseTo(3 * 60 / 160.1, Offset.offset(1e-6));
        assertThat(count(run(d, burst(3, 100), 261), "MessagesExpired")).isEqualTo(6);
        assertThat(r.paths().stream().mapToDouble(Result.Path::lost).sum()).isEqualTo(3);
    }

    @Test
    @DisplayName("A message whose retention ends while it is hidden is not received again")
    void retentionWhileHidden() throws InvalidRun {
        Design d = queue(
                QUEUE.with(Queue.RETENTION, MINUTE).with(Queue.VISIBILITY_TIMEOUT, 70 * SECOND),
                taking(0).with(Function.ERROR_RATE, 1.0),
                POLL);
        Result r = run(d, burst(1, 100), 180);
        assertThat(count(r, "NumberOfMessagesReceived")).isEqualTo(1);
        assertThat(count(r, "MessagesExpired")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "A FIFO queue takes 300 calls a second, with high throughput 70,000, a standard queue any (SQS quotas)")
    void fifoCalls() throws InvalidRun {
        Component fifo = QUEUE.with(Queue.FLAVOUR, "fifo");
        Result r = run(sending(fifo), burst(301, 1), 1.99);
        assertThat(count(r, "NumberOfMessagesSent")).isEqualTo(300);
        assertThat(of(r, "Queue").throttled()).isEqualTo(1);
        assertThat(usage(r, "fifo-request")).isEqualTo(300);
        assertThat(of(run(sending(fifo.with(Queue.HIGH_THROUGHPUT, true)), burst(301, 1), 1.99), "Queue")
                        .throttled())
                .isZero();
        assertThat(of(run(sending(QUEUE), burst(301, 1), 1.99), "Queue").throttled())
                .isZero();
    }

    @Test
    @DisplayName("Five long polls of 20 s each: one poller is answered at 100 s, all else is empty")
    void emptyReceives() throws InvalidRun {
        Design d = queue(QUEUE, taking(0), POLL);
        Scenario s = Scenario.of("Run", Map.of("Client", burst(1, 100)));
        Result r = run(d, s.lasting(199 * SECOND, 0));
        assertThat(count(r, "NumberOfEmptyReceives")).isEqualTo(5 + 4 + 4 * 9);
        assertThat(usage(r, "standard-request")).isEqualTo(5 + 4 + 4 * 9 + 3);
        assertThat(count(run(d, s.lasting(199 * SECOND, 50 * SECOND)), "NumberOfEmptyReceives"))
                .isEqualTo(2 + 4 + 4 * 7);
        assertThat(of(r, "Queue").times().get("ApproximateAgeOfOldestMessage").max())
                .isCloseTo(10, Offset.offset(0.001));
    }

    @Test
    @DisplayName("Two mappings of one queue take its messages in turn, each message once")
    void competingMappings() throws InvalidRun {
        Design d = queue(QUEUE, taking(0), POLL)
                .with(function("Other"))
                .with(Connection.of("Queue", Poll.INTERACTION, "Other")
                        .with(Poll.BATCH_SIZE, 1L)
                        .with(Poll.LATENCY, ms(10)));
        Result r = run(d, burst(6, 1), 1.99);
        assertThat(of(r, "Work").completed()).isEqualTo(3);
        assertThat(of(r, "Other").completed()).isEqualTo(3);
        assertThat(r.connections().stream()
                        .filter(c -> c.from().equals("Queue"))
                        .mapToLong(c -> (long) c.times().get("BatchSize").count()))
                .containsExactly(3L, 3L);
    }
}
