package fanfare.simulator.behaviour;

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
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Call;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CloudFront: its cache against the closed form, its origin requests and its bill against the published rules. */
class CdnFactsTest {
    private static final Component EDGE =
            Component.of("Edge", Cdn.KIND).with(Cdn.EDGE_LATENCY, ms(0)).with(Cdn.ORIGIN_LATENCY, ms(0));

    private static Component origin(double ms) {
        return Component.of("Origin", External.KIND).with(External.LATENCY, ms(ms));
    }

    private static Connection fetch() {
        return Connection.of("Edge", Fetch.INTERACTION, "Origin");
    }

    private static Connection keeping(double ttlSeconds, long objects) {
        return fetch().with(Fetch.TTL, (long) (ttlSeconds * SECOND)).with(Fetch.OBJECTS, objects);
    }

    private static Design fetching(Component edge, Component origin, Connection fetch) {
        return Facts.sending(edge, Interactions.INVOKE).with(origin).with(fetch);
    }

    private static double count(Result r, String metric) {
        return of(r, "Edge").counts().get(metric);
    }

    private static double missRatio(Result r) {
        assertThat(count(r, "CacheHits") + count(r, "CacheMisses")).isEqualTo(count(r, "Requests"));
        return count(r, "CacheMisses") / count(r, "Requests");
    }

    @Test
    @DisplayName(
            "At random times the share of misses of an object is 1 / (1 + λ·TTL) (renewal: a miss, then λ·TTL hits)")
    void missesByTtl() throws InvalidRun {
        Result one = run(fetching(EDGE, origin(0), keeping(10, 1)), new Traffic.Poisson(1), 60_000);
        assertThat(missRatio(one)).isCloseTo(1 / 11.0, Percentage.withPercentage(2.5));
        Result ten = run(fetching(EDGE, origin(0), keeping(10, 10)), new Traffic.Poisson(1), 60_000);
        assertThat(missRatio(ten)).isCloseTo(1 / 2.0, Percentage.withPercentage(2));
        assertThat(count(ten, "OriginRequests")).isEqualTo(count(ten, "CacheMisses"));
    }

    @Test
    @DisplayName("With one fetch for all who wait, a fetch of F seconds makes 1 of 1 + λ·(TTL + F) go to the origin")
    void collapsedMisses() throws InvalidRun {
        Result r = run(fetching(EDGE, origin(5_000), keeping(10, 1)), new Traffic.Poisson(1), 60_000);
        assertThat(count(r, "OriginRequests") / count(r, "Requests"))
                .isCloseTo(1 / 16.0, Percentage.withPercentage(2.5));
        assertThat(count(r, "CollapsedRequests"))
                .isCloseTo(5 * count(r, "OriginRequests"), Percentage.withPercentage(4));
    }

    @Test
    @DisplayName("An object is served for exactly its time to live")
    void timeToLive() throws InvalidRun {
        assertThat(missRatio(run(fetching(EDGE, origin(0), keeping(10, 1)), new Traffic.Constant(1), 1_000.5)))
                .isEqualTo(0.1);
        assertThat(missRatio(run(fetching(EDGE, origin(0), keeping(10.5, 1)), new Traffic.Constant(1), 1_100.5)))
                .isEqualTo(100 / 1_100.0);
    }

    @Test
    @DisplayName("The share of hits can be set")
    void hitRatio() throws InvalidRun {
        Result r = run(fetching(EDGE, origin(0), fetch().with(Fetch.HIT_RATIO, 0.9)), new Traffic.Constant(100), 200);
        assertThat(missRatio(r)).isCloseTo(0.1, Offset.offset(0.01));
        assertThat(of(r, "Origin").arrivals()).isEqualTo(count(r, "CacheMisses"));
    }

    @Test
    @DisplayName("Without a time to live a bucket's objects are kept for a day, and other origins' answers not at all")
    void defaults() throws InvalidRun {
        Design bucket = fetching(EDGE, Component.of("Origin", Bucket.KIND), fetch().with(Fetch.OBJECTS, 1L));
        Result kept = run(bucket, new Traffic.Constant(0.1), 200_000);
        assertThat(count(kept, "OriginRequests")).isEqualTo(3);
        assertThat(usage(kept, "get")).isEqualTo(3);
        Result not = run(fetching(EDGE, origin(0), fetch()), new Traffic.Constant(10), 100);
        assertThat(count(not, "CacheHits")).isZero();
    }

