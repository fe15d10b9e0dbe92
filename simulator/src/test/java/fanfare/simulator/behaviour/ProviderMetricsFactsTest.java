package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.burst;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Cache;
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
import fanfare.model.kind.Kind;
import fanfare.model.kind.Table;
import fanfare.model.kind.WebSocketApi;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider calls the time that an answer takes is the time that it took, whatever was called for it. */
class ProviderMetricsFactsTest {
    private static final Component CALLER = CLIENT.with(Client.NETWORK_LATENCY, ms(6));
    private static final Component WORK = function("Work").with(Function.WAIT_TIME, ms(90));

    private static Design through(Kind kind, Interaction as) {
        return Design.named("Facts")
                .with(CALLER)
                .with(function("Fn"))
                .with(Component.of("It", kind))
                .with(Connection.of("Client", Interactions.INVOKE, "Fn"))
                .with(Connection.of("Fn", as, "It"));
    }

    private static Design before(Kind kind, Interaction then) {
        return Design.named("Facts")
                .with(CALLER)
                .with(Component.of("It", kind))
                .with(WORK)
                .with(Connection.of("Client", Interactions.INVOKE, "It"))
                .with(Connection.of("It", then, "Work"));
    }

    static Stream<Arguments> kinds() {
        Design proxied = through(DatabaseProxy.KIND, Interactions.READ)
                .with(Component.of("Db", Database.KIND))
                .with(Connection.of("It", Interactions.FORWARD, "Db"));
        Design cached = through(Cache.KIND, Interactions.READ)
                .with(Component.of("Table", Table.KIND))
                .with(Connection.of("It", Interactions.READ, "Table"));
        Design authorized = Design.named("Facts")
                .with(CALLER)
                .with(Component.of("Api", Api.KIND))
                .with(Component.of("It", Authorizer.KIND).with(Authorizer.TYPE, "jwt"))
                .with(WORK)
                .with(Connection.of("Client", Interactions.INVOKE, "Api"))
                .with(Connection.of("Api", Interactions.AUTHORIZE, "It"))
                .with(Connection.of("Api", Interactions.INVOKE, "Work"));
        Design bucket = before(Cdn.KIND, Fetch.INTERACTION)
                .without("Work")
                .with(Component.of("Bucket", Bucket.KIND))
                .with(Connection.of("It", Fetch.INTERACTION, "Bucket"));
        Design external = Design.named("Facts")
                .with(CALLER)
                .with(Component.of("It", External.KIND))
                .with(Connection.of("Client", Interactions.INVOKE, "It"));
        return Stream.of(
                arguments("api", "Latency", before(Api.KIND, Interactions.INVOKE)),
                arguments("authorizer", "Latency", authorized),
                arguments("bucket", "TotalRequestLatency", through(Bucket.KIND, Interactions.WRITE)),
                arguments("cache", "Latency", cached),
                arguments("cdn", "Latency", bucket),
                arguments("container", "Latency", before(Container.KIND, Interactions.INVOKE)),
                arguments("database", "Latency", through(Database.KIND, Interactions.WRITE)),
                arguments("database-proxy", "QueryResponseLatency", proxied),
                arguments("external", "Latency", external),
                arguments("graphql-api", "Latency", before(GraphQlApi.KIND, Interactions.INVOKE)),
                arguments("table", "SuccessfulRequestLatency", through(Table.KIND, Interactions.WRITE)),
                arguments("websocket-api", "IntegrationLatency", before(WebSocketApi.KIND, Interactions.INVOKE)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("kinds")
    @DisplayName("The provider's metric is the time from arrival to answer")
    void answers(String kind, String metric, Design d) throws InvalidRun {
        Result r = run(d, burst(5, 100), 190);
        Result.OfComponent it = of(r, "It");
        assertThat(it.kind()).isEqualTo(kind);
        assertThat(it.times().get(metric)).isEqualTo(it.latency());
        assertThat(it.latency().count()).isEqualTo(5);
        assertThat(it.latency().max()).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("A client's requests, its answers and their latency are counted by itself, retries apart")
    void client(String kind, String metric, Design d) throws InvalidRun {
        Result r = run(d, burst(5, 100), 190);
        Result.OfComponent client = of(r, "Client");
        assertThat(client.counts()).containsEntry("Requests", 5.0).containsEntry("Retries", 0.0);
        assertThat(client.completed()).isEqualTo(5);
        assertThat(client.times().get("Latency")).isEqualTo(client.latency());
        assertThat(client.latency().max()).isGreaterThanOrEqualTo(6);
        double total = r.paths().stream().mapToDouble(Result.Path::completed).sum();
        assertThat(total).as("events that came to an end").isEqualTo(5);
        assertThat(r.paths().get(0).latency().mean()).isCloseTo(client.latency().mean(), Offset.offset(1e-3));
    }
}
