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
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** EventBridge Pipes, each against the page that says so. */
class PipeFactsTest {
    private static final Component PIPE = Component.of("Pipe", Pipe.KIND);
    private static final Component QUEUE =
            Component.of("Source", Queue.KIND).with(Queue.SEND_LATENCY, ms(0)).with(Queue.VISIBILITY_TIMEOUT, MINUTE);
    private static final Component STREAM = Component.of("Source", Stream.KIND).with(Stream.PUT_LATENCY, ms(0));
    private static final Component WORK = function("Work");

    private static Connection polling() {
        return Connection.of("Source", Poll.INTERACTION, "Pipe").with(Poll.LATENCY, ms(10));
    }

    private static Connection reading() {
        return Connection.of("Source", PollStream.INTERACTION, "Pipe").with(PollStream.LATENCY, ms(100));
    }

    private static Design fromQueue(Connection polling, Component target, Interaction as) {
        return Facts.sending(QUEUE, Interactions.SEND)
                .with(PIPE)
                .with(target)
                .with(polling)
                .with(Connection.of("Pipe", as, target.name()));
    }

    private static Design fromStream(Connection reading, Component target, Interaction as) {
        return Facts.sending(STREAM, Interactions.PUT)
                .with(PIPE)
                .with(target)
                .with(reading)
                .with(Connection.of("Pipe", as, target.name()));
    }

    private static double ends(Result r, String at) {
        return r.paths().stream()
                .filter(p -> p.to().equals(at))
                .mapToDouble(Result.Path::completed)
                .sum();
    }

    private static double count(Result r, String component, String metric) {
        return of(r, component).counts().get(metric);
    }

    @Test
    @DisplayName("A pipe hands a function whole batches and deletes them when it has answered (Pipes batching)")
    void functionTarget() throws InvalidRun {
        Result r = run(fromQueue(polling(), WORK, Interactions.INVOKE), until(10, 10), 60);
        double n = of(r, "Source").arrivals();
        assertThat(n).isBetween(80.0, 130.0);
        assertThat(ends(r, "Work")).isEqualTo(n);
        assertThat(count(r, "Source", "NumberOfMessagesDeleted")).isEqualTo(n);
        assertThat(count(r, "Pipe", "EventCount")).isEqualTo(n);
        assertThat(count(r, "Pipe", "Invocations")).isEqualTo(count(r, "Work", "Invocations"));
        assertThat(of(r, "Pipe").concurrency().max()).isLessThan(5);
    }

    @Test
    @DisplayName("Filtered events are deleted, reach nothing and are not billed (Pipes pricing: after the filter)")
    void filter() throws InvalidRun {
        Design none = fromQueue(polling().with(Poll.MATCHING, 0.0), WORK, Interactions.INVOKE);
        Result r = run(none, until(10, 10.05), 60);
        assertThat(usage(r, "pipe-request")).isZero();
        assertThat(count(r, "Source", "NumberOfMessagesDeleted"))
                .isEqualTo(of(r, "Source").arrivals());
        assertThat(of(r, "Pipe").arrivals()).isZero();
        Design half = fromStream(
                reading().with(PollStream.MATCHING, 0.5).with(PollStream.BATCH_SIZE, 1L), WORK, Interactions.INVOKE);
        Result some = run(half, until(10, 100.05), 200);
        assertThat(usage(some, "pipe-request")).isCloseTo(500, Percentage.withPercentage(10));
        assertThat(usage(some, "pipe-request")).isEqualTo(ends(some, "Work"));
    }

    @Test
    @DisplayName("A request is billed for every 64 KB (EventBridge pricing)")
    void billedInUnits() throws InvalidRun {
        for (long[] kilobytesAndUnits : new long[][] {{64 * KB, 1}, {64 * KB + 1, 2}, {200 * KB, 4}}) {
            Design d = fromQueue(polling().with(Poll.BATCH_SIZE, 1L), WORK, Interactions.INVOKE);
            Connection send = d.connections().get(0).with(Call.PAYLOAD, kilobytesAndUnits[0]);
            Result r = run(d.with(send), until(1, 10), 60);
            assertThat(usage(r, "pipe-request")).isEqualTo(of(r, "Source").arrivals() * kilobytesAndUnits[1]);
        }
    }

    @Test
    @DisplayName("A queue gets every event as a message of its own, at most ten at once (Pipes batching)")
    void queueTarget() throws InvalidRun {
        Component target = Component.of("Target", Queue.KIND);
        Result r = run(
                fromStream(reading().with(PollStream.BATCH_WINDOW, 10 * SECOND), target, Interactions.SEND),
                until(10, 10),
                60);
        double n = of(r, "Source").completed();
        assertThat(of(r, "Target").arrivals()).isEqualTo(n);
        assertThat(count(r, "Pipe", "Invocations")).isGreaterThanOrEqualTo(n / 10);
        assertThat(r.connections().stream()
                        .filter(c -> c.as().equals("poll-stream"))
                        .findFirst()
                        .orElseThrow()
                        .times()
                        .get("BatchSize")
                        .max())
                .isEqualTo(10);
        assertThat(ends(r, "Pipe")).isZero();
        assertThat(ends(r, "Target")).isZero();
    }

