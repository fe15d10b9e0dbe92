package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.KB;
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
import fanfare.model.design.Traffic;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.External;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ElastiCache and DAX, each against its closed form or the page that says so. */
class CacheFactsTest {
    private static final Component CACHE = Component.of("Cache", Cache.KIND).with(Cache.LATENCY, ms(1));
    private static final Component STORE =
            Component.of("Store", Table.KIND).with(Table.READ_LATENCY, ms(0)).with(Table.WRITE_LATENCY, ms(0));

    private static Design reading(Component cache, Component store) {
        return Design.named("Facts")
                .with(CLIENT.with(Client.NETWORK_LATENCY, ms(0)))
                .with(function("Fn"))
                .with(cache)
                .with(store)
                .with(Connection.of("Client", Interactions.INVOKE, "Fn"))
                .with(Connection.of("Fn", Interactions.READ, "Cache").with(Call.SDK_RETRIES, 0L))
                .with(Connection.of("Cache", Interactions.READ, "Store").with(Call.SDK_RETRIES, 0L));
    }

    private static Design alsoWriting(Design d, double share) {
        return d.with(Connection.of("Fn", Interactions.WRITE, "Cache").with(Call.PROBABILITY, share))
                .with(Connection.of("Cache", Interactions.WRITE, "Store"));
    }

