package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MB;
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
import fanfare.model.kind.Account;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Metrics and billing units of a handful of requests, counted by hand. */
class CountedFactsTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-6);
    private static final Component WORK = function("Work");
    private static final double GB = 1_024.0 * MB;

    /** The client sends payloads of this size, at once and without retries. */
    private static Design sending(Component to, Interaction as, long bytes) {
        Design d = Facts.sending(to, as).with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)));
        return d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L).with(Call.PAYLOAD, bytes));
    }

    private static Map<String, Double> counts(Result r, String name) {
        return of(r, name).counts();
    }

    /** So many requests after 1,000 s, and 999 s to end them. */
    private static Result once(Design d, int requests) throws InvalidRun {
        return run(d, burst(requests, 1_000), 1_999);
    }

    @Test
    @DisplayName("An API counts every request, also those over its rate, which are 4xx (API Gateway metrics)")
    void api() throws InvalidRun {
        Component api =
                Component.of("Api", Api.KIND).with(Api.THROTTLE_RATE, 10.0).with(Api.THROTTLE_BURST, 3L);
        Result r = once(
                sending(api, Interactions.INVOKE, KB)
                        .with(WORK.with(Function.ERROR_RATE, 1.0))
                        .with(Connection.of("Api", Interactions.INVOKE, "Work")),
                5);
        assertThat(counts(r, "Api"))
                .containsEntry("Count", 5.0)
                .containsEntry("4xx", 2.0)
                .containsEntry("5xx", 3.0);
    }

    @Test
    @DisplayName("A bucket counts reads and writes apart, and those over 5,500 a second and prefix as 5xx (S3)")
    void bucket() throws InvalidRun {
        Component bucket = Component.of("Bucket", Bucket.KIND);
        Design d = sending(WORK, Interactions.INVOKE, KB).with(bucket);
        d = d.withAccount(d.account().with(Account.CONCURRENCY, 10_000L));
        Connection read = Connection.of("Work", Interactions.READ, "Bucket").with(Call.SDK_RETRIES, 0L);
        Result reads = once(d.with(read), 900);
        assertThat(counts(reads, "Bucket")).containsEntry("GetRequests", 900.0).containsEntry("PutRequests", 0.0);
        Result writes = once(d.with(Connection.of("Work", Interactions.WRITE, "Bucket")), 9);
        assertThat(counts(writes, "Bucket")).containsEntry("GetRequests", 0.0).containsEntry("PutRequests", 9.0);
        assertThat(usage(writes, "put")).isEqualTo(9);
        // Six calls of each of 1,000 functions in one instant: 5,500 are taken.
        Result over = once(
                d.with(read.with(Call.CALLS, Distribution.constant(6))).with(bucket.with(Bucket.GET_LATENCY, ms(0))),
                1_000);
        assertThat(of(over, "Bucket").completed()).isEqualTo(5_500);
        assertThat(counts(over, "Bucket").get("5xxErrors"))
                .isEqualTo(of(over, "Work").errors())
                .isPositive();
    }

    @Test
    @DisplayName("A bus: entries, matches of two rules, failed targets after their retries, API destinations")
    void bus() throws InvalidRun {
        Component down = Component.of("Partner", External.KIND)
                .with(External.LATENCY, ms(10))
                .with(External.ERROR_RATE, 1.0);
        Connection rule = Connection.of("Bus", Deliver.INTERACTION, "Partner")
                .with(Deliver.LATENCY, ms(0))
                .with(Deliver.MAXIMUM_RETRY_ATTEMPTS, 2L);
        Design d = sending(Component.of("Bus", Bus.KIND), Interactions.PUT, 65 * KB)
                .with(down)
                .with(WORK)
                .with(rule)
                .with(Connection.of("Bus", Deliver.INTERACTION, "Work").with(Deliver.LATENCY, ms(0)));
        Result r = once(d, 4);
        assertThat(counts(r, "Bus"))
                .containsEntry("PutEventsEntriesCount", 4.0)
                .containsEntry("MatchedEvents", 8.0)
                .containsEntry("RetryInvocationAttempts", 8.0)
                .containsEntry("FailedInvocations", 4.0)
                .containsEntry("Invocations", 4.0);
        assertThat(usage(r, "custom-event")).as("65 KB are two units of 64 KB").isEqualTo(8);
        assertThat(usage(r, "api-destination")).isEqualTo(4);
        assertThat(counts(r, "Work")).containsEntry("Invocations", 4.0);
        // A rule that matches nothing delivers nothing.
        Result none = once(d.with(rule.with(Deliver.MATCHING, 0.0)), 4);
        assertThat(counts(none, "Bus")).containsEntry("MatchedEvents", 4.0);
        assertThat(of(none, "Partner").arrivals()).isZero();
    }

    @Test
    @DisplayName("A topic: publications, deliveries, those filtered out, and HTTP deliveries by 64 KB (SNS pricing)")
    void topic() throws InvalidRun {
        Component partner = Component.of("Partner", External.KIND).with(External.LATENCY, ms(10));
        Design d = sending(Component.of("Topic", Topic.KIND), Interactions.PUBLISH, 65 * KB)
                .with(partner)
                .with(WORK)
                .with(Connection.of("Topic", Deliver.INTERACTION, "Partner"))
                .with(Connection.of("Topic", Deliver.INTERACTION, "Work").with(Deliver.MATCHING, 0.0));
        Result r = once(d, 3);
        assertThat(counts(r, "Topic"))
                .containsEntry("NumberOfMessagesPublished", 3.0)
                .containsEntry("NumberOfNotificationsDelivered", 3.0)
                .containsEntry("NumberOfNotificationsFilteredOut", 3.0)
                .containsEntry("NumberOfNotificationsFailed", 0.0);
        assertThat(usage(r, "publish")).isEqualTo(6);
        assertThat(usage(r, "http-delivery")).isEqualTo(6);
        assertThat(usage(r, "fifo-publish")).isZero();
        Connection failing =
                Connection.of("Topic", Deliver.INTERACTION, "Partner").with(Deliver.MAXIMUM_RETRY_ATTEMPTS, 1L);
        Design lost = d.with(partner.with(External.ERROR_RATE, 1.0))
                .with(failing)
                .with(Component.of("Dead", Queue.KIND))
                .with(Connection.of("Topic", DeadLetter.INTERACTION, "Dead"));
        Result dead = once(lost, 3);
        assertThat(counts(dead, "Topic")).containsEntry("NumberOfNotificationsFailed", 3.0);
        assertThat(counts(dead, "Dead")).containsEntry("NumberOfMessagesSent", 3.0);
    }

    @Test
    @DisplayName("A FIFO topic bills publications and deliveries, and the bytes of both (SNS pricing)")
    void fifoTopic() throws InvalidRun {
        Component topic = Component.of("Topic", Topic.KIND).with(Topic.FLAVOUR, "fifo");
        Component queue = Component.of("Queue", Queue.KIND).with(Queue.FLAVOUR, "fifo");
        Design d = sending(topic, Interactions.PUBLISH, 100 * KB)
                .with(queue)
                .with(Component.of("Other", Queue.KIND).with(Queue.FLAVOUR, "fifo"))
                .with(Connection.of("Topic", Deliver.INTERACTION, "Queue"))
                .with(Connection.of("Topic", Deliver.INTERACTION, "Other"));
        Result r = once(d, 7);
        assertThat(usage(r, "fifo-publish")).isEqualTo(7);
        assertThat(usage(r, "fifo-delivery")).isEqualTo(14);
        assertThat(usage(r, "fifo-publish-gb")).isCloseTo(7 * 100 * KB / GB, EXACT);
        assertThat(usage(r, "fifo-delivery-gb")).isCloseTo(14 * 100 * KB / GB, EXACT);
        assertThat(usage(r, "publish")).isZero();
    }

    @Test
    @DisplayName("A shard takes 1 MB a second and gives 2 MB; what is over is refused, and read later (Kinesis quotas)")
    void stream() throws InvalidRun {
        Component stream = Component.of("Stream", Stream.KIND).with(Stream.PUT_LATENCY, ms(0));
        Connection poll =
                Connection.of("Stream", PollStream.INTERACTION, "Work").with(PollStream.LATENCY, ms(100));
        Design d = sending(stream, Interactions.PUT, 100 * KB).with(WORK).with(poll);
        Result r = once(d, 12);
        assertThat(counts(r, "Stream"))
                .containsEntry("IncomingRecords", 10.0)
                .containsEntry("IncomingBytes", 10.0 * 100 * KB)
                .containsEntry("WriteProvisionedThroughputExceeded", 2.0)
                .containsEntry("GetRecords.Bytes", 10.0 * 100 * KB)
                .containsEntry("ReadProvisionedThroughputExceeded", 0.0);
        assertThat(usage(r, "put-unit")).as("100 KB are four units of 25 KB").isEqualTo(40);
        assertThat(usage(r, "shard-hour")).isCloseTo(1_999 / 3_600.0, EXACT);
        assertThat(usage(r, "on-demand-stream-hour")).isZero();
        // Three readers of one shard want 3 MB at once: the third waits.
        Design three = d;
        for (String name : new String[] {"B", "C"}) {
            three = three.with(function(name))
                    .with(Connection.of("Stream", PollStream.INTERACTION, name).with(PollStream.LATENCY, ms(100)));
        }
        Result shared = once(three, 10);
        assertThat(counts(shared, "Stream"))
                .containsEntry("GetRecords.Bytes", 30.0 * 100 * KB)
                .containsEntry("ReadProvisionedThroughputExceeded", 1.0);
    }

    @Test
    @DisplayName(
            "Consumers with enhanced fan-out pay by shard and hour, on-demand streams by the hour and GB (Kinesis)")
    void streamHours() throws InvalidRun {
        Component stream =
                Component.of("Stream", Stream.KIND).with(Stream.SHARDS, 3L).with(Stream.PUT_LATENCY, ms(0));
        Connection own =
                Connection.of("Stream", PollStream.INTERACTION, "Work").with(PollStream.CONSUMER, "enhanced-fan-out");
        Design d = sending(stream, Interactions.PUT, 10 * KB).with(WORK).with(own);
        Result r = once(d, 4);
        assertThat(usage(r, "shard-hour")).isCloseTo(3 * 1_999 / 3_600.0, EXACT);
        assertThat(usage(r, "fan-out-consumer-shard-hour")).isCloseTo(3 * 1_999 / 3_600.0, EXACT);
        assertThat(usage(r, "extended-retention-shard-hour")).isZero();
        Result longer = once(d.with(stream.with(Stream.RETENTION, 86_401 * SECOND)), 4);
        assertThat(usage(longer, "extended-retention-shard-hour")).isCloseTo(3 * 1_999 / 3_600.0, EXACT);
        Result day = once(d.with(stream.with(Stream.RETENTION, 86_400 * SECOND)), 4);
        assertThat(usage(day, "extended-retention-shard-hour")).isZero();
        Result onDemand = once(d.with(stream.with(Stream.MODE, "on-demand")), 4);
        assertThat(usage(onDemand, "on-demand-stream-hour")).isCloseTo(1_999 / 3_600.0, EXACT);
        assertThat(usage(onDemand, "on-demand-ingest-gb")).isCloseTo(4 * 10 * KB / GB, EXACT);
        assertThat(usage(onDemand, "shard-hour") + usage(onDemand, "fan-out-consumer-shard-hour"))
                .isZero();
    }

    @Test
    @DisplayName(
            "Kafka counts messages and bytes in, and bytes out once for each consumer group; serverless bills them")
    void kafka() throws InvalidRun {
        Component topic = Component.of("Topic", Kafka.KIND)
                .with(Kafka.PUT_LATENCY, ms(0))
                .with(Kafka.PARTITIONS, 2L)
                .with(Kafka.STORAGE, 365.0);
        Design d = sending(topic, Interactions.PUT, 10 * KB)
                .with(WORK)
                .with(function("Other"))
                .with(Connection.of("Topic", PollKafka.INTERACTION, "Work"))
                .with(Connection.of("Topic", PollKafka.INTERACTION, "Other"));
        Result brokers = once(d.with(topic.with(Kafka.CLUSTER, "provisioned").with(Kafka.BROKERS, 3L)), 5);
        assertThat(counts(brokers, "Topic"))
                .containsEntry("MessagesIn", 5.0)
                .containsEntry("BytesIn", 50.0 * KB)
                .containsEntry("BytesOut", 100.0 * KB);
        assertThat(usage(brokers, "data-in-gb") + usage(brokers, "partition-hour"))
                .isZero();
        assertThat(usage(brokers, "broker-hour-t3.small") + usage(brokers, "broker-hour-m5.large"))
                .isCloseTo(3 * 1_999 / 3_600.0, EXACT);
        assertThat(usage(brokers, "storage-gb-month")).isCloseTo(365 * 1_999 / (730 * 3_600.0), EXACT);
        Result serverless = once(d.with(topic.with(Kafka.CLUSTER, "serverless")), 5);
        assertThat(usage(serverless, "storage-gb-month")).isCloseTo(365 * 1_999 / (730 * 3_600.0), EXACT);
        assertThat(usage(serverless, "data-in-gb")).isCloseTo(50 * KB / GB, EXACT);
        assertThat(usage(serverless, "data-out-gb")).isCloseTo(100 * KB / GB, EXACT);
        assertThat(usage(serverless, "partition-hour")).isCloseTo(2 * 1_999 / 3_600.0, EXACT);
        assertThat(usage(serverless, "cluster-hour")).isCloseTo(1_999 / 3_600.0, EXACT);
    }

    @Test
    @DisplayName("A table: 4 KB a read unit, half for eventual consistency, 1 KB a write unit, double in transactions")
    void table() throws InvalidRun {
        assertThat(units(Interactions.READ, 9 * KB, false, "strong")).isEqualTo(5 * 3);
        assertThat(units(Interactions.READ, 9 * KB, false, "eventual"))
                .as("5 · 1.5, whole ones")
                .isEqualTo(7);
        assertThat(units(Interactions.READ, 8 * KB, true, "eventual")).isEqualTo(5 * 4);
        assertThat(units(Interactions.WRITE, 3 * KB, false, "eventual")).isEqualTo(5 * 3);
        assertThat(units(Interactions.WRITE, 3 * KB + 1, true, "eventual")).isEqualTo(5 * 8);
    }

    private static double units(Interaction as, long bytes, boolean transactional, String consistency)
            throws InvalidRun {
        Connection call = Connection.of("Work", as, "Table")
                .with(Call.PAYLOAD, bytes)
                .with(Interactions.TRANSACTIONAL, transactional);
        boolean read = as == Interactions.READ;
        Design d = sending(WORK, Interactions.INVOKE, KB)
                .with(Component.of("Table", Table.KIND))
                .with(read ? call.with(Interactions.CONSISTENCY, consistency) : call);
        Result r = once(d, 5);
        assertThat(counts(r, "Table"))
                .containsEntry(read ? "ConsumedWriteCapacityUnits" : "ConsumedReadCapacityUnits", 0.0);
        return counts(r, "Table").get(read ? "ConsumedReadCapacityUnits" : "ConsumedWriteCapacityUnits");
    }

    @Test
    @DisplayName("A schedule counts its attempts, retries among them, and what it gives up (EventBridge Scheduler)")
    void schedule() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(Component.of("Hourly", Schedule.KIND)
                        .with(Schedule.EXPRESSION, "rate(1 hour)")
                        .with(Schedule.MAXIMUM_RETRY_ATTEMPTS, 2L))
                .with(WORK.with(Function.RESERVED_CONCURRENCY, 1L))
                .with(Component.of("Flow", Workflow.KIND).with(Workflow.DEFINITION, """
                        {"StartAt": "Rest", "States": {
                          "Rest": {"Type": "Wait", "Seconds": 1, "Next": "Way"},
                          "Way": {"Type": "Choice", "Choices": [{"Probability": 1, "Next": "Out"}], "Default": "Rest"},
                          "Out": {"Type": "Succeed"}}}
                        """))
                .with(Connection.of("Hourly", Interactions.START, "Flow"));
        Result r = run(d, Map.of(), 3 * 3_600 + 1_800);
        double times = of(r, "Hourly").arrivals();
        assertThat(times).isBetween(3.0, 4.0);
        assertThat(counts(r, "Hourly"))
                .containsEntry("InvocationAttemptCount", times)
                .containsEntry("InvocationDroppedCount", 0.0);
        assertThat(usage(r, "scheduler-invocation")).isEqualTo(times);
        assertThat(counts(r, "Flow"))
                .containsEntry("StatesEntered", 3 * times)
                .containsEntry("ExecutionsStarted", times)
                .containsEntry("ExecutionsSucceeded", times);
    }

    @Test
    @DisplayName("Somebody else's service: how many servers are busy, and how many requests wait, over time")
    void external() throws InvalidRun {
        Component service = Component.of("Partner", External.KIND)
                .with(External.LATENCY, ms(10_000))
                .with(External.CONCURRENCY, 2L);
        Result r = once(sending(service, Interactions.INVOKE, KB), 5);
        // Two at once: two for 10 s, two for 10 s, one for 10 s; three wait 10 s, one of them 10 s more.
        assertThat(of(r, "Partner").levels().get("Busy").mean()).isCloseTo(50 / 1_999.0, EXACT);
        assertThat(of(r, "Partner").levels().get("Busy").max()).isEqualTo(2);
        assertThat(of(r, "Partner").levels().get("Waiting").mean()).isCloseTo(40 / 1_999.0, EXACT);
        assertThat(of(r, "Partner").levels().get("Waiting").max()).isEqualTo(3);
        assertThat(counts(r, "Partner")).containsEntry("Requests", 5.0).containsEntry("Refused", 0.0);
    }

    @Test
    @DisplayName("A pipe counts batches, events and bytes, and how long its enrichment and its target took")
    void pipe() throws InvalidRun {
        Design d = sending(Component.of("Queue", Queue.KIND).with(Queue.SEND_LATENCY, ms(0)), Interactions.SEND, 2 * KB)
                .with(Component.of("Pipe", Pipe.KIND))
                .with(function("Enrich").with(Function.WAIT_TIME, ms(100)).with(Function.BATCH_WORK, "per-batch"))
                .with(WORK.with(Function.WAIT_TIME, ms(300)).with(Function.BATCH_WORK, "per-batch"))
                .with(Connection.of("Queue", Poll.INTERACTION, "Pipe")
                        .with(Poll.BATCH_SIZE, 10L)
                        .with(Poll.LATENCY, ms(10)))
                .with(Connection.of("Pipe", Interactions.ENRICH, "Enrich"))
                .with(Connection.of("Pipe", Interactions.INVOKE, "Work"));
        Result r = once(d, 7);
        assertThat(counts(r, "Pipe"))
                .containsEntry("Invocations", 1.0)
                .containsEntry("EventCount", 7.0)
                .containsEntry("EventSize", 14.0 * KB)
                .containsEntry("EnrichmentStageFailed", 0.0)
                .containsEntry("TargetStageFailed", 0.0);
        assertThat(of(r, "Pipe").times().get("EnrichmentStageDuration").max()).isEqualTo(100);
        assertThat(of(r, "Pipe").times().get("TargetStageDuration").max()).isEqualTo(300);
        assertThat(of(r, "Pipe").times().get("Duration").max()).isEqualTo(400);
        assertThat(of(r, "Pipe").levels().get("Concurrency").mean()).isCloseTo(0.4 / 1_999, EXACT);
    }

    @Test
    @DisplayName(
            "A delivery stream counts records and bytes; each record is billed in steps of 5 KB (Firehose pricing)")
    void delivery() throws InvalidRun {
        Design d = sending(Component.of("Delivery", Delivery.KIND), Interactions.PUT, 6 * KB)
                .with(Component.of("Bucket", Bucket.KIND))
                .with(Connection.of("Delivery", Interactions.WRITE, "Bucket"));
        Result r = once(d, 5);
        assertThat(counts(r, "Delivery"))
                .containsEntry("IncomingRecords", 5.0)
                .containsEntry("IncomingBytes", 30.0 * KB);
        assertThat(usage(r, "ingest-gb")).isCloseTo(5 * 10 * KB / GB, EXACT);
    }

    @Test
    @DisplayName(
            "Environments are there from their start until the idle expiry: 0.2 s of init, 0.3 s of work, 10 s idle")
    void environments() throws InvalidRun {
        Component fn = WORK.with(Function.INIT_TIME, ms(200))
                .with(Function.WAIT_TIME, ms(300))
                .with(Function.IDLE_EXPIRY, ms(10_000));
        Result r = once(sending(fn, Interactions.INVOKE, KB), 3);
        assertThat(of(r, "Work").environments().orElseThrow().max()).isEqualTo(3);
        assertThat(of(r, "Work").environments().orElseThrow().mean()).isCloseTo(3 * 10.5 / 1_999, EXACT);
        assertThat(of(r, "Work").levels().get("Environments").max()).isEqualTo(3);
        assertThat(of(r, "Work").levels().get("ConcurrentExecutions").mean()).isCloseTo(3 * 0.5 / 1_999, EXACT);
        assertThat(of(r, "Work").coldStarts()).contains(3.0);
    }

    @Test
    @DisplayName("Capacity that is provisioned and what is stored is billed by the time: a year's 365 GB for 1,999 s")
    void byTheHour() throws InvalidRun {
        double months = 365 * 1_999 / (730 * 3_600.0);
        Component table = Component.of("Table", Table.KIND)
                .with(Table.BILLING_MODE, "provisioned")
                .with(Table.READ_CAPACITY, 20L)
                .with(Table.WRITE_CAPACITY, 3L)
                .with(Table.STORAGE, 365.0);
        Design d = sending(table, Interactions.WRITE, 2 * KB);
        Result r = once(d, 5);
        assertThat(usage(r, "rcu-hour")).isCloseTo(20 * 1_999 / 3_600.0, EXACT);
        assertThat(usage(r, "wcu-hour")).isCloseTo(3 * 1_999 / 3_600.0, EXACT);
        assertThat(usage(r, "storage-gb-month")).isCloseTo(months, EXACT);
        assertThat(usage(r, "write-request-unit")).isZero();
        // A burst of 300 seconds of capacity: 900 units take 450 writes of 2 KB at once.
        Result full = once(d, 460);
        assertThat(counts(full, "Table").get("ThrottledRequests"))
                .isEqualTo(of(full, "Table").throttled())
                .isPositive();
        Result onDemand = once(d.with(table.with(Table.BILLING_MODE, "on-demand")), 5);
        assertThat(usage(onDemand, "write-request-unit")).isEqualTo(10);
        assertThat(usage(onDemand, "rcu-hour") + usage(onDemand, "wcu-hour")).isZero();
        Component bucket = Component.of("Bucket", Bucket.KIND).with(Bucket.STORAGE, 365.0);
        Result kept = once(
                sending(WORK, Interactions.INVOKE, KB)
                        .with(bucket)
                        .with(Connection.of("Work", Interactions.WRITE, "Bucket")),
                1);
        assertThat(usage(kept, "storage-gb-month")).isCloseTo(months, EXACT);
    }
}
