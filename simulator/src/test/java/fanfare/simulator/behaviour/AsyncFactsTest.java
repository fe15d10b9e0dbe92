package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.SECOND;
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
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Call;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events that nobody waits for, schedules, queues and stores, each against the page that says so. */
class AsyncFactsTest {
    private static Component failing() {
        return function("Function").with(Function.ERROR_RATE, 1.0).with(Function.ASYNC_LATENCY, ms(0));
    }

    private static Design events(Component function) {
        return Facts.sending(function, Interactions.INVOKE_ASYNC);
    }

    private static Component queue(String name) {
        return Component.of(name, Queue.KIND).with(Queue.SEND_LATENCY, ms(0));
    }

    // ---- Lambda, asynchronous

    @Test
    @DisplayName(
            "A failing event is tried twice more, after 1 and 2 minutes, then dropped (Lambda, asynchronous errors)")
    void twoRetries() throws InvalidRun {
        Result r = run(events(failing()), until(1, 20), 400);
        double sent = of(r, "Client").completed();
        assertThat(of(r, "Function").counts())
                .containsEntry("Invocations", 3 * sent)
                .containsEntry("AsyncEventsDropped", sent);
        assertThat(of(r, "Function").times().get("AsyncEventAge").max())
                .isCloseTo(180_000, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("The number of retries can be set to none (Lambda, asynchronous errors)")
    void noRetries() throws InvalidRun {
        Result r = run(events(failing().with(Function.MAXIMUM_RETRY_ATTEMPTS, 0L)), until(1, 20), 400);
        assertThat(of(r, "Function").counts().get("Invocations"))
                .isEqualTo(of(r, "Client").completed());
    }

    @Test
    @DisplayName("An event older than its maximum age is not tried again (Lambda, asynchronous errors)")
    void maximumAge() throws InvalidRun {
        Result r = run(events(failing().with(Function.MAXIMUM_EVENT_AGE, 90 * SECOND)), until(1, 20), 400);
        assertThat(of(r, "Function").counts().get("Invocations"))
                .isEqualTo(2 * of(r, "Client").completed());
    }

    @Test
    @DisplayName(
            "What is given up goes to the dead-letter queue, what succeeded to its destination (Lambda, destinations)")
    void destinations() throws InvalidRun {
        Design d = events(failing().with(Function.ERROR_RATE, 0.5).with(Function.MAXIMUM_RETRY_ATTEMPTS, 0L))
                .with(queue("Failed"))
                .with(queue("Done"))
                .with(Connection.of("Function", Interactions.ON_FAILURE, "Failed"))
                .with(Connection.of("Function", Interactions.ON_SUCCESS, "Done"));
        Result r = run(d, until(10, 60), 120);
        assertThat(of(r, "Failed").arrivals())
                .isEqualTo(of(r, "Function").errors())
                .isPositive();
        assertThat(of(r, "Done").arrivals())
                .isEqualTo(of(r, "Function").completed())
                .isPositive();
    }

    @Test
    @DisplayName(
            "Throttled events wait from 1 s, doubled, and are not lost: 20 events through one environment of 10 s (Lambda)")
    void throttledEvents() throws InvalidRun {
        Component one = function("Function")
                .with(Function.RESERVED_CONCURRENCY, 1L)
                .with(Function.WAIT_TIME, ms(10_000))
                .with(Function.ASYNC_LATENCY, ms(0));
        Result r = run(events(one), until(20, 1), 5 * 3_600);
        double sent = of(r, "Client").completed();
        assertThat(of(r, "Function").completed()).isEqualTo(sent).isGreaterThan(8);
        assertThat(of(r, "Function").throttled()).isGreaterThan(sent);
        assertThat(of(r, "Function").counts().get("AsyncEventsDropped")).isZero();
    }

    // ---- EventBridge Scheduler

    private static Result scheduled(String expression, long window, double hours) throws InvalidRun {
        Design d = Design.named("Facts")
                .with(Component.of("Clock", Schedule.KIND)
                        .with(Schedule.EXPRESSION, expression)
                        .with(Schedule.FLEXIBLE_WINDOW, window))
                .with(function("Function"))
                .with(Connection.of("Clock", Interactions.INVOKE_ASYNC, "Function"));
        return Facts.run(d, Scenario.of("Run", Map.of()).lasting((long) (hours * 60 * MINUTE), 0));
    }

    @Test
    @DisplayName("A rate fires every so often, a cron expression when it says, each firing billed (Scheduler)")
    void schedules() throws InvalidRun {
        Result rate = scheduled("rate(5 minutes)", 0, 24);
        assertThat(of(rate, "Function").completed()).isCloseTo(24 * 12, Offset.offset(1.0));
        assertThat(usage(rate, "scheduler-invocation"))
                .isEqualTo(of(rate, "Clock").arrivals());
        assertThat(of(scheduled("cron(0 */6 * * ? *)", 0, 48), "Function").completed())
                .isCloseTo(8, Offset.offset(1.0));
    }

    @Test
    @DisplayName("A flexible window spreads firings evenly over it and loses none (Scheduler)")
    void flexibleWindow() throws InvalidRun {
        Result r = scheduled("rate(1 hour)", 15 * MINUTE, 200);
        assertThat(of(r, "Function").completed()).isCloseTo(200, Offset.offset(2.0));
    }

    @Test
    @DisplayName(
            "A target that fails is tried again by the schedule's own policy, then handed to its dead-letter queue")
    void scheduleDeadLetters() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(Component.of("Clock", Schedule.KIND)
                        .with(Schedule.EXPRESSION, "rate(1 hour)")
                        .with(Schedule.MAXIMUM_RETRY_ATTEMPTS, 2L))
                .with(queue("Target").with(Queue.FLAVOUR, "fifo"))
                .with(queue("Failed"))
                .with(Connection.of("Clock", Interactions.SEND, "Target")
                        .with(Call.CALLS, fanfare.model.kind.Distribution.constant(1)))
                .with(Connection.of("Clock", DeadLetter.INTERACTION, "Failed"));
        Scenario s = Scenario.of("Run", Map.of())
                .lasting(10 * 60 * MINUTE + 30 * MINUTE, 0)
                .with(java.util.List.of(fanfare.model.design.Fault.of(
                        fanfare.model.design.Fault.Type.UNAVAILABLE, "Target", 0, 11 * 60 * MINUTE)));
        Result r = Facts.run(d, s);
        double fired = of(r, "Clock").arrivals();
        assertThat(of(r, "Target").arrivals()).isEqualTo(3 * fired);
        assertThat(of(r, "Failed").completed() + of(r, "Failed").concurrency().max())
                .isPositive();
        assertThat(of(r, "Failed").arrivals()).isEqualTo(fired);
        assertThat(of(r, "Clock").counts().get("InvocationDroppedCount")).isEqualTo(fired);
    }

    // ---- S3

    private static Design store(Component bucket, fanfare.model.kind.Interaction as) {
        Design d = Facts.sending(bucket, as);
        return d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L));
    }

    @Test
    @DisplayName(
            "A prefix takes 3,500 writes and 5,500 reads a second, more prefixes more; the rest gets SlowDown (S3)")
    void prefixes() throws InvalidRun {
        Component bucket = Component.of("Bucket", Bucket.KIND);
        Result writes = run(store(bucket, Interactions.WRITE), new Traffic.Constant(5_000), 10);
        assertThat(of(writes, "Bucket").completed()).isCloseTo(3_500 * 11, Percentage.withPercentage(1));
        assertThat(of(writes, "Bucket").counts().get("5xxErrors"))
                .isCloseTo(50_000 - 38_500, Percentage.withPercentage(2));
        Result reads = run(store(bucket, Interactions.READ), new Traffic.Constant(7_000), 10);
        assertThat(of(reads, "Bucket").completed()).isCloseTo(5_500 * 11, Percentage.withPercentage(1));
        Result two = run(store(bucket.with(Bucket.PREFIXES, 2L), Interactions.WRITE), new Traffic.Constant(5_000), 10);
        assertThat(of(two, "Bucket").throttled()).isZero();
    }

    @Test
    @DisplayName("Writes and reads are billed a request each, storage by the GB-month (S3 pricing)")
    void bucketBill() throws InvalidRun {
        Component bucket = Component.of("Bucket", Bucket.KIND).with(Bucket.STORAGE, 730.0);
        Result writes = run(store(bucket, Interactions.WRITE), new Traffic.Constant(1), 3_600.5);
        assertThat(usage(writes, "put")).isEqualTo(3_600);
        assertThat(usage(writes, "get")).isZero();
        assertThat(usage(writes, "storage-gb-month"))
                .as("730 GB for one of 730 hours")
                .isCloseTo(1, Offset.offset(0.001));
        Result reads = run(store(bucket, Interactions.READ), new Traffic.Constant(1), 60.5);
        assertThat(usage(reads, "get")).isEqualTo(60);
    }

    @Test
    @DisplayName("Every write is notified, no read is (S3 event notifications)")
    void notifications() throws InvalidRun {
        for (fanfare.model.kind.Interaction as :
                new fanfare.model.kind.Interaction[] {Interactions.WRITE, Interactions.READ}) {
            Design d = store(Component.of("Bucket", Bucket.KIND), as)
                    .with(queue("Queue"))
                    .with(Connection.of("Bucket", Deliver.INTERACTION, "Queue"));
            Result r = run(d, until(10, 60), 300);
            assertThat(of(r, "Queue").arrivals())
                    .isEqualTo(as == Interactions.WRITE ? of(r, "Bucket").completed() : 0);
        }
    }

    // ---- DynamoDB

    @Test
    @DisplayName(
            "Provisioned capacity is billed by the hour, used or not, and storage by the GB-month (DynamoDB pricing)")
    void provisionedBill() throws InvalidRun {
        Component table = Component.of("Table", Table.KIND)
                .with(Table.BILLING_MODE, "provisioned")
                .with(Table.READ_CAPACITY, 20L)
                .with(Table.WRITE_CAPACITY, 10L)
                .with(Table.STORAGE, 73.0);
        Result r = run(store(table, Interactions.READ), new Traffic.Constant(1), 3_600);
        assertThat(usage(r, "rcu-hour")).isCloseTo(20, Percentage.withPercentage(0.1));
        assertThat(usage(r, "wcu-hour")).isCloseTo(10, Percentage.withPercentage(0.1));
        assertThat(usage(r, "storage-gb-month")).isCloseTo(0.1, Percentage.withPercentage(0.1));
        assertThat(usage(r, "read-request-unit")).isZero();
    }

    @Test
    @DisplayName("Provisioned writes: 300 s of saved capacity, then its rate (DynamoDB burst capacity)")
    void provisionedBurst() throws InvalidRun {
        Component table = Component.of("Table", Table.KIND)
                .with(Table.BILLING_MODE, "provisioned")
                .with(Table.WRITE_CAPACITY, 10L);
        Design d = store(table, Interactions.WRITE);
        d = d.with(d.connections().get(0).with(Call.PAYLOAD, KB));
        Result r = run(d, new Traffic.Constant(100), 100);
        assertThat(of(r, "Table").completed()).isCloseTo(10 * 300 + 10 * 100, Percentage.withPercentage(1));
        assertThat(of(r, "Table").counts().get("ThrottledRequests")).isCloseTo(6_000, Percentage.withPercentage(1));
    }

    // ---- SQS

    @Test
    @DisplayName(
            "A message that is not deleted comes back after the visibility timeout, and after its receives is moved (SQS)")
    void redrive() throws InvalidRun {
        Design d = Facts.sending(queue("Queue").with(Queue.VISIBILITY_TIMEOUT, 60 * SECOND), Interactions.SEND)
                .with(function("Function").with(Function.ERROR_RATE, 1.0).with(Function.TIMEOUT, 10 * SECOND))
                .with(queue("Failed"))
                .with(Connection.of("Queue", Poll.INTERACTION, "Function").with(Poll.BATCH_SIZE, 1L))
                .with(Connection.of("Queue", DeadLetter.INTERACTION, "Failed").with(DeadLetter.MAX_RECEIVE_COUNT, 3L));
        Result r = run(d, until(1, 30), 600);
        double sent = of(r, "Client").completed();
        assertThat(of(r, "Function").counts().get("Invocations")).isEqualTo(3 * sent);
        assertThat(of(r, "Failed").arrivals()).isEqualTo(sent);
        assertThat(of(r, "Queue").latency().p50())
                .as("three times 60 s")
                .isCloseTo(180_000, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("A message that nobody takes expires after its retention (SQS)")
    void retention() throws InvalidRun {
        Result r = run(
                Facts.sending(queue("Queue").with(Queue.RETENTION, 60 * SECOND), Interactions.SEND), until(5, 30), 300);
        assertThat(of(r, "Queue").counts().get("MessagesExpired"))
                .isEqualTo(of(r, "Client").completed())
                .isPositive();
        assertThat(of(r, "Queue")
                        .levels()
                        .get("ApproximateNumberOfMessagesVisible")
                        .max())
                .isPositive();
        assertThat(r.paths().stream().mapToDouble(Result.Path::lost).sum())
                .isEqualTo(of(r, "Client").completed());
    }

    @Test
    @DisplayName("A delivery delay hides new messages for as long (SQS)")
    void delay() throws InvalidRun {
        Design d = Facts.sending(queue("Queue").with(Queue.DELIVERY_DELAY, 30 * SECOND), Interactions.SEND)
                .with(function("Function"))
                .with(Connection.of("Queue", Poll.INTERACTION, "Function").with(Poll.BATCH_SIZE, 1L));
        Result r = run(d, until(1, 30), 120);
        assertThat(of(r, "Queue").latency().p50()).isBetween(30_000.0, 30_300.0);
    }

    @Test
    @DisplayName("With a partial batch response only the failed messages come back (Lambda with SQS)")
    void partialBatch() throws InvalidRun {
        for (boolean partial : new boolean[] {true, false}) {
            Design d = Facts.sending(queue("Queue").with(Queue.VISIBILITY_TIMEOUT, 60 * SECOND), Interactions.SEND)
                    .with(function("Function").with(Function.ERROR_RATE, 0.2).with(Function.TIMEOUT, 10 * SECOND))
                    .with(Component.of("Table", Table.KIND))
                    .with(Connection.of("Function", Interactions.WRITE, "Table"))
                    .with(Connection.of("Queue", Poll.INTERACTION, "Function")
                            .with(Poll.BATCH_SIZE, 10L)
                            .with(Poll.BATCH_WINDOW, 5 * SECOND)
                            .with(Poll.PARTIAL_BATCH_RESPONSE, partial));
            Result r = run(d, until(10, 100), 3_000);
            double sent = of(r, "Client").completed();
            assertThat(of(r, "Queue").counts().get("NumberOfMessagesDeleted")).isEqualTo(sent);
            if (partial) {
                assertThat(of(r, "Table").completed())
                        .as("each message's work is done once")
                        .isEqualTo(sent);
            } else {
                assertThat(of(r, "Table").completed()).as("work is done again").isGreaterThan(1.5 * sent);
            }
        }
    }

    @Test
    @DisplayName("FIFO: one message group is worked on by one batch at a time (SQS FIFO)")
    void fifoGroups() throws InvalidRun {
        for (long groups : new long[] {1, 50}) {
            Design d = Facts.sending(queue("Queue").with(Queue.FLAVOUR, "fifo"), Interactions.SEND)
                    .with(function("Function").with(Function.WAIT_TIME, ms(500)))
                    .with(Connection.of("Queue", Poll.INTERACTION, "Function").with(Poll.BATCH_SIZE, 1L));
            d = d.with(d.connections().get(0).with(Call.MESSAGE_GROUPS, groups));
            Result r = run(d, until(20, 30), 600);
            long most = of(r, "Function").levels().get("ConcurrentExecutions").max();
            assertThat(most).isBetween(groups == 1 ? 1L : 5L, groups == 1 ? 1L : 50L);
            assertThat(of(r, "Function").completed()).isEqualTo(of(r, "Client").completed());
        }
    }

    @Test
    @DisplayName("A FIFO queue takes 300 calls a second, with high throughput far more (SQS FIFO quotas)")
    void fifoCalls() throws InvalidRun {
        Component fifo = queue("Queue").with(Queue.FLAVOUR, "fifo");
        Result r = run(store(fifo, Interactions.SEND), new Traffic.Constant(1_000), 10);
        assertThat(of(r, "Queue").counts().get("NumberOfMessagesSent"))
                .isCloseTo(300 * 11, Percentage.withPercentage(1));
        Result high =
                run(store(fifo.with(Queue.HIGH_THROUGHPUT, true), Interactions.SEND), new Traffic.Constant(1_000), 10);
        assertThat(of(high, "Queue").throttled()).isZero();
    }

    // ---- SNS

    @Test
    @DisplayName(
            "A subscriber gets the share that passes its filter, the others are filtered out (SNS filter policies)")
    void filters() throws InvalidRun {
        Design d = Facts.sending(Component.of("Topic", Topic.KIND), Interactions.PUBLISH)
                .with(queue("All"))
                .with(queue("Some"))
                .with(Connection.of("Topic", Deliver.INTERACTION, "All"))
                .with(Connection.of("Topic", Deliver.INTERACTION, "Some").with(Deliver.MATCHING, 0.3));
        Result r = run(d, until(20, 500), 600);
        double published = of(r, "Topic").completed();
        assertThat(of(r, "All").arrivals()).isEqualTo(published);
        assertThat(of(r, "Some").arrivals()).isCloseTo(0.3 * published, Percentage.withPercentage(5));
        assertThat(of(r, "Topic").counts().get("NumberOfNotificationsFilteredOut"))
                .isEqualTo(published - of(r, "Some").arrivals());
        assertThat(of(r, "Topic").counts().get("NumberOfNotificationsDelivered"))
                .isEqualTo(published + of(r, "Some").arrivals());
    }
}
