package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MB;
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
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Kafka topics on Amazon MSK and their event source mapping, each against the fact that it follows. */
class KafkaFactsTest {
    private static final Component TOPIC =
            Component.of("Topic", Kafka.KIND).with(Kafka.PUT_LATENCY, ms(0)).with(Kafka.PARTITIONS, 1L);

    private static Connection mapping() {
        return Connection.of("Topic", PollKafka.INTERACTION, "Reader").with(PollKafka.LATENCY, ms(100));
    }

    private static Design design(Component topic, Component reader, Connection mapping) {
        return Facts.sending(topic, Interactions.PUT)
                .with(Facts.CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(reader)
                .with(mapping);
    }

    private static double invocations(Result r) {
        return of(r, "Reader").counts().get("Invocations");
    }

    @Test
    @DisplayName("The batch window is 500 ms unless another is set (Lambda event source mappings)")
    void window() throws InvalidRun {
        // 10 records a second: a batch closes 0.6 s after its first record, with the records of 0.0 to 0.6 s.
        Component reader = function("Reader").with(Function.BATCH_WORK, "per-batch");
        Result r = run(design(TOPIC, reader, mapping()), new Traffic.Constant(10), 70.05);
        assertThat(invocations(r)).isBetween(99.0, 117.0);
        Result none =
                run(design(TOPIC, reader, mapping().with(PollKafka.BATCH_WINDOW, 0L)), new Traffic.Constant(1), 60.5);
        assertThat(invocations(none)).isEqualTo(60);
    }

    @Test
    @DisplayName("A batch has at most 100 records unless another size is set (Lambda event source mappings)")
    void batchSize() throws InvalidRun {
        Component reader = function("Reader").with(Function.BATCH_WORK, "per-batch");
        Result r = run(design(TOPIC, reader, mapping()), new Traffic.Constant(1_000), 20);
        assertThat(r.connections().stream()
                        .filter(c -> c.as().equals("poll-kafka"))
                        .findFirst()
                        .orElseThrow()
                        .times()
                        .get("BatchSize")
                        .max())
                .isEqualTo(100);
    }

    @Test
    @DisplayName("One batch per partition at a time (Lambda event source mappings: at most as many as partitions)")
    void onePerPartition() throws InvalidRun {
        Component slow = function("Reader").with(Function.WAIT_TIME, ms(1_000));
        for (long partitions : new long[] {1, 4}) {
            Result r = run(
                    design(
                            TOPIC.with(Kafka.PARTITIONS, partitions),
                            slow,
                            mapping().with(PollStream.BATCH_SIZE, 1L)),
                    new Traffic.Constant(50),
                    60);
            assertThat(of(r, "Reader").levels().get("ConcurrentExecutions").max())
                    .isEqualTo(partitions);
        }
        Component hot = TOPIC.with(Kafka.PARTITIONS, 4L).with(Kafka.HOT_KEY_SHARE, 1.0);
        Result r = run(design(hot, slow, mapping().with(PollStream.BATCH_SIZE, 1L)), new Traffic.Constant(50), 60);
        assertThat(of(r, "Reader").levels().get("ConcurrentExecutions").max()).isEqualTo(1);
    }

    @Test
    @DisplayName("A failing batch blocks its partition until its retries are used up (Lambda event source mappings)")
    void retries() throws InvalidRun {
        Component failing = function("Reader").with(Function.ERROR_RATE, 1.0);
        Connection m = mapping().with(PollStream.BATCH_SIZE, 1L).with(PollStream.MAXIMUM_RETRY_ATTEMPTS, 2L);
        Design d = design(TOPIC, failing, m)
                .with(Component.of("Failed", Queue.KIND))
                .with(Connection.of("Topic", DeadLetter.INTERACTION, "Failed"));
        Result r = run(d, until(1, 10), 600);
        double n = of(r, "Topic").completed();
        assertThat(n).isPositive();
        assertThat(invocations(r)).isEqualTo(3 * n);
        assertThat(of(r, "Failed").arrivals()).isEqualTo(n);
    }

    @Test
    @DisplayName("Serverless: 0.75 an hour, 0.0015 a partition-hour, GB in and GB out to every consumer (MSK pricing)")
    void serverlessBill() throws InvalidRun {
        Design d = design(TOPIC.with(Kafka.PARTITIONS, 6L).with(Kafka.STORAGE, 10.0), function("Reader"), mapping())
                .with(function("Other"))
                .with(Connection.of("Topic", PollKafka.INTERACTION, "Other"));
        Result r = run(d, until(10, 10), 3_600);
        double gb = of(r, "Topic").completed() * KB / (1_024 * MB);
        assertThat(usage(r, "cluster-hour")).isEqualTo(1);
        assertThat(usage(r, "partition-hour")).isEqualTo(6);
        assertThat(usage(r, "data-in-gb")).isCloseTo(gb, Offset.offset(1e-12));
        assertThat(usage(r, "data-out-gb")).isCloseTo(2 * gb, Offset.offset(1e-12));
        assertThat(usage(r, "storage-gb-month")).isCloseTo(10 / 730.0, Offset.offset(1e-9));
        assertThat(usage(r, "broker-hour-m5.large")).isZero();
    }

    @Test
    @DisplayName("Provisioned: every broker by the hour and storage by the GB-month, traffic free (MSK pricing)")
    void provisionedBill() throws InvalidRun {
        Component provisioned = TOPIC.with(Kafka.CLUSTER, "provisioned").with(Kafka.STORAGE, 10.0);
        Result large = run(design(provisioned, function("Reader"), mapping()), until(10, 10), 3_600);
        assertThat(usage(large, "broker-hour-m5.large")).isEqualTo(3);
        assertThat(usage(large, "broker-hour-t3.small")).isZero();
        assertThat(usage(large, "data-in-gb") + usage(large, "data-out-gb") + usage(large, "cluster-hour"))
                .isZero();
        assertThat(usage(large, "storage-gb-month")).isCloseTo(10 / 730.0, Offset.offset(1e-9));
        Component small = provisioned.with(Kafka.INSTANCE, "kafka.t3.small").with(Kafka.BROKERS, 2L);
        assertThat(usage(
                        run(design(small, function("Reader"), mapping()), until(10, 10), 3_600),
                        "broker-hour-t3.small"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("Records older than the maximum age reach nobody (Lambda event source mappings)")
    void maximumAge() throws InvalidRun {
        Component failing = function("Reader").with(Function.ERROR_RATE, 1.0);
        Connection m =
                mapping().with(PollStream.MAXIMUM_RECORD_AGE, 60 * SECOND).with(PollKafka.BATCH_WINDOW, 0L);
        Design d = design(TOPIC, failing, m)
                .with(Component.of("Failed", Queue.KIND))
                .with(Connection.of("Topic", DeadLetter.INTERACTION, "Failed"));
        Result r = run(d, until(1, 5), 300);
        assertThat(of(r, "Failed").arrivals()).isEqualTo(of(r, "Topic").completed());
    }
}
