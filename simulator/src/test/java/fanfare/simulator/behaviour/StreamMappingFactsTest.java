package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The event source mapping of streams and change streams, in closed forms: pauses before retries are 1, 2, 4, … s and at
 * most 60 s, and time passes in no other way.
 */
class StreamMappingFactsTest {
    private static final double DAY = 86_400;

    private static Component source(String kind) {
        return kind.equals("stream")
                ? Component.of("Source", Stream.KIND).with(Stream.PUT_LATENCY, ms(0))
                : Component.of("Source", Table.KIND)
                        .with(Table.STREAM_SHARDS, 1L)
                        .with(Table.WRITE_LATENCY, ms(0));
    }

    private static Connection mapping() {
        return Connection.of("Source", PollStream.INTERACTION, "Reader").with(PollStream.LATENCY, ms(100));
    }

    /** Records at 1/rate, 2/rate, …, read by one function; what is given up goes to a queue. */
    private static Design design(String kind, Component reader, Connection mapping) {
        Interaction as = kind.equals("stream") ? Interactions.PUT : Interactions.WRITE;
        Design d = Facts.sending(source(kind), as)
                .with(Facts.CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(reader)
                .with(mapping)
                .with(Component.of("Failed", Queue.KIND))
                .with(Connection.of("Source", DeadLetter.INTERACTION, "Failed"));
        return d.with(d.connections().get(0).with(Call.PAYLOAD, 100L));
    }

    private static Component failing() {
        return function("Reader").with(Function.ERROR_RATE, 1.0);
    }

    private static double invocations(Result r) {
        return of(r, "Reader").counts().get("Invocations");
    }

    private static Result.OfConnection observed(Result r) {
        return r.connections().stream()
                .filter(c -> c.as().equals("poll-stream"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "table"})
    @DisplayName("Without a limit of retries a poison record blocks its shard for the retention of 24 h (closed form)")
    void poisonRecordBlocksUntilRetention(String kind) throws InvalidRun {
        // Tried at ages of 0.1 s, then after 1, 2, 4, 8, 16, 32 s, then every 60 s: 1 + 6 + 1,439 tries until 24 h.
        double first = 3_600;
        Design d = design(kind, failing(), mapping());
        Traffic hourly = new Traffic.Constant(1 / first);
        double givenUp = first + 0.1 + 63 + 60 * 1_439;
        Result before = run(d, hourly, givenUp - 0.01);
        assertThat(invocations(before)).isEqualTo(1 + 6 + 1_438);
        assertThat(of(before, "Failed").arrivals()).isZero();
        Result after = run(d, hourly, givenUp + 0.01);
        assertThat(of(after, "Failed").arrivals()).isEqualTo(1);
        // The 23 records that waited behind it are the next batch, and are tried at once.
        assertThat(invocations(after)).isEqualTo(1 + 6 + 1_439 + 1);
    }

    @Test
    @DisplayName("Records that grew too old behind a failing batch are given up without reaching the function")
    void tooOldToBeRead() throws InvalidRun {
        // The first record is given up at its first failure at or after 60 s, at 1 + 63.1 s; by then the records of
        // 2, 3 and 4 s are 60 s old.
        Connection m = mapping().with(PollStream.BATCH_SIZE, 1L).with(PollStream.MAXIMUM_RECORD_AGE, 60 * SECOND);
        Result r = run(design("stream", failing(), m), new Traffic.Constant(1), 64.15);
        assertThat(of(r, "Failed").arrivals()).isEqualTo(1 + 3);
        assertThat(invocations(r)).isEqualTo(7 + 1);
    }

    @Test
    @DisplayName("A batch that fills before its window ends is handed out at once (Lambda event source mappings)")
    void fullBeforeTheWindowEnds() throws InvalidRun {
        Connection m = mapping().with(PollStream.BATCH_SIZE, 5L).with(PollStream.BATCH_WINDOW, 60 * SECOND);
        Component reader = function("Reader").with(Function.BATCH_WORK, "per-batch");
        Result r = run(design("stream", reader, m), new Traffic.Constant(1), 60.5);
        assertThat(invocations(r)).isEqualTo(12);
        assertThat(observed(r).times().get("BatchSize").count()).isEqualTo(12);
        assertThat(of(r, "Source").completed()).isEqualTo(60);
        // One record a second and a window of 3 s: a batch closes 3.1 s after its first record, which makes four.
        Result early = run(
                design("stream", reader, m.with(PollStream.BATCH_WINDOW, 3 * SECOND)), new Traffic.Constant(1), 60.5);
        assertThat(invocations(early)).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2})
    @DisplayName("Splitting n records down to one each takes n - 1 failures more, and does not count as a retry")
    void bisect(long retries) throws InvalidRun {
        Connection m = mapping()
                .with(PollStream.BATCH_SIZE, 8L)
                .with(PollStream.BATCH_WINDOW, 300 * SECOND)
                .with(PollStream.MAXIMUM_RETRY_ATTEMPTS, retries)
                .with(PollStream.BISECT_BATCH_ON_ERROR, true);
        Result r = run(design("stream", failing(), m), new Traffic.Constant(0.09), 170);
        assertThat(of(r, "Failed").arrivals()).isEqualTo(8);
        assertThat(invocations(r)).isEqualTo(7 + 8 * (1 + retries));
        Result whole = run(
                design("stream", failing(), m.with(PollStream.BISECT_BATCH_ON_ERROR, false)),
                new Traffic.Constant(0.09),
                170);
        assertThat(invocations(whole)).isEqualTo(1 + retries);
        assertThat(of(whole, "Failed").arrivals()).isEqualTo(8);
    }

    @Test
    @DisplayName("Iterator age grows by what the function is slower than the records come (closed form)")
    void iteratorAge() throws InvalidRun {
        // Record n comes at n s and is handed out at 1.1 + 2 (n - 1) s: 0.1 + (n - 1) s old.
        Component slow = function("Reader").with(Function.WAIT_TIME, ms(2_000));
        Result r =
                run(design("stream", slow, mapping().with(PollStream.BATCH_SIZE, 1L)), new Traffic.Constant(1), 60.5);
        assertThat(invocations(r)).isEqualTo(30);
        assertThat(observed(r).times().get("IteratorAge").max()).isCloseTo(29_100, Percentage.withPercentage(0.5));
        assertThat(observed(r).times().get("IteratorAge").mean()).isCloseTo(14_600, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("With a partial batch response a batch resumes at its first failure: 1 + n p / (1 - p) invocations")
    void partialBatchResponse() throws InvalidRun {
        double p = 0.2;
        Component flaky = function("Reader").with(Function.ERROR_RATE, p);
        Connection five = mapping().with(PollStream.BATCH_SIZE, 5L).with(PollStream.BATCH_WINDOW, 300 * SECOND);
        for (boolean partial : new boolean[] {true, false}) {
            Connection m = five.with(PollStream.PARTIAL_BATCH_RESPONSE, partial);
            Result r = run(design("stream", flaky, m), new Traffic.Constant(0.05), 1_000_000);
            double batches = observed(r).times().get("BatchSize").count();
            double expected = partial ? 1 + 5 * p / (1 - p) : StrictMath.pow(1 - p, -5);
            assertThat(invocations(r) / batches).isCloseTo(expected, Percentage.withPercentage(4));
        }
    }

    @Test
    @DisplayName("The hottest key stays in one lane however many batches of a shard may be in flight (order per key)")
    void hotKeyStaysInOrder() throws InvalidRun {
        Component slow = function("Reader").with(Function.WAIT_TIME, ms(1_000));
        Connection m = mapping().with(PollStream.BATCH_SIZE, 1L).with(PollStream.PARALLELIZATION_FACTOR, 10L);
        Design d = design("stream", slow, m);
        Component hot = source("stream").with(Stream.HOT_KEY_SHARE, 1.0);
        assertThat(of(run(d.with(hot), new Traffic.Constant(20), 60), "Reader")
                        .levels()
                        .get("ConcurrentExecutions")
                        .max())
                .isEqualTo(1);
        assertThat(of(run(d, new Traffic.Constant(20), 60), "Reader")
                        .levels()
                        .get("ConcurrentExecutions")
                        .max())
                .isEqualTo(10);
    }

    @Test
    @DisplayName("A throttled batch is tried again without using up its retries (Lambda event source mappings)")
    void throttlesAreNoRetries() throws InvalidRun {
        Component off = function("Reader").with(Function.RESERVED_CONCURRENCY, 0L);
        Connection m = mapping().with(PollStream.MAXIMUM_RETRY_ATTEMPTS, 0L);
        Result r = run(design("stream", off, m), new Traffic.Constant(0.1), 300);
        assertThat(of(r, "Failed").arrivals()).isZero();
        assertThat(of(r, "Reader").throttled()).isCloseTo(290, Offset.offset(2.0));
    }

    @Test
    @DisplayName("Shards are read side by side: one that is blocked does not hold up the others")
    void oneShardBlocksOnlyItself() throws InvalidRun {
        Component half = function("Reader").with(Function.ERROR_RATE, 0.5);
        Connection m = mapping().with(PollStream.BATCH_SIZE, 1L);
        Design d = design("stream", half, m).with(source("stream").with(Stream.SHARDS, 50L));
        Result r = run(d, new Traffic.Constant(2), 2_000);
        // Mean time of a record in its lane: 0.1 s and the pauses before a success, far below one record per 25 s and
        // shard.
        assertThat(of(r, "Reader").completed()).isGreaterThan(3_900);
    }
}