    private static double hitRatio(Result r) {
        double hits = of(r, "Cache").counts().get("CacheHits");
        return hits / (hits + of(r, "Cache").counts().get("CacheMisses"));
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "100, 1", "100, 10", "50, 0.1"})
    @DisplayName("With equally popular keys and a time to live the hit ratio is λT / (1 + λT) per key (renewal)")
    void emergingHits(long keys, double ttl) throws InvalidRun {
        Component cache = CACHE.with(Cache.KEYS, keys).with(Cache.TTL, (long) (ttl * SECOND));
        Result r = run(reading(cache, STORE), new Traffic.Poisson(100), 2_000);
        double perTtl = 100.0 / keys * ttl;
        assertThat(hitRatio(r)).isCloseTo(perTtl / (1 + perTtl), Percentage.withPercentage(1.5));
        assertThat(of(r, "Store").arrivals()).isEqualTo(of(r, "Cache").counts().get("CacheMisses"));
    }

    @Test
    @DisplayName("Skewed by Zipf's law: the sum of every key's λT / (1 + λT), weighted by popularity")
    void zipf() throws InvalidRun {
        Component cache = CACHE.with(Cache.KEYS, 500L).with(Cache.SKEW, 1.0).with(Cache.TTL, 2 * SECOND);
        Result r = run(reading(cache, STORE), new Traffic.Poisson(100), 2_000);
        double norm = 0;
        for (int k = 1; k <= 500; k++) {
            norm += 1.0 / k;
        }
        double expected = 0;
        for (int k = 1; k <= 500; k++) {
            double share = 1.0 / k / norm;
            expected += share * (share * 200) / (1 + share * 200);
        }
        assertThat(hitRatio(r)).isCloseTo(expected, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("Keys by hand: every key comes up as often as its popularity says")
    void popularity() {
        Keys keys = new Keys(3, 1);
        fanfare.simulator.kernel.RandomStream random = new fanfare.simulator.kernel.RandomStream(5);
        int[] seen = new int[3];
        for (int i = 0; i < 110_000; i++) {
            seen[keys.next(random)]++;
        }
        assertThat(seen[0]).isBetween(59_000, 61_000);
        assertThat(seen[1]).isBetween(29_300, 30_700);
        assertThat(seen[2]).isBetween(19_400, 20_600);
    }

    @Test
    @DisplayName("A given hit ratio is kept, and takes its share of the reads from the store")
    void givenHits() throws InvalidRun {
        Result r = run(reading(CACHE.with(Cache.HIT_RATIO, 0.8), STORE), new Traffic.Poisson(100), 500);
        assertThat(hitRatio(r)).isCloseTo(0.8, Offset.offset(0.005));
        assertThat(of(r, "Store").arrivals() / of(r, "Cache").arrivals()).isCloseTo(0.2, Offset.offset(0.005));
        assertThat(of(r, "Cache").times().get("Staleness").count())
                .as("the age of a hit that was only drawn is not known")
                .isZero();
    }

    @Test
    @DisplayName("A hit takes the cache's time, a miss also the store's")
    void latency() throws InvalidRun {
        Component slow = STORE.with(Table.READ_LATENCY, ms(50));
        Result hit = run(reading(CACHE.with(Cache.HIT_RATIO, 1.0), slow), new Traffic.Constant(10), 5.05);
        assertThat(of(hit, "Cache").latency().mean()).isCloseTo(1, Offset.offset(1e-6));
        Result miss = run(reading(CACHE.with(Cache.HIT_RATIO, 0.0), slow), new Traffic.Constant(10), 5.05);
        assertThat(of(miss, "Cache").latency().mean()).isCloseTo(51, Offset.offset(1e-6));
    }

    @Test
    @DisplayName("A value is fresh for exactly its time to live")
    void ttl() throws InvalidRun {
        // One read every second: stored at 0, found at 1, 2 and 3 s, read anew at 4 s.
        Component cache = CACHE.with(Cache.KEYS, 1L).with(Cache.TTL, 4 * SECOND);
        Result r = run(reading(cache, STORE), new Traffic.Constant(1), 40.5);
        assertThat(of(r, "Cache").counts().get("CacheMisses")).isEqualTo(10);
        assertThat(of(r, "Cache").counts().get("CacheHits")).isEqualTo(30);
        Result longer = run(reading(cache.with(Cache.TTL, 4 * SECOND + 1), STORE), new Traffic.Constant(1), 40.5);
        assertThat(of(longer, "Cache").counts().get("CacheMisses")).isEqualTo(8);
    }

    @Test
    @DisplayName("Staleness: the mean age of what hits get is half the time to live under steady reads")
    void staleness() throws InvalidRun {
        Component cache = CACHE.with(Cache.KEYS, 1L).with(Cache.TTL, 10 * SECOND);
        Result r = run(reading(cache, STORE), new Traffic.Poisson(100), 2_000);
        assertThat(of(r, "Cache").times().get("Staleness").mean()).isCloseTo(5_000, Percentage.withPercentage(1));
        assertThat(of(r, "Cache").times().get("Staleness").max()).isLessThan(10_000);
    }

    @Test
    @DisplayName("A write through the cache leaves the new value: later reads find it, and find it young")
    void writeThrough() throws InvalidRun {
        Component cache = CACHE.with(Cache.KEYS, 1L).with(Cache.TTL, 100 * SECOND);
        Result r = run(alsoWriting(reading(cache, STORE), 1.0), new Traffic.Constant(1), 60);
        assertThat(of(r, "Cache").counts().get("CacheMisses")).isLessThanOrEqualTo(1);
        assertThat(of(r, "Cache").times().get("Staleness").max()).isLessThanOrEqualTo(1_001);
        assertThat(of(r, "Store").arrivals()).isBetween(60.0, 61.0);
    }

    @Test
    @DisplayName("A write that invalidates makes the next read a miss")
    void invalidates() throws InvalidRun {
        Component cache =
                CACHE.with(Cache.KEYS, 1L).with(Cache.TTL, 100 * SECOND).with(Cache.WRITES, "invalidate");
        Design d = reading(cache, STORE);
        Design writesAfterReads = d.with(
                        new Connection("Fn", Interactions.WRITE, "Cache", 2, fanfare.model.design.Settings.NONE))
                .with(Connection.of("Cache", Interactions.WRITE, "Store"));
        Result r = run(writesAfterReads, new Traffic.Constant(1), 50.5);
        assertThat(of(r, "Cache").counts().get("CacheHits")).isZero();
        assertThat(of(r, "Cache").counts().get("CacheMisses")).isEqualTo(50);
    }

    @Test
    @DisplayName("What the store refuses fails, and leaves nothing in the cache")
    void failures() throws InvalidRun {
        Component broken = Component.of("Store", External.KIND)
                .with(External.ERROR_RATE, 1.0)
                .with(External.LATENCY, ms(0));
        Result r = run(reading(CACHE.with(Cache.KEYS, 1L), broken), new Traffic.Constant(10), 5.05);
        assertThat(of(r, "Cache").errors()).isEqualTo(50);
        assertThat(of(r, "Cache").counts().get("CacheMisses")).isEqualTo(50);
    }

    @Test
    @DisplayName("Without a store behind it a miss is answered too, and what was written is found")
    void alone() throws InvalidRun {
        Design d = Design.named("Facts")
                .with(CLIENT)
                .with(function("Fn"))
                .with(CACHE.with(Cache.KEYS, 1L))
                .with(Connection.of("Client", Interactions.INVOKE, "Fn"))
                .with(Connection.of("Fn", Interactions.READ, "Cache"));
        Result r = run(d, new Traffic.Constant(10), 5.05);
        assertThat(of(r, "Cache").counts().get("CacheMisses")).isEqualTo(50);
        assertThat(of(r, "Cache").completed()).isEqualTo(50);
        Design written =
                d.with(new Connection("Fn", Interactions.WRITE, "Cache", 2, fanfare.model.design.Settings.NONE));
        r = run(written, new Traffic.Constant(10), 5.05);
        assertThat(of(r, "Cache").counts().get("CacheMisses")).isBetween(1.0, 2.0);
    }

    @Test
    @DisplayName("ElastiCache Serverless: one ECPU per KB and at least one; Valkey stores at least 100 MB, Redis 1 GB")
    void billsServerless() throws InvalidRun {
        assertThat(units(1)).isEqualTo(100);
        assertThat(units(KB)).isEqualTo(100);
        assertThat(units(3 * KB + 512)).isEqualTo(350);
        Component valkey = CACHE.with(Cache.HIT_RATIO, 1.0).with(Cache.STORAGE, 0.01);
        Result r = run(reading(valkey, STORE), burst(1, 20_000), 36_000);
        assertThat(usage(r, "valkey-gb-hour")).isEqualTo(10 * 100 / 1_024.0);
        r = run(reading(valkey.with(Cache.FLAVOUR, "redis"), STORE), burst(1, 20_000), 36_000);
        assertThat(usage(r, "redis-gb-hour")).isEqualTo(10);
        assertThat(usage(r, "redis-ecpu")).isEqualTo(1);
        assertThat(usage(r, "valkey-ecpu")).isZero();
        r = run(reading(valkey.with(Cache.STORAGE, 5.0), STORE), burst(1, 20_000), 36_000);
        assertThat(usage(r, "valkey-gb-hour")).isEqualTo(50);
    }

    private static double units(long payload) throws InvalidRun {
        Design d = reading(CACHE.with(Cache.HIT_RATIO, 1.0), STORE);
        Connection read = d.connections().get(1);
        Design sized = d.with(read.with(Call.PAYLOAD, payload));
        return usage(run(sized, new Traffic.Constant(10), 10.05), "valkey-ecpu");
    }

    @Test
    @DisplayName("Storing what a miss has read costs a second access")
    void billsMisses() throws InvalidRun {
        Result r = run(reading(CACHE.with(Cache.HIT_RATIO, 0.0), STORE), new Traffic.Constant(10), 10.05);
        assertThat(usage(r, "valkey-ecpu")).isEqualTo(200);
    }

    @Test
    @DisplayName("DAX is billed by the hour of its nodes and by nothing else (unconfirmed)")
    void billsNodes() throws InvalidRun {
        Result r = run(reading(CACHE.with(Cache.FLAVOUR, "dax"), STORE), burst(10, 2_000), 3_600);
        assertThat(usage(r, "node-hour-t3.small")).isEqualTo(3);
        assertThat(usage(r, "valkey-gb-hour")).isZero();
        assertThat(usage(r, "valkey-ecpu")).isZero();
        r = run(reading(CACHE.with(Cache.FLAVOUR, "dax").with(Cache.NODES, 5L), STORE), burst(10, 2_000), 3_600);
        assertThat(usage(r, "node-hour-t3.small")).isEqualTo(5);
    }
}
