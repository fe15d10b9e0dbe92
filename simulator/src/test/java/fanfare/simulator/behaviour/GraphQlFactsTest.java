package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MB;
import static fanfare.simulator.behaviour.Facts.SECOND;
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
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** AppSync: resolvers by step, its limits, its cache, its subscribers and its bill. */
class GraphQlFactsTest {
    private static final Component GRAPH =
            Component.of("Graph", GraphQlApi.KIND).with(GraphQlApi.OVERHEAD, ms(0));
    private static final Component ITEMS =
            Component.of("Items", Table.KIND).with(Table.READ_LATENCY, ms(10)).with(Table.WRITE_LATENCY, ms(20));
    private static final Connection READ = Connection.of("Graph", Interactions.READ, "Items");
    private static final Connection WRITE = Connection.of("Graph", Interactions.WRITE, "Items");

    private static Design asking(Component graph) {
        return Facts.sending(graph, Interactions.INVOKE);
    }

    private static Design items(Component graph, Connection... resolvers) {
        Design d = asking(graph).with(ITEMS);
        for (Connection c : resolvers) {
            d = d.with(c);
        }
        return d;
    }

    private static Component service(String name, double ms) {
        return Component.of(name, External.KIND).with(External.LATENCY, ms(ms));
    }

    private static Connection resolver(String to, int step) {
        return Connection.of("Graph", Interactions.INVOKE, to).inStep(step);
    }

    private static double count(Result r, String metric) {
        return of(r, "Graph").counts().get(metric);
    }