    @Test
    @DisplayName("A workflow gets the batch as one input (Pipes batching), and every event still ends")
    void workflowTarget() throws InvalidRun {
        Component express = Component.of("Flow", Workflow.KIND).with(Workflow.TYPE, "express");
        Connection ten = reading().with(PollStream.BATCH_SIZE, 100L).with(PollStream.BATCH_WINDOW, 30 * SECOND);
        Result answered = run(fromStream(ten, express, Interactions.INVOKE), until(1, 20), 120);
        double n = of(answered, "Source").completed();
        assertThat(n).isBetween(10.0, 35.0);
        assertThat(count(answered, "Flow", "ExecutionsStarted")).isEqualTo(1);
        assertThat(ends(answered, "Flow")).isEqualTo(n);
        Result started = run(fromStream(ten, express, Interactions.START), until(1, 20), 120);
        assertThat(count(started, "Flow", "ExecutionsStarted")).isEqualTo(1);
        assertThat(ends(started, "Flow")).isEqualTo(n);
    }

    @Test
    @DisplayName("The enrichment is waited for, before the target and as a part of the event's latency")
    void enrichment() throws InvalidRun {
        Component enrich = function("Enrich").with(Function.WAIT_TIME, ms(300)).with(Function.BATCH_WORK, "per-batch");
        Component target = Component.of("Target", Queue.KIND).with(Queue.SEND_LATENCY, ms(0));
        Component work = WORK.with(Function.BATCH_WORK, "per-batch");
        Design d = fromStream(reading().with(PollStream.BATCH_SIZE, 1L), target, Interactions.SEND)
                .with(enrich)
                .with(work)
                .with(Connection.of("Pipe", Interactions.ENRICH, "Enrich"))
                .with(Connection.of("Target", Poll.INTERACTION, "Work").with(Poll.LATENCY, ms(10)));
        Result r = run(d.with(Facts.CLIENT.with(Client.NETWORK_LATENCY, ms(0))), new Traffic.Constant(1), 10.9);
        assertThat(count(r, "Enrich", "Invocations")).isEqualTo(10);
        assertThat(of(r, "Pipe").times().get("EnrichmentStageDuration").max())
                .isCloseTo(300, Percentage.withPercentage(1));
        Result.Path path = r.paths().stream()
                .filter(p -> p.to().equals("Work"))
                .findFirst()
                .orElseThrow();
        assertThat(path.completed()).isEqualTo(10);
        assertThat(path.latency().max()).isCloseTo(100 + 300 + 10, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("A failed enrichment fails the batch before the target; the queue brings it back and then moves it")
    void failedEnrichment() throws InvalidRun {
        Design d = fromQueue(polling().with(Poll.BATCH_SIZE, 1L), WORK, Interactions.INVOKE)
                .with(Component.of("Enrich", External.KIND).with(External.ERROR_RATE, 1.0))
                .with(Component.of("Failed", Queue.KIND))
                .with(Connection.of("Pipe", Interactions.ENRICH, "Enrich"))
                .with(Connection.of("Source", DeadLetter.INTERACTION, "Failed").with(DeadLetter.MAX_RECEIVE_COUNT, 3L));
        Result r = run(d, until(1, 5), 600);
        double n = of(r, "Source").arrivals();
        assertThat(n).isPositive();
        assertThat(count(r, "Enrich", "Requests")).isEqualTo(3 * n);
        assertThat(count(r, "Pipe", "EnrichmentStageFailed")).isEqualTo(3 * n);
        assertThat(count(r, "Pipe", "ExecutionFailed")).isEqualTo(3 * n);
        assertThat(of(r, "Work").arrivals()).isZero();
        assertThat(of(r, "Failed").arrivals()).isEqualTo(n);
        assertThat(usage(r, "pipe-request")).isEqualTo(3 * n);
    }

    @Test
    @DisplayName("Only the events that the target did not take are tried again, enrichment included (Pipes batching)")
    void partialFailure() throws InvalidRun {
        // A FIFO queue refuses what is over 300 calls a second.
        Component fifo =
                Component.of("Target", Queue.KIND).with(Queue.FLAVOUR, "fifo").with(Queue.SEND_LATENCY, ms(0));
        Component enrich = function("Enrich").with(Function.BATCH_WORK, "per-batch");
        Design d = fromStream(reading(), fifo, Interactions.SEND)
                .with(enrich)
                .with(Connection.of("Pipe", Interactions.ENRICH, "Enrich"));
        Result r = run(d, until(900, 1), 600);
        assertThat(of(r, "Source").completed()).isGreaterThan(600);
        assertThat(count(r, "Target", "NumberOfMessagesSent"))
                .isEqualTo(of(r, "Source").completed());
        assertThat(count(r, "Pipe", "ExecutionPartiallyFailed") + count(r, "Pipe", "ExecutionFailed"))
                .isPositive();
        assertThat(count(r, "Enrich", "Invocations")).isEqualTo(count(r, "Pipe", "Invocations"));
        assertThat(of(r, "Target").throttled()).isPositive();
    }

    @Test
    @DisplayName("A failing batch of a stream blocks its shard, and goes to the dead-letter queue after its retries")
    void streamInOrder() throws InvalidRun {
        Design d = fromStream(
                        reading().with(PollStream.BATCH_SIZE, 1L).with(PollStream.MAXIMUM_RETRY_ATTEMPTS, 2L),
                        WORK.with(Function.ERROR_RATE, 1.0),
                        Interactions.INVOKE)
                .with(Component.of("Failed", Queue.KIND))
                .with(Connection.of("Source", DeadLetter.INTERACTION, "Failed"));
        Result r = run(d, until(1, 10), 600);
        double n = of(r, "Source").completed();
        assertThat(count(r, "Work", "Invocations")).isEqualTo(n * 3);
        assertThat(of(r, "Failed").arrivals()).isEqualTo(n);
        assertThat(of(r, "Work").levels().get("ConcurrentExecutions").max()).isEqualTo(1);
        assertThat(count(r, "Pipe", "TargetStageFailed")).isEqualTo(3 * n);
    }

    @Test
    @DisplayName(
            "A function that does not report failures fails its whole batch; one that does, only the failed events")
    void reportedFailures() throws InvalidRun {
        Component half = WORK.with(Function.ERROR_RATE, 0.5);
        Connection ten = polling().with(Poll.BATCH_WINDOW, 5 * SECOND);
        double whole = count(
                run(fromQueue(ten, half, Interactions.INVOKE), until(10, 10.05), 3_600),
                "Source",
                "NumberOfMessagesReceived");
        double reported = count(
                run(
                        fromQueue(ten.with(Poll.PARTIAL_BATCH_RESPONSE, true), half, Interactions.INVOKE),
                        until(10, 10.05),
                        3_600),
                "Source",
                "NumberOfMessagesReceived");
        // With reports a message is received 1 / (1 - 0.5) = 2 times on average.
        assertThat(reported).isBetween(150.0, 260.0);
        assertThat(whole).isGreaterThan(2 * reported);
    }

    @Test
    @DisplayName("Concurrent executions are bounded by the quota: 3,000 in the largest Regions, 1,000 elsewhere")
    void concurrency() throws InvalidRun {
        Component slow = WORK.with(Function.WAIT_TIME, ms(10_000));
        Component two = PIPE.with(Pipe.CONCURRENCY, 2L);
        Design d = fromQueue(polling().with(Poll.BATCH_SIZE, 1L), slow, Interactions.INVOKE)
                .with(two);
        Result r = run(d, until(5, 10.05), 60);
        assertThat(of(r, "Pipe").levels().get("Concurrency").max()).isEqualTo(2);
        assertThat(count(r, "Pipe", "ExecutionThrottled")).isPositive();
        Component stream = STREAM.with(Stream.SHARDS, 2_000L);
        Component external = Component.of("Partner", External.KIND).with(External.LATENCY, ms(30_000));
        Design many = fromStream(reading(), external, Interactions.INVOKE).with(stream);
        assertThat(of(run(many.in("aws", "eu-north-1"), until(4_000, 2), 20), "Pipe")
                        .levels()
                        .get("Concurrency")
                        .max())
                .isEqualTo(1_000);
        assertThat(of(run(many.in("aws", "eu-west-1"), until(4_000, 2), 20), "Pipe")
                        .levels()
                        .get("Concurrency")
                        .max())
                .isBetween(1_900L, 2_000L);
    }

    @Test
    @DisplayName("A throttled function puts the batch off without counting as a failure of the pipe")
    void throttledTarget() throws InvalidRun {
        Component one = WORK.with(Function.RESERVED_CONCURRENCY, 0L);
        Result r = run(fromQueue(polling(), one, Interactions.INVOKE), until(1, 3.5), 20);
        assertThat(count(r, "Pipe", "ExecutionThrottled")).isPositive();
        assertThat(count(r, "Pipe", "ExecutionFailed")).isZero();
    }
}
