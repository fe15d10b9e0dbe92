package fanfare.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the services behave and what they bill, each against the page that says so. */
class FactsTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final long KB = 1_024;
    private static final Component CLIENT = Component.of("Client", Client.KIND);

    private static Component function() {
        return Component.of("Function", Function.KIND)
                .with(Function.CPU_TIME, Distribution.constant(0))
                .with(Function.INIT_TIME, Distribution.constant(0))
                .with(Function.PLACEMENT_TIME, Distribution.constant(0))
                .with(Function.TIMEOUT, 60 * SECOND);
    }

    private static Component waiting(long time) {
        return function().with(Function.WAIT_TIME, Distribution.constant(time));
    }

    private static Design calling(Component callee) {
        return Design.named("Facts")
                .with(CLIENT)
                .with(callee)
                .with(Connection.of("Client", Interactions.INVOKE, callee.name()));
    }

    private static Result run(Design d, Traffic traffic, double seconds) throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", traffic)).lasting((long) (seconds * SECOND), 0);
        return Simulation.run(d, s, Inputs.none(), 1, Watch.NONE).orElseThrow();
    }

    private static Result.OfComponent of(Result r, String name) {
        return r.component(name).orElseThrow();
    }

    private static double usage(Result r, String item) {
        return r.usage().stream()
                .filter(u -> u.item().equals(item))
                .mapToDouble(Result.Metered::quantity)
                .sum();
    }

    // ---- Lambda

    @Test
    @DisplayName("One environment serves at most 10 requests a second (Lambda quotas): 20 ms at 200/s needs 20, not 4")
    void tenRequestsPerSecondAndEnvironment() throws InvalidRun {
        Result r = run(calling(waiting(20 * MS)), new Traffic.Constant(200), 60);
        assertThat(of(r, "Function").environments().orElseThrow().max()).isBetween(20L, 21L);
    }

    @Test
    @DisplayName("Scale-out: 1,000 environments at once, then 1,000 more every 10 s (Lambda scaling behaviour)")
    void scaleOutRate() throws InvalidRun {
        Design d = calling(waiting(60 * SECOND).with(Function.TIMEOUT, 900 * SECOND));
        d = d.withAccount(d.account().with(Account.CONCURRENCY, 100_000L));
        Result r = run(d, new Traffic.Constant(2_000), 10);
        assertThat(of(r, "Function").coldStarts().orElseThrow()).isCloseTo(1_000 + 100 * 10, Offset.offset(20.0));
        assertThat(of(r, "Function").throttled()).isCloseTo(20_000 - 2_000, Offset.offset(30.0));
    }

    @Test
    @DisplayName("The account's concurrency is shared: what one function uses, another lacks (Lambda concurrency)")
    void accountConcurrency() throws InvalidRun {
        Design d = calling(waiting(10 * SECOND))
                .with(Component.of("Other", Function.KIND)
                        .with(Function.WAIT_TIME, Distribution.constant(2.9e9))
                        .with(Function.CPU_TIME, Distribution.constant(0)))
                .with(Connection.of("Client", Interactions.INVOKE, "Other"));
        d = d.withAccount(d.account().with(Account.CONCURRENCY, 20L));
        Result r = run(d, new Traffic.Constant(10), 60);
        double together = of(r, "Function").levels().get("ConcurrentExecutions").max()
                + of(r, "Other").levels().get("ConcurrentExecutions").max();
        assertThat(of(r, "Other").throttled()).isPositive();
        assertThat(of(r, "Function").concurrency().mean()
                        + of(r, "Other").concurrency().mean())
                .isLessThanOrEqualTo(20);
        assertThat(together).isLessThanOrEqualTo(40);
    }

    @Test
    @DisplayName(
            "CPU grows with memory up to 1,769 MB for one thread (Lambda quotas): 100 ms at one vCPU take 1,382 ms at 128 MB")
    void memoryIsCpu() throws InvalidRun {
        Component f = function().with(Function.CPU_TIME, Distribution.constant(100e6));
        for (long memory : new long[] {128, 512, 1_769, 3_538}) {
            double expected = 100 * Math.max(1, 1_769.0 / memory);
            Result r = run(calling(f.with(Function.MEMORY, memory)), new Traffic.Constant(1), 30);
            assertThat(of(r, "Function").times().get("Duration").p50())
                    .isCloseTo(expected, Percentage.withPercentage(0.5));
        }
        Result two =
                run(calling(f.with(Function.MEMORY, 3_538L).with(Function.THREADS, 2L)), new Traffic.Constant(1), 30);
        assertThat(of(two, "Function").times().get("Duration").p50()).isCloseTo(50, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("Init is billed: 133.61 ms + 80.00 ms are billed as 214 ms (Lambda runtime environment, log example)")
    void initIsBilled() throws InvalidRun {
        Component f = function()
                .with(Function.MEMORY, 1_024L)
                .with(Function.INIT_TIME, Distribution.constant(133.61e6))
                .with(Function.WAIT_TIME, Distribution.constant(80e6));
        Result r = run(calling(f), new Traffic.Constant(1), 1.5);
        assertThat(usage(r, "gb-second-x86")).isCloseTo(0.214, Offset.offset(1e-9));
    }

    @Test
    @DisplayName("An asynchronous event of 1 MB is metered as 1 + 768/64 = 13 requests (Lambda pricing)")
    void largeEventsAreSeveralRequests() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(CLIENT)
                .with(waiting(MS))
                .with(Connection.of("Client", Interactions.INVOKE_ASYNC, "Function")
                        .with(Call.PAYLOAD, 1_024 * KB));
        Result r = run(d, new Traffic.Constant(1), 1.5);
        assertThat(usage(r, "request")).isEqualTo(13);
    }

    @Test
    @DisplayName(
            "Provisioned concurrency is billed while it is allocated, and its duration at its own rate (Lambda pricing)")
    void provisionedConcurrency() throws InvalidRun {
        Component f = waiting(500 * MS).with(Function.MEMORY, 1_024L).with(Function.PROVISIONED_CONCURRENCY, 2L);
        Result r = run(calling(f), new Traffic.Constant(1), 100.9);
        assertThat(usage(r, "provisioned-gb-second-x86")).isCloseTo(2 * 100.9, Offset.offset(1e-6));
        assertThat(usage(r, "provisioned-duration-gb-second-x86")).isCloseTo(50, Offset.offset(1e-6));
        assertThat(usage(r, "gb-second-x86")).isZero();
        assertThat(of(r, "Function").coldStarts().orElseThrow()).isZero();
    }

    // ---- SQS

    private static Design queued(Component queue, Component function, Connection poll) {
        return Design.named("Facts")
                .with(CLIENT)
                .with(queue)
                .with(function)
                .with(Connection.of("Client", Interactions.SEND, queue.name()))
                .with(poll);
    }

    @Test
    @DisplayName("A mapping begins with 5 concurrent batches and adds 300 a minute (Lambda, SQS scaling)")
    void pollersGrow() throws InvalidRun {
        Design d = queued(
                Component.of("Queue", Queue.KIND).with(Queue.VISIBILITY_TIMEOUT, 900 * SECOND),
                waiting(600 * SECOND).with(Function.TIMEOUT, 900 * SECOND),
                Connection.of("Queue", Poll.INTERACTION, "Function").with(Poll.BATCH_SIZE, 1L));
        Result r = run(d, new Traffic.Constant(100), 61);
        assertThat((double) r.connections().get(0).levels().get("Pollers").max())
                .isCloseTo(5 + 300, Offset.offset(8.0));
        assertThat((double)
                        of(r, "Function").levels().get("ConcurrentExecutions").max())
                .isCloseTo(5 + 300, Offset.offset(8.0));
    }

    @Test
    @DisplayName("Maximum concurrency caps the mapping (Lambda, SQS scaling)")
    void maximumConcurrency() throws InvalidRun {
        Design d = queued(
                Component.of("Queue", Queue.KIND).with(Queue.VISIBILITY_TIMEOUT, 900 * SECOND),
                waiting(10 * SECOND),
                Connection.of("Queue", Poll.INTERACTION, "Function")
                        .with(Poll.BATCH_SIZE, 1L)
                        .with(Poll.MAXIMUM_CONCURRENCY, 7L));
        Result r = run(d, new Traffic.Constant(20), 120);
        assertThat(of(r, "Function").levels().get("ConcurrentExecutions").max()).isEqualTo(7);
    }

    @Test
    @DisplayName(
            "A message of 1 MiB is 16 requests a call; sent, received and deleted it is 16 + 16 + 1 (SQS price list)")
    void largeMessages() throws InvalidRun {
        Design d = queued(
                Component.of("Queue", Queue.KIND), waiting(MS), Connection.of("Queue", Poll.INTERACTION, "Function"));
        d = d.with(d.connections().get(0).with(Call.PAYLOAD, 1_024 * KB));
        Result r = run(d, new Traffic.Constant(0.2), 9);
        assertThat(usage(r, "standard-request")).isEqualTo(33);
    }

    @Test
    @DisplayName("Five idle pollers make three empty receives a minute each (Lambda with SQS: long polls of 20 s)")
    void emptyReceivesAreBilled() throws InvalidRun {
        Design d = queued(
                Component.of("Queue", Queue.KIND), waiting(MS), Connection.of("Queue", Poll.INTERACTION, "Function"));
        Result r = run(d, new Traffic.Constant(1e-6), 3_600);
        assertThat(usage(r, "standard-request")).isEqualTo(5 * 180);
    }

    // ---- API Gateway, SNS, EventBridge, DynamoDB

    @Test
    @DisplayName("HTTP API requests are metered in units of 512 KB (API Gateway pricing)")
    void httpRequestsBySize() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(CLIENT)
                .with(Component.of("Api", Api.KIND))
                .with(waiting(MS))
                .with(Connection.of("Client", Interactions.INVOKE, "Api").with(Call.PAYLOAD, 513 * KB))
                .with(Connection.of("Api", Interactions.INVOKE, "Function"));
        assertThat(usage(run(d, new Traffic.Constant(1), 10.5), "http-request")).isEqualTo(20);
        Design rest = d.with(Component.of("Api", Api.KIND).with(Api.FLAVOUR, "rest"));
        assertThat(usage(run(rest, new Traffic.Constant(1), 10.5), "rest-request"))
                .isEqualTo(10);
    }

    @Test
    @DisplayName("Throttle: a bucket of 20 refilled with 10/s lets 20 + 10/s through of 100/s (API Gateway quotas)")
    void apiThrottle() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(CLIENT)
                .with(Component.of("Api", Api.KIND)
                        .with(Api.THROTTLE_RATE, 10.0)
                        .with(Api.THROTTLE_BURST, 20L))
                .with(waiting(MS))
                .with(Connection.of("Client", Interactions.INVOKE, "Api"))
                .with(Connection.of("Api", Interactions.INVOKE, "Function"));
        Result r = run(d, new Traffic.Constant(100), 60);
        assertThat(of(r, "Api").arrivals() - of(r, "Api").throttled()).isCloseTo(20 + 600, Offset.offset(2.0));
        assertThat(usage(r, "http-request"))
                .isEqualTo(of(r, "Api").arrivals() - of(r, "Api").throttled());
    }

    @Test
    @DisplayName("SNS and EventBridge meter in units of 64 KB (price lists): 65 KB are two")
    void units64() throws InvalidRun {
        Design topic = sending(Component.of("Service", Topic.KIND), Interactions.PUBLISH.name(), 65 * KB);
        assertThat(usage(run(topic, new Traffic.Constant(1), 10.9), "publish")).isEqualTo(20);
        Design bus = sending(Component.of("Service", Bus.KIND), Interactions.PUT.name(), 65 * KB);
        assertThat(usage(run(bus, new Traffic.Constant(1), 10.9), "custom-event"))
                .isEqualTo(20);
    }

    private static Design sending(Component service, String as, long payload) {
        return Design.named("Facts")
                .with(CLIENT)
                .with(service)
                .with(Connection.of("Client", Interactions.named(as).orElseThrow(), "Service")
                        .with(Call.PAYLOAD, payload));
    }

    @Test
    @DisplayName(
            "DynamoDB: 1 KB a write unit, 4 KB a read unit, half for eventual, double in transactions (developer guide)")
    void capacityUnits() throws InvalidRun {
        Component table = Component.of("Service", Table.KIND);
        Design write = sending(table, "write", 2_500);
        assertThat(usage(run(write, new Traffic.Constant(1), 10.5), "write-request-unit"))
                .isEqualTo(30);
        Design read = sending(table, "read", 9 * KB);
        assertThat(usage(run(read, new Traffic.Constant(1), 10.5), "read-request-unit"))
                .isEqualTo(15);
        Connection c = read.connections().get(0);
        assertThat(usage(
                        run(read.with(c.with(Interactions.CONSISTENCY, "strong")), new Traffic.Constant(1), 10.5),
                        "read-request-unit"))
                .isEqualTo(30);
        assertThat(usage(
                        run(read.with(c.with(Interactions.TRANSACTIONAL, true)), new Traffic.Constant(1), 10.5),
                        "read-request-unit"))
                .isEqualTo(60);
    }

    @Test
    @DisplayName("A new on-demand table takes 4,000 write units a second (DynamoDB developer guide)")
    void onDemandStart() throws InvalidRun {
        Design d = sending(Component.of("Service", Table.KIND), "write", KB);
        d = d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L));
        Result r = run(d, new Traffic.Constant(6_000), 20);
        assertThat(of(r, "Service").completed()).isCloseTo(4_000 * 20, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("One hot key takes 1,000 write units a second, however large the table (burst and adaptive capacity)")
    void hotKey() throws InvalidRun {
        Design d = sending(Component.of("Service", Table.KIND).with(Table.HOT_KEY_SHARE, 1.0), "write", KB);
        d = d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L));
        Result r = run(d, new Traffic.Constant(2_000), 20);
        assertThat(of(r, "Service").completed()).isCloseTo(1_000 * 21, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("EventBridge over its invocation quota delays deliveries and loses none (EventBridge quotas)")
    void busDelays() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(CLIENT)
                .with(Component.of("Bus", Bus.KIND).with(Bus.INVOCATION_RATE, 10.0))
                .with(Component.of("Queue", Queue.KIND))
                .with(Connection.of("Client", Interactions.PUT, "Bus"))
                .with(Connection.of("Bus", Deliver.INTERACTION, "Queue"));
        Result r = run(
                d,
                new Traffic.Steps(java.util.List.of(new Traffic.Step(0, 50), new Traffic.Step(10 * SECOND, 0))),
                120);
        assertThat(of(r, "Queue").arrivals()).isEqualTo(of(r, "Bus").completed());
        assertThat(of(r, "Bus").counts().get("ThrottledRules")).isGreaterThan(100);
    }

    @Test
    @DisplayName("An external service over its rate limit answers 429, and beyond its line 503")
    void externalLimits() throws InvalidRun {
        Component partner = Component.of("Service", External.KIND)
                .with(External.LATENCY, Distribution.constant(SECOND))
                .with(External.CONCURRENCY, 2L)
                .with(External.QUEUE_CAPACITY, 3L);
        Result r = run(calling(partner), new Traffic.Constant(10), 60);
        assertThat(of(r, "Service").completed()).isCloseTo(2 * 60, Offset.offset(3.0));
        assertThat(of(r, "Service").levels().get("Waiting").max()).isEqualTo(3);
    }

    @Test
    @DisplayName("Every kind has a behaviour: write one class and a line in Behaviours")
    void everyKindBehaves() {
        for (Kind k : fanfare.model.kind.Kinds.ALL) {
            assertThat(Behaviours.of(k)).as(k.name()).isPresent();
        }
    }
}
