package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MB;
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
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Kinesis Data Streams and its event source mapping, each against the page that says so. */
class StreamFactsTest {
    private static final Component STREAM = Component.of("Stream", Stream.KIND).with(Stream.PUT_LATENCY, ms(0));

    private static Design writing(Component stream, long payload) {
        Design d = Facts.sending(stream, Interactions.PUT);
        return d.with(d.connections().get(0).with(Call.SDK_RETRIES, 0L).with(Call.PAYLOAD, payload));
    }

    private static Connection mapping(String to) {
        return Connection.of("Stream", PollStream.INTERACTION, to).with(PollStream.LATENCY, ms(100));
    }

    private static Design reading(Component stream, Component function, Connection mapping) {
        return writing(stream, KB).with(function).with(mapping);
    }

    private static double completed(Component stream, long payload, double rate) throws InvalidRun {
        return of(run(writing(stream, payload), new Traffic.Constant(rate), 20), "Stream")
                .completed();
    }

    @Test
    @DisplayName("A shard takes 1,000 records a second (Kinesis limits); what is over is refused")
    void recordsPerShard() throws InvalidRun {
        assertThat(completed(STREAM, 100, 1_500)).isCloseTo(1_000 * 21, Percentage.withPercentage(0.5));
        assertThat(completed(STREAM.with(Stream.SHARDS, 2L), 100, 1_500))
                .isCloseTo(1_500 * 20, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A shard takes 1 MB a second (Kinesis limits)")
    void bytesPerShard() throws InvalidRun {
        assertThat(completed(STREAM, 10 * KB, 200)).isCloseTo(102.4 * 21, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("All records of one key go to one shard, however many there are (Kinesis limits: hot shard)")
    void hotKey() throws InvalidRun {
        Component ten = STREAM.with(Stream.SHARDS, 10L);
        assertThat(completed(ten, 100, 2_000)).isEqualTo(40_000);
        assertThat(completed(ten.with(Stream.HOT_KEY_SHARE, 1.0), 100, 2_000))
                .isCloseTo(1_000 * 21, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName(
            "An on-demand stream begins with 4 MB of writes a second, and one key still with 1 MB (Kinesis limits)")
    void onDemand() throws InvalidRun {
        Component stream = STREAM.with(Stream.MODE, "on-demand");
        assertThat(completed(stream, 64 * KB, 100)).isCloseTo(64 * 20, Percentage.withPercentage(0.5));
        assertThat(completed(stream.with(Stream.HOT_KEY_SHARE, 1.0), 64 * KB, 100))
                .isCloseTo(16 * 21, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A put is billed in units of 25 KB, and shards by the hour (Kinesis pricing)")
    void putUnits() throws InvalidRun {
        Result r = run(writing(STREAM.with(Stream.SHARDS, 3L), 26 * KB), new Traffic.Constant(1), 3_600.5);
        assertThat(usage(r, "put-unit")).isEqualTo(2 * 3_600);
        assertThat(usage(r, "shard-hour")).isCloseTo(3, Offset.offset(0.001));
        assertThat(usage(r, "extended-retention-shard-hour")).isZero();
    }

    @Test
    @DisplayName("Retention above 24 h is billed by the shard-hour (Kinesis pricing)")
    void extendedRetention() throws InvalidRun {
        Result r = run(writing(STREAM.with(Stream.RETENTION, 48 * 60 * MINUTE), KB), new Traffic.Constant(1), 3_600);
        assertThat(usage(r, "extended-retention-shard-hour")).isCloseTo(1, Offset.offset(0.001));
    }

    @Test
    @DisplayName(
            "On demand bills the stream by the hour and GB in and out, records rounded up to 1 KB (Kinesis pricing)")
    void onDemandBill() throws InvalidRun {
        Design d = reading(STREAM.with(Stream.MODE, "on-demand"), function("Reader"), mapping("Reader"));
        Result r = run(d.with(d.connections().get(0).with(Call.PAYLOAD, 100L)), until(10, 100.05), 3_600);
        double records = of(r, "Stream").completed();
        assertThat(usage(r, "on-demand-stream-hour")).isCloseTo(1, Offset.offset(0.001));
        assertThat(usage(r, "on-demand-ingest-gb"))
                .isCloseTo(records * KB / (1_024 * MB), Percentage.withPercentage(0.2));
        assertThat(usage(r, "on-demand-retrieval-gb"))
                .isCloseTo(records * 100 / (1_024 * MB), Percentage.withPercentage(0.2));
        assertThat(usage(r, "shard-hour")).isZero();
    }

    @Test
    @DisplayName(
            "A shard gives 2 MB a second to all shared readers together, to each with enhanced fan-out (Kinesis limits)")
    void readThroughput() throws InvalidRun {
        double[] lag = new double[2];
        for (int own = 0; own < 2; own++) {
            Design d = writing(STREAM, 10 * KB);
            for (int i = 0; i < 3; i++) {
                d = d.with(function("Reader" + i))
                        .with(mapping("Reader" + i)
                                .with(PollStream.CONSUMER, own == 1 ? "enhanced-fan-out" : "shared"));
            }
            Result r = run(d, new Traffic.Constant(95), 300);
            lag[own] = r.paths().stream()
                    .filter(p -> p.to().equals("Reader0"))
                    .mapToDouble(p -> p.latency().max())
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(lag[0]).as("three readers of 0.93 MB/s want 2.8 MB/s of 2").isGreaterThan(30_000);
        assertThat(lag[1]).isLessThan(2_000);
    }

    @Test
    @DisplayName("Enhanced fan-out is billed by the consumer-shard-hour and GB (Kinesis pricing)")
    void fanOutBill() throws InvalidRun {
        Design d = reading(
                STREAM.with(Stream.SHARDS, 2L),
                function("Reader"),
                mapping("Reader").with(PollStream.CONSUMER, "enhanced-fan-out"));
        Result r = run(d, until(10, 100.05), 3_600);
        double records = of(r, "Stream").completed();
        assertThat(usage(r, "fan-out-consumer-shard-hour")).isCloseTo(2, Offset.offset(0.001));
        assertThat(usage(r, "fan-out-retrieval-gb"))
                .isCloseTo(records * KB / (1_024 * MB), Percentage.withPercentage(0.2));
    }

    @Test
    @DisplayName("One batch per shard at a time, times the parallelization factor (Lambda with Kinesis)")
    void parallelization() throws InvalidRun {
        Component slow = function("Reader").with(Function.WAIT_TIME, ms(1_000)).with(Function.BATCH_WORK, "per-batch");
        for (long factor : new long[] {1, 5}) {
            Connection m =
                    mapping("Reader").with(PollStream.BATCH_SIZE, 1L).with(PollStream.PARALLELIZATION_FACTOR, factor);
            Result r = run(reading(STREAM.with(Stream.SHARDS, 2L), slow, m), new Traffic.Constant(100), 60);
            assertThat(of(r, "Reader").levels().get("ConcurrentExecutions").max())
                    .isEqualTo(2 * factor);
        }
    }

    @Test
    @DisplayName("A failing batch blocks its shard until its retries are used up, then goes on (Lambda with Kinesis)")
    void failingBatchBlocksItsShard() throws InvalidRun {
        Component failing = function("Reader").with(Function.ERROR_RATE, 1.0);
        Design d = reading(
                        STREAM,
                        failing,
                        mapping("Reader").with(PollStream.BATCH_SIZE, 1L).with(PollStream.MAXIMUM_RETRY_ATTEMPTS, 2L))
                .with(Component.of("Failed", Queue.KIND))
                .with(Connection.of("Stream", DeadLetter.INTERACTION, "Failed"));
        Result r = run(d, until(1, 10.5), 600);
        assertThat(of(r, "Reader").counts().get("Invocations")).isEqualTo(10 * 3);
        assertThat(of(r, "Failed").arrivals()).isEqualTo(10);
        Result forEver =
                run(reading(STREAM, failing, mapping("Reader").with(PollStream.BATCH_SIZE, 1L)), until(1, 10.5), 600);
        assertThat(of(forEver, "Reader").completed()).isZero();
        assertThat(of(forEver, "Reader").counts().get("Invocations")).isBetween(10.0, 20.0);
    }

    @Test
    @DisplayName("A record older than the maximum age is given up at its next failure (Lambda with Kinesis)")
    void maximumRecordAge() throws InvalidRun {
        Component failing = function("Reader").with(Function.ERROR_RATE, 1.0);
        Connection m = mapping("Reader").with(PollStream.MAXIMUM_RECORD_AGE, 60 * SECOND);
        Design d = reading(STREAM, failing, m)
                .with(Component.of("Failed", Queue.KIND))
                .with(Connection.of("Stream", DeadLetter.INTERACTION, "Failed"));
        assertThat(of(run(d, until(1, 1.5), 600), "Failed").arrivals()).isEqualTo(1);
    }

    @Test
    @DisplayName("A batch waits for its window or its size, whichever comes first (Lambda with Kinesis)")
    void window() throws InvalidRun {
        Connection m =
                mapping("Reader").with(PollStream.BATCH_WINDOW, 10 * SECOND).with(PollStream.BATCH_SIZE, 50L);
        Design d = reading(STREAM, function("Reader").with(Function.BATCH_WORK, "per-batch"), m);
        Result slow = run(d, new Traffic.Constant(1), 600);
        assertThat(of(slow, "Reader").counts().get("Invocations")).isCloseTo(600 / 11.1, Offset.offset(2.0));
        Result fast = run(d, new Traffic.Constant(400), 60);
        assertThat(of(fast, "Reader").counts().get("Invocations")).isGreaterThan(60);
    }
}
