package fanfare.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static long[] draws(Streams streams, String component, String purpose) {
        RandomStream random = streams.of(component, purpose);
        return LongStream.generate(random::nextLong).limit(10).toArray();
    }

    @Test
    void aStreamDependsOnNothingButSeedReplicationAndNames() {
        Streams streams = new Streams(1, 0);
        long[] before = draws(streams, "Orders", "latency");
        draws(streams, "Orders", "errors");
        draws(streams, "Payments", "latency");
        assertThat(draws(streams, "Orders", "latency")).isEqualTo(before);
        assertThat(draws(new Streams(1, 0), "Orders", "latency")).isEqualTo(before);
    }

    @Test
    void componentPurposeSeedAndReplicationEachChangeIt() {
        long[] one = draws(new Streams(1, 0), "Orders", "latency");
        assertThat(draws(new Streams(1, 0), "Order", "latency")).isNotEqualTo(one);
        assertThat(draws(new Streams(1, 0), "Orders", "latencies")).isNotEqualTo(one);
        assertThat(draws(new Streams(1, 0), "Ordersl", "atency")).isNotEqualTo(one);
        assertThat(draws(new Streams(1, 0), "latency", "Orders")).isNotEqualTo(one);
        assertThat(draws(new Streams(2, 0), "Orders", "latency")).isNotEqualTo(one);
        assertThat(draws(new Streams(1, 1), "Orders", "latency")).isNotEqualTo(one);
        assertThat(draws(new Streams(0, 1), "Orders", "latency"))
                .isNotEqualTo(draws(new Streams(1, 0), "Orders", "latency"));
    }

    @Test
    void noTwoOfAThousandComponentsAndReplicationsBeginAlike() {
        Set<Long> first = new HashSet<>();
        for (int component = 0; component < 1000; component++) {
            for (int replication = 0; replication < 20; replication++) {
                first.add(new Streams(7, replication)
                        .of("Function" + component, "work")
                        .nextLong());
            }
        }
        assertThat(first).hasSize(20_000);
    }

    @Test
    void neighbouringStreamsAreUncorrelated() {
        int draws = 1_000_000;
        for (Streams other : new Streams[] {new Streams(1, 1), new Streams(2, 0)}) {
            RandomStream a = new Streams(1, 0).of("A", "work");
            RandomStream b = other.of("A", "work");
            double products = 0;
            for (int i = 0; i < draws; i++) {
                products += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5);
            }
            assertThat(products / draws).isCloseTo(0, within(4.0 / 12 / Math.sqrt(draws)));
        }
    }

    @Test
    void namesHashAlikeOnEveryMachine() {
        assertThat(new Streams(1, 0).of("OrdersApi", "latency").nextLong()).isEqualTo(6895851781765940496L);
        assertThat(new Streams(-5, 3).of("Größe", "größe").nextLong()).isEqualTo(-9122212789617709684L);
    }
}
