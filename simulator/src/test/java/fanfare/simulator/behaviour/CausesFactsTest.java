package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.burst;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Call;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.External;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the time of a request was spent on, worked out by hand from the design: it is attributed to its causes exactly. */
class CausesFactsTest {
    private static final Component USER = CLIENT.with(Client.NETWORK_LATENCY, ms(0));
    private static final Component DB = Component.of("Db", Database.KIND)
            .with(Database.FLAVOUR, "rds")
            .with(Database.READ_CPU_TIME, ms(0))
            .with(Database.READ_LATENCY, ms(100));

    private static Connection invoke(String from, String to) {
        return Connection.of(from, Interactions.INVOKE, to).with(Call.SDK_RETRIES, 0L);
    }

    private static Design calling(Component service) {
        return Design.named("Facts").with(USER).with(service).with(invoke("Client", service.name()));
    }

    /** The client invokes a function that takes no time and calls a store. */
    private static Design through(Interaction as, Component store) {
        return calling(function("Fn")).with(store).with(call("Fn", as, store.name()));
    }

    private static Connection call(String from, Interaction as, String to) {
        return Connection.of(from, as, to).with(Call.SDK_RETRIES, 0L).with(Call.CONNECT_TIME, ms(40));
    }

    /** Where so many users spent their time who call the first component that the client is connected to, all at once. */
    private static String spent(Design d, int users) throws InvalidRun {
        Result r = run(d, burst(users, 2_000), 3_999);
        String to = d.connections().get(0).to();
        double total = r.paths().stream()
                .filter(p -> p.to().equals(to))
                .mapToDouble(
                        p -> p.causesMs().values().stream().mapToDouble(v -> v).sum())
                .sum();
        assertThat(total)
                .as("no time is lost")
                .isCloseTo(of(r, "Client").latency().mean(), Offset.offset(1e-6));
        return Facts.spent(r, to);
    }

    @Test
    @DisplayName("A function: network there and back, placement and init, computing, waiting")
    void ofFunction() throws InvalidRun {
        Component fn = function("Fn")
                .with(Function.MEMORY, 1_769L)
                .with(Function.PLACEMENT_TIME, ms(50))
                .with(Function.INIT_TIME, ms(200))
                .with(Function.CPU_TIME, ms(30))
                .with(Function.WAIT_TIME, ms(20));
        Design d = calling(fn).with(CLIENT.with(Client.NETWORK_LATENCY, ms(10)));
        assertThat(spent(d, 1)).isEqualTo("cpu 30, init 250, network 10, waiting 20");
    }

    @Test
    @DisplayName("A database: connecting is network, its processors and storage are waiting, sharing them is queueing")
    void ofDatabase() throws InvalidRun {
        assertThat(spent(through(Interactions.READ, DB), 1)).isEqualTo("network 40, waiting 100");
        // Four queries of 60 ms share two processors: each takes 120 ms, half of which it is held up by the others.
        Component busy = DB.with(Database.READ_CPU_TIME, ms(60));
        assertThat(spent(through(Interactions.READ, busy), 4)).isEqualTo("network 40, queueing 60, waiting 160");
    }

    @Test
    @DisplayName("A database that has paused: resuming is init")
    void ofPausedDatabase() throws InvalidRun {
        Component paused = DB.with(Database.FLAVOUR, "aurora-serverless").with(Database.MIN_CAPACITY, 0.0);
        Design d = through(Interactions.READ, paused);
        assertThat(spent(d, 1)).isEqualTo("init 14960, network 40, waiting 100");
    }

    @Test
    @DisplayName("A proxy whose pool has one connection: borrowing it is queueing")
    void ofProxy() throws InvalidRun {
        Component proxy = Component.of("Proxy", DatabaseProxy.KIND).with(DatabaseProxy.LATENCY, ms(6));
        Design d = through(Interactions.READ, proxy)
                .with(DB.with(Database.MAX_CONNECTIONS, 1L))
                .with(Connection.of("Proxy", Interactions.FORWARD, "Db").with(Call.CONNECT_TIME, ms(0)));
        assertThat(spent(d, 1)).isEqualTo("network 46, waiting 100");
        assertThat(spent(d, 2)).isEqualTo("network 46, queueing 53, waiting 100");
    }

    @Test
    @DisplayName("A container: the line is queueing; a task of its own is init")
    void ofContainer() throws InvalidRun {
        Component app = Component.of("App", Container.KIND)
                .with(Container.CPU, "1")
                .with(Container.MEMORY, 2_048L)
                .with(Container.MIN_TASKS, 1L)
                .with(Container.CONCURRENCY, 1L)
                .with(Container.SCALING, "none")
                .with(Container.CPU_TIME, ms(30))
                .with(Container.WAIT_TIME, ms(20))
                .with(Container.PROVISIONING_TIME, ms(10_000))
                .with(Container.PULL_TIME, ms(20_000));
        assertThat(spent(calling(app), 2)).isEqualTo("cpu 30, queueing 25, waiting 20");
        Design started = calling(function("Fn")).with(app).with(Connection.of("Fn", Interactions.START, "App"));
        assertThat(Facts.spent(run(started, burst(1, 200), 399), "App")).isEqualTo("cpu 30, init 30000, waiting 20");
    }