    @Test
    @DisplayName("Fields are resolved in parallel, children after their parents: the slowest of a step, then the next")
    void steps() throws InvalidRun {
        Design d = asking(GRAPH.with(GraphQlApi.OVERHEAD, ms(7)))
                .with(service("Quick", 100))
                .with(service("Slow", 300))
                .with(service("Child", 50))
                .with(resolver("Quick", 1))
                .with(resolver("Slow", 1))
                .with(resolver("Child", 2));
        Result r = run(d, new Traffic.Constant(1), 60);
        assertThat(of(r, "Graph").latency().mean()).isCloseTo(7 + 300 + 50, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("All resolvers together have 30 s")
    void timeout() throws InvalidRun {
        Design d =
                asking(GRAPH).with(service("A", 15_000)).with(resolver("A", 1)).with(resolver("A", 2));
        Result late = run(d.with(service("A", 15_001)), until(1, 5.05), 100);
        assertThat(of(late, "Graph").completed()).isZero();
        double sent = count(late, "Requests");
        assertThat(sent).isPositive();
        assertThat(count(late, "5XXError")).isEqualTo(sent);
        assertThat(of(late, "Graph").latency().mean()).isCloseTo(30_000, Percentage.withPercentage(0.5));
        Result quick = run(d.with(service("A", 14_999)), until(1, 5.05), 100);
        assertThat(of(quick, "Graph").completed()).isEqualTo(sent);
        assertThat(count(quick, "5XXError")).isZero();
    }

    @Test
    @DisplayName("A request has 1 MB at most, an answer 5 MB")
    void sizes() throws InvalidRun {
        Design d = asking(GRAPH);
        Connection call = d.connections().get(0);
        Result fits = run(d.with(call.with(Call.PAYLOAD, MB)), until(1, 5.05), 10);
        double sent = count(fits, "Requests");
        assertThat(sent).isPositive();
        assertThat(of(fits, "Graph").completed()).isEqualTo(sent);
        Result large = run(d.with(call.with(Call.PAYLOAD, MB + 1)), until(1, 5.05), 10);
        assertThat(count(large, "4XXError")).isEqualTo(sent);
        assertThat(of(large, "Graph").errors()).isEqualTo(sent);
        assertThat(usage(large, "operation")).isZero();
        Component five = GRAPH.with(GraphQlApi.RESPONSE_SIZE, Distribution.constant(5 * MB));
        assertThat(count(run(asking(five), until(1, 5.05), 10), "5XXError")).isZero();
        Component more = GRAPH.with(GraphQlApi.RESPONSE_SIZE, Distribution.constant(5 * MB + 1));
        assertThat(count(run(asking(more), until(1, 5.05), 10), "5XXError")).isEqualTo(sent);
    }

    @Test
    @DisplayName("A resolver that fails fails the operation, and is not tried again unless told so")
    void noRetries() throws InvalidRun {
        Design d = asking(GRAPH)
                .with(service("A", 1).with(External.ERROR_RATE, 1.0))
                .with(resolver("A", 1));
        Result r = run(d, until(1, 10.05), 60);
        double sent = count(r, "Requests");
        assertThat(sent).isPositive();
        assertThat(of(r, "A").arrivals()).isEqualTo(sent);
        assertThat(count(r, "5XXError")).isEqualTo(sent);
        Component full = ITEMS.with(Table.BILLING_MODE, "provisioned").with(Table.READ_CAPACITY, 1L);
        Connection large = READ.with(Call.PAYLOAD, 400 * KB * 10);
        Result table = run(items(GRAPH, large).with(full), until(1, 10.05), 60);
        assertThat(of(table, "Items").arrivals()).isEqualTo(sent);
        Result retried = run(items(GRAPH, large.with(Call.SDK_RETRIES, 2L)).with(full), until(1, 10.05), 60);
        assertThat(of(retried, "Items").arrivals()).isEqualTo(3 * sent);
    }

    @Test
    @DisplayName(
            "Queries take the resolvers of queries, mutations those of mutations; a fifth are mutations where both are")
    void operations() throws InvalidRun {
        Result both = run(items(GRAPH, READ, WRITE), new Traffic.Constant(100), 100);
        assertThat(count(both, "Mutations") / count(both, "Requests")).isCloseTo(0.2, Offset.offset(0.02));
        assertThat(usage(both, "write-request-unit")).isEqualTo(count(both, "Mutations"));
        Result reads = run(items(GRAPH, READ), new Traffic.Constant(10), 10);
        assertThat(count(reads, "Mutations")).isZero();
        Result writes = run(items(GRAPH, WRITE), new Traffic.Constant(10), 10);
        assertThat(count(writes, "Mutations")).isEqualTo(count(writes, "Requests"));
        Result half =
                run(items(GRAPH.with(GraphQlApi.MUTATION_SHARE, 0.5), READ, WRITE), new Traffic.Constant(100), 100);
        assertThat(count(half, "Mutations") / count(half, "Requests")).isCloseTo(0.5, Offset.offset(0.02));
    }

    @Test
    @DisplayName("A connection can be told which operations it resolves")
    void told() throws InvalidRun {
        Design d = asking(GRAPH).with(service("A", 1)).with(resolver("A", 1).with(Interactions.OPERATION, "mutation"));
        Result r = run(d, new Traffic.Constant(10), 10);
        assertThat(count(r, "Mutations"))
                .isEqualTo(count(r, "Requests"))
                .isEqualTo(of(r, "A").arrivals());
        Result read = run(items(GRAPH, WRITE.with(Interactions.OPERATION, "query")), new Traffic.Constant(10), 10);
        assertThat(count(read, "Mutations")).isZero();
    }

    @Test
    @DisplayName("A full-request cache answers queries for its time to live, without any resolver")
    void fullRequest() throws InvalidRun {
        Component kept = GRAPH.with(GraphQlApi.CACHING, "full-request")
                .with(GraphQlApi.CACHE_TTL, 10 * SECOND)
                .with(GraphQlApi.CACHE_KEYS, 1L);
        Result r = run(items(kept, READ), new Traffic.Constant(0.5), 1_000.5);
        assertThat(of(r, "Items").arrivals()).isEqualTo(count(r, "CacheMisses"));
        // A fetch takes 10 ms, so that the object kept at 0.01 s serves until 10.01 s: 6 requests a round.
        assertThat(count(r, "CacheMisses")).isEqualTo(Math.ceil(count(r, "Requests") / 6));
        assertThat(count(r, "CacheHits") + count(r, "CacheMisses")).isEqualTo(count(r, "Requests"));
        assertThat(usage(r, "operation")).isEqualTo(count(r, "Requests"));
    }

    @Test
    @DisplayName("At random times the share of misses of a question is 1 / (1 + λ·TTL)")
    void missesByTtl() throws InvalidRun {
        Component kept = GRAPH.with(GraphQlApi.CACHING, "full-request")
                .with(GraphQlApi.CACHE_TTL, 100 * SECOND)
                .with(GraphQlApi.CACHE_KEYS, 50L);
        Result r = run(items(kept, READ), new Traffic.Poisson(1), 60_000);
        assertThat(count(r, "CacheMisses") / count(r, "Requests")).isCloseTo(1 / 3.0, Percentage.withPercentage(2.5));
    }

    @Test
    @DisplayName("Per resolver each one's finds are kept, and mutations never are")
    void perResolver() throws InvalidRun {
        Component kept = GRAPH.with(GraphQlApi.CACHING, "per-resolver")
                .with(GraphQlApi.CACHE_TTL, 3_600 * SECOND)
                .with(GraphQlApi.CACHE_KEYS, 1L)
                .with(GraphQlApi.MUTATION_SHARE, 0.5);
        Result r = run(items(kept, READ, READ.inStep(2), WRITE), new Traffic.Constant(1), 1_000);
        double mutations = count(r, "Mutations");
        assertThat(of(r, "Items").arrivals()).isEqualTo(mutations + 2);
        assertThat(count(r, "CacheMisses")).isEqualTo(2);
        assertThat(count(r, "CacheHits")).isEqualTo(2 * (count(r, "Requests") - mutations) - 2);
    }

    @Test
    @DisplayName("What a resolver failed to find is not kept")
    void failuresAreNotKept() throws InvalidRun {
        for (String caching : new String[] {"per-resolver", "full-request"}) {
            Design d = asking(GRAPH.with(GraphQlApi.CACHING, caching).with(GraphQlApi.CACHE_KEYS, 1L))
                    .with(service("A", 1).with(External.ERROR_RATE, 1.0))
                    .with(resolver("A", 1));
            Result r = run(d, new Traffic.Constant(1), 60);
            assertThat(of(r, "A").arrivals()).as(caching).isEqualTo(count(r, "Requests"));
        }
    }

    @Test
    @DisplayName("The share of hits can be set")
    void hitRatio() throws InvalidRun {
        Component kept = GRAPH.with(GraphQlApi.CACHING, "full-request").with(GraphQlApi.CACHE_HIT_RATIO, 0.7);
        Result r = run(items(kept, READ), new Traffic.Constant(100), 100);
        assertThat(of(r, "Items").arrivals() / count(r, "Requests")).isCloseTo(0.3, Offset.offset(0.02));
    }

    @Test
    @DisplayName(
            "A mutation is pushed to its subscribers, billed in units of 5 KB, and their connections by the minute")
    void subscribers() throws InvalidRun {
        Component pushes = GRAPH.with(GraphQlApi.SUBSCRIBERS, 100L)
                .with(GraphQlApi.SUBSCRIBERS_PER_MUTATION, Distribution.constant(30))
                .with(GraphQlApi.RESPONSE_SIZE, Distribution.constant(5 * KB));
        Result r = run(items(pushes, WRITE), until(1, 10.05), 600);
        double mutations = count(r, "Mutations");
        assertThat(mutations).isPositive();
        assertThat(count(r, "PublishedUpdates")).isEqualTo(30 * mutations);
        assertThat(usage(r, "real-time-update")).isEqualTo(30 * mutations);
        assertThat(usage(r, "connection-minute")).isEqualTo(100 * 10);
        assertThat(of(r, "Graph").levels().get("ActiveConnections").mean()).isEqualTo(100);
        Component larger = pushes.with(GraphQlApi.RESPONSE_SIZE, Distribution.constant(5 * KB + 1));
        assertThat(usage(run(items(larger, WRITE), until(1, 10.05), 600), "real-time-update"))
                .isEqualTo(60 * mutations);
        Component few = pushes.with(GraphQlApi.SUBSCRIBERS, 20L);
        assertThat(usage(run(items(few, WRITE), until(1, 10.05), 600), "real-time-update"))
                .isEqualTo(20 * mutations);
        assertThat(usage(run(items(pushes, READ), until(1, 10.05), 600), "real-time-update"))
                .isZero();
    }

    @Test
    @DisplayName("A mutation that fails reaches no subscriber")
    void failedMutations() throws InvalidRun {
        Component pushes = GRAPH.with(GraphQlApi.SUBSCRIBERS, 100L)
                .with(GraphQlApi.SUBSCRIBERS_PER_MUTATION, Distribution.constant(30));
        Design d = asking(pushes)
                .with(service("A", 1).with(External.ERROR_RATE, 1.0))
                .with(resolver("A", 1).with(Interactions.OPERATION, "mutation"));
        assertThat(count(run(d, until(1, 10.05), 60), "PublishedUpdates")).isZero();
    }
}