    @Test
    @DisplayName("A hit takes the edge's time; a miss also the way to the origin and the origin's own time")
    void latency() throws InvalidRun {
        Component edge = EDGE.with(Cdn.EDGE_LATENCY, ms(10)).with(Cdn.ORIGIN_LATENCY, ms(40));
        Design d = fetching(edge, origin(100), fetch().with(Fetch.HIT_RATIO, 1.0));
        assertThat(of(run(d, new Traffic.Constant(1), 60), "Edge").latency().mean())
                .isCloseTo(10, Percentage.withPercentage(0.5));
        Result miss = run(fetching(edge, origin(100), fetch()), new Traffic.Constant(1), 60);
        assertThat(of(miss, "Edge").latency().mean()).isCloseTo(150, Percentage.withPercentage(0.5));
        assertThat(of(miss, "Edge").times().get("OriginLatency").mean()).isCloseTo(140, Percentage.withPercentage(0.5));
        assertThat(miss.paths().get(0).causesMs().get("network")).isCloseTo(50, Percentage.withPercentage(0.5));
        assertThat(miss.paths().get(0).causesMs().get("waiting")).isCloseTo(100, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("An origin has 30 s to answer, three times (CloudFront: origin time-out and connection attempts)")
    void originTimeout() throws InvalidRun {
        Result quick = run(fetching(EDGE, origin(29_999), fetch()), until(1, 4.05), 200);
        double sent = count(quick, "Requests");
        assertThat(sent).isPositive();
        assertThat(count(quick, "OriginRequests")).isEqualTo(sent);
        assertThat(of(quick, "Edge").completed()).isEqualTo(sent);
        Result late = run(fetching(EDGE, origin(30_001), fetch()), until(1, 4.05), 200);
        assertThat(count(late, "OriginRequests")).isEqualTo(3 * sent);
        assertThat(count(late, "5xxErrors")).isEqualTo(sent);
        assertThat(of(late, "Edge").latency().mean()).isCloseTo(90_000, Percentage.withPercentage(0.5));
        Component once = EDGE.with(Cdn.ORIGIN_ATTEMPTS, 1L).with(Cdn.ORIGIN_TIMEOUT, 60 * SECOND);
        assertThat(of(run(fetching(once, origin(59_999), fetch()), until(1, 4.05), 200), "Edge")
                        .completed())
                .isEqualTo(sent);
        Result given = run(fetching(once, origin(60_001), fetch()), until(1, 4.05), 200);
        assertThat(count(given, "OriginRequests")).isEqualTo(sent);
        assertThat(of(given, "Edge").errors()).isEqualTo(sent);
    }

    @Test
    @DisplayName("An error that the origin answers is passed on, not tried again and not kept")
    void originErrors() throws InvalidRun {
        Component broken = origin(0).with(External.ERROR_RATE, 1.0);
        Result r = run(fetching(EDGE, broken, keeping(100, 1)), new Traffic.Constant(1), 50);
        assertThat(count(r, "OriginRequests")).isEqualTo(count(r, "Requests"));
        assertThat(count(r, "5xxErrors")).isEqualTo(of(r, "Edge").errors()).isEqualTo(count(r, "Requests"));
        assertThat(usage(r, "internet-gb")).isZero();
    }

    @Test
    @DisplayName("Requests for an object that is being fetched wait for it, unless told not to")
    void collapse() throws InvalidRun {
        Result r = run(fetching(EDGE, origin(1_000), keeping(100, 1)), until(100, 0.505), 10);
        assertThat(count(r, "OriginRequests")).isEqualTo(1);
        assertThat(count(r, "CollapsedRequests"))
                .isEqualTo(count(r, "Requests") - 1)
                .isGreaterThan(40);
        assertThat(of(r, "Edge").completed()).isEqualTo(count(r, "Requests"));
        assertThat(of(r, "Edge").latency().mean()).isBetween(500.0, 999.0);
        assertThat(of(r, "Edge").latency().max()).isCloseTo(1_000, Percentage.withPercentage(0.5));
        Component each = EDGE.with(Cdn.COLLAPSE, false);
        Result all = run(fetching(each, origin(1_000), keeping(100, 1)), until(100, 0.505), 10);
        assertThat(count(all, "OriginRequests")).isEqualTo(count(all, "Requests"));
    }

    @Test
    @DisplayName("Those who wait for a fetch that fails fail with it")
    void collapseAndFail() throws InvalidRun {
        Component broken = origin(1_000).with(External.ERROR_RATE, 1.0);
        Result r = run(fetching(EDGE, broken, keeping(100, 1)), until(100, 0.505), 10);
        assertThat(count(r, "OriginRequests")).isEqualTo(1);
        assertThat(of(r, "Edge").errors()).isEqualTo(count(r, "Requests"));
    }

    @Test
    @DisplayName("Every request is billed, and every byte out to the internet (CloudFront pricing)")
    void bill() throws InvalidRun {
        Connection large = fetch().with(Fetch.RESPONSE_SIZE, Distribution.constant(MB));
        Result r = run(fetching(EDGE, origin(0), large.with(Fetch.HIT_RATIO, 0.5)), until(100, 10), 20);
        double requests = count(r, "Requests");
        assertThat(requests).isGreaterThan(900);
        assertThat(usage(r, "https-request")).isEqualTo(requests);
        assertThat(usage(r, "internet-gb")).isEqualTo(requests / 1_024);
        assertThat(count(r, "BytesDownloaded")).isEqualTo(requests * MB);
    }

    @Test
    @DisplayName("Requests are spread over the origins by their shares, and an API counts only the misses")
    void origins() throws InvalidRun {
        Design d = fetching(EDGE, origin(0), fetch().with(Call.PROBABILITY, 0.8).with(Fetch.HIT_RATIO, 1.0))
                .with(Component.of("Front", Api.KIND))
                .with(function("Work"))
                .with(Connection.of("Front", Interactions.INVOKE, "Work"))
                .with(Connection.of("Edge", Fetch.INTERACTION, "Front").with(Call.PROBABILITY, 0.2));
        Result r = run(d, new Traffic.Constant(100), 100);
        assertThat(of(r, "Front").arrivals() / count(r, "Requests")).isCloseTo(0.2, Offset.offset(0.02));
        assertThat(of(r, "Front").arrivals())
                .isEqualTo(count(r, "CacheMisses"))
                .isEqualTo(of(r, "Work").arrivals());
        assertThat(of(r, "Origin").arrivals()).isZero();
    }
}