    @Test
    @DisplayName(
            "A workflow: starting and transitions are network, states that wait are waiting, a pause before another try is retry")
    void ofWorkflow() throws InvalidRun {
        Component flow = Component.of("Flow", Workflow.KIND)
                .with(Workflow.TYPE, "express")
                .with(Workflow.START_LATENCY, ms(50))
                .with(Workflow.TRANSITION_LATENCY, ms(20))
                .with(Workflow.DEFINITION, """
                        {"StartAt": "Rest", "States": {
                          "Rest": {"Type": "Wait", "Seconds": 2, "Next": "Work"},
                          "Work": {"Type": "Task", "Resource": "${Fn}", "TimeoutSeconds": 1, "Next": "Out",
                            "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 3, "MaxAttempts": 1}],
                            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Out"}]},
                          "Out": {"Type": "Succeed"}}}
                        """);
        Design d = calling(flow)
                .with(function("Fn").with(Function.WAIT_TIME, ms(5_000)))
                .with(invoke("Flow", "Fn"));
        assertThat(spent(d, 1)).isEqualTo("network 90, retryBackoff 3000, waiting 4000");
        Design quick = d.with(function("Fn").with(Function.MEMORY, 1_769L).with(Function.CPU_TIME, ms(70)));
        assertThat(spent(quick, 1)).isEqualTo("cpu 70, network 70, waiting 2000");
    }

    @Test
    @DisplayName("Stores and services of others are waited for; the line before one is queueing")
    void ofStores() throws InvalidRun {
        Component external = Component.of("Ext", External.KIND)
                .with(External.LATENCY, ms(100))
                .with(External.CONCURRENCY, 1L);
        assertThat(spent(calling(external), 3)).isEqualTo("queueing 100, waiting 100");
        Component table = Component.of("Table", Table.KIND).with(Table.READ_LATENCY, ms(7));
        assertThat(spent(through(Interactions.READ, table), 1)).isEqualTo("waiting 7");
        Component bucket = Component.of("Bucket", Bucket.KIND).with(Bucket.GET_LATENCY, ms(30));
        assertThat(spent(through(Interactions.READ, bucket), 1)).isEqualTo("waiting 30");
    }

    @Test
    @DisplayName("Front doors: their overhead is network, an authorizer's check is waiting, what they call is its own")
    void ofFrontDoors() throws InvalidRun {
        Component fn = function("Fn").with(Function.WAIT_TIME, ms(30));
        Component api = Component.of("Api", Api.KIND).with(Api.OVERHEAD, ms(5));
        Design routed = calling(api).with(fn).with(Connection.of("Api", Interactions.INVOKE, "Fn"));
        assertThat(spent(routed, 1)).isEqualTo("network 5, waiting 30");
        Component jwt = Component.of("Jwt", Authorizer.KIND)
                .with(Authorizer.TYPE, "jwt")
                .with(Authorizer.LATENCY, ms(3));
        Design authorized = routed.with(jwt).with(Connection.of("Api", Interactions.AUTHORIZE, "Jwt"));
        assertThat(spent(authorized, 1)).isEqualTo("network 5, waiting 33");
        Component graph = Component.of("Graph", GraphQlApi.KIND).with(GraphQlApi.OVERHEAD, ms(4));
        Design resolved = calling(graph).with(fn).with(Connection.of("Graph", Interactions.INVOKE, "Fn"));
        assertThat(spent(resolved, 1)).isEqualTo("network 4, waiting 30");
        Component chat = Component.of("Chat", WebSocketApi.KIND).with(WebSocketApi.OVERHEAD, ms(6));
        Design connected = calling(chat)
                .with(fn)
                .with(function("Enter").with(Function.WAIT_TIME, ms(10)))
                .with(Connection.of("Chat", Interactions.INVOKE, "Fn").with(Interactions.ROUTE, "$default"))
                .with(Connection.of("Chat", Interactions.INVOKE, "Enter").with(Interactions.ROUTE, "$connect"));
        assertThat(spent(connected, 1)).isEqualTo("network 12, waiting 40");
        Component cdn =
                Component.of("Edge", Cdn.KIND).with(Cdn.EDGE_LATENCY, ms(10)).with(Cdn.ORIGIN_LATENCY, ms(40));
        Design fetched = calling(cdn)
                .with(Component.of("Bucket", Bucket.KIND).with(Bucket.GET_LATENCY, ms(50)))
                .with(Connection.of("Edge", Fetch.INTERACTION, "Bucket").with(Fetch.OBJECTS, 1L));
        assertThat(spent(fetched, 1)).isEqualTo("network 50, waiting 50");
    }

    @Test
    @DisplayName("A cache: a hit is its own latency, a miss that of the store too")
    void ofCache() throws InvalidRun {
        Component cache =
                Component.of("Cache", Cache.KIND).with(Cache.LATENCY, ms(1)).with(Cache.KEYS, 1L);
        Design d = through(Interactions.READ, cache)
                .with(Component.of("Table", Table.KIND).with(Table.READ_LATENCY, ms(7)))
                .with(Connection.of("Cache", Interactions.READ, "Table"));
        assertThat(spent(d.with(cache.with(Cache.HIT_RATIO, 1.0)), 1)).isEqualTo("waiting 1");
        assertThat(spent(d.with(cache.with(Cache.HIT_RATIO, 0.0)), 1)).isEqualTo("waiting 8");
    }
}
