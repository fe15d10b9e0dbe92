package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MB;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Call;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Vpc;
import fanfare.model.kind.WebSocketApi;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Data transfer and NAT gateways (facts 3, network: 0.09 a GB out to the internet, NAT 0.045 an hour and 0.045 a GB,
 * interface endpoints 0.01 a GB, gateway endpoints of S3 and DynamoDB free).
 */
class DataTransferFactsTest {
    private static final double GB = 1_024.0 * MB;
    private static final double MONTH = 730 * 3_600;
    /** Requests at whole seconds, and time for the last of them. */
    private static final Traffic TRAFFIC = new Traffic.Constant(1);

    private static final double SECONDS = 100.5;

    private static double gb(Result r, String component, String service, String item) {
        return r.usage().stream()
                .filter(u -> u.component().equals(component)
                        && u.service().equals(service)
                        && u.item().equals(item))
                .mapToDouble(Result.Metered::quantity)
                .sum();
    }

    private static double out(Result r, String component) {
        return gb(r, component, "data-transfer", "internet-gb");
    }

    private static double nat(Result r, String component) {
        return gb(r, component, "nat-gateway", "data-gb");
    }

    private static double amount(Result r, String component, String service) {
        return r.cost().items().stream()
                .filter(i -> i.component().equals(component) && i.service().equals(service))
                .mapToDouble(Result.Item::amount)
                .sum();
    }

    private static double completed(Result r, String component) {
        double n = of(r, component).completed();
        assertThat(n).isBetween(95.0, 101.0);
        return n;
    }

    private static Result answering(Component entry, Interaction as) throws InvalidRun {
        return run(Facts.sending(entry, as), TRAFFIC, SECONDS);
    }

    @Test
    @DisplayName("What a function answers to a client leaves the provider: 0.09 a GB, on the function's own line")
    void functions() throws InvalidRun {
        Result r = answering(function("F").with(Function.RESPONSE_SIZE, 3 * MB), Interactions.INVOKE);
        assertThat(out(r, "F")).isEqualTo(completed(r, "F") * 3 * MB / GB);
        assertThat(amount(r, "F", "data-transfer"))
                .isCloseTo(completed(r, "F") * 3 * MB / GB * MONTH / SECONDS * 0.09, within(1e-9));
    }

    @Test
    @DisplayName("Nobody waits for an asynchronous event: nothing is answered; an error carries no answer")
    void nothingAnswered() throws InvalidRun {
        assertThat(out(answering(function("F"), Interactions.INVOKE_ASYNC), "F"))
                .isZero();
        assertThat(out(answering(function("F").with(Function.ERROR_RATE, 1.0), Interactions.INVOKE), "F"))
                .isZero();
        assertThat(out(answering(function("F").with(Function.RESPONSE_SIZE, 6 * MB + 1), Interactions.INVOKE), "F"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"http", "rest", "function-url", "alb"})
    @DisplayName("An API answers in the function's place: the bytes are counted once")
    void apis(String flavour) throws InvalidRun {
        Component api = Component.of("Api", Api.KIND)
                .with(Api.FLAVOUR, flavour)
                .with(Api.RESPONSE_SIZE, 5 * KB)
                .with(Api.OVERHEAD, ms(0));
        Result r = run(
                Facts.sending(api, Interactions.INVOKE)
                        .with(function("F"))
                        .with(Connection.of("Api", Interactions.INVOKE, "F")),
                TRAFFIC,
                SECONDS);
        assertThat(out(r, "Api")).isEqualTo(completed(r, "Api") * 5 * KB / GB);
        assertThat(out(r, "F")).isZero();
    }

    @Test
    @DisplayName("An API whose function fails answers nothing that counts")
    void failingApi() throws InvalidRun {
        Result r = run(
                Facts.sending(Component.of("Api", Api.KIND), Interactions.INVOKE)
                        .with(function("F").with(Function.ERROR_RATE, 1.0))
                        .with(Connection.of("Api", Interactions.INVOKE, "F")),
                TRAFFIC,
                SECONDS);
        assertThat(out(r, "Api")).isZero();
    }

    @Test
    @DisplayName("CloudFront has a price of its own, and what it fetches from an origin is free")
    void cdn() throws InvalidRun {
        Component edge =
                Component.of("Edge", Cdn.KIND).with(Cdn.EDGE_LATENCY, ms(0)).with(Cdn.ORIGIN_LATENCY, ms(0));
        Result r = run(
                Facts.sending(edge, Interactions.INVOKE)
                        .with(Component.of("Files", Bucket.KIND))
                        .with(Connection.of("Edge", Fetch.INTERACTION, "Files")
                                .with(Fetch.TTL, 0L)
                                .with(Fetch.RESPONSE_SIZE, Distribution.constant(2.0 * MB))),
                TRAFFIC,
                SECONDS);
        assertThat(gb(r, "Edge", "cloudfront", "internet-gb")).isEqualTo(completed(r, "Edge") * 2 * MB / GB);
        assertThat(of(r, "Files").completed()).isPositive();
        assertThat(out(r, "Files")).isZero();
        assertThat(out(r, "Edge")).isZero();
    }

    @Test
    @DisplayName("A container behind no other front door answers to clients itself")
    void containers() throws InvalidRun {
        Component service = Component.of("Web", Container.KIND)
                .with(Container.CPU_TIME, Distribution.constant(0))
                .with(Container.PROVISIONING_TIME, ms(0))
                .with(Container.PULL_TIME, ms(0))
                .with(Container.RESPONSE_SIZE, 7 * KB);
        Result r = answering(service, Interactions.INVOKE);
        assertThat(out(r, "Web")).isEqualTo(completed(r, "Web") * 7 * KB / GB);
        assertThat(out(answering(service.with(Container.ERROR_RATE, 1.0), Interactions.INVOKE), "Web"))
                .isZero();
    }

    @Test
    @DisplayName("What clients read leaves the provider, what they write does not (data in is free)")
    void stores() throws InvalidRun {
        for (Component store : new Component[] {Component.of("S", Bucket.KIND), Component.of("S", Table.KIND)}) {
            Result read = run(storing(store, Interactions.READ), TRAFFIC, SECONDS);
            assertThat(out(read, "S")).isEqualTo(completed(read, "S") * 9 * KB / GB);
            assertThat(out(run(storing(store, Interactions.WRITE), TRAFFIC, SECONDS), "S"))
                    .isZero();
        }
    }

    private static Design storing(Component store, Interaction as) {
        return Design.named("Facts")
                .with(CLIENT)
                .with(store)
                .with(Connection.of("Client", as, "S").with(Call.PAYLOAD, 9 * KB));
    }

    @Test
    @DisplayName("What a function reads from a bucket stays inside")
    void inside() throws InvalidRun {
        Result r = run(
                Facts.sending(function("F"), Interactions.INVOKE)
                        .with(Component.of("S", Bucket.KIND))
                        .with(Connection.of("F", Interactions.READ, "S")),
                TRAFFIC,
                SECONDS);
        assertThat(of(r, "S").completed()).isPositive();
        assertThat(out(r, "S")).isZero();
    }

    @Test
    @DisplayName("GraphQL: the answer, and its size again for every subscriber that a mutation concerns")
    void graphql() throws InvalidRun {
        Component api = Component.of("Graph", GraphQlApi.KIND)
                .with(GraphQlApi.OVERHEAD, ms(0))
                .with(GraphQlApi.MUTATION_SHARE, 1.0)
                .with(GraphQlApi.SUBSCRIBERS, 10L)
                .with(GraphQlApi.SUBSCRIBERS_PER_MUTATION, Distribution.constant(4))
                .with(GraphQlApi.RESPONSE_SIZE, Distribution.constant(3.0 * KB));
        Result r = answering(api, Interactions.INVOKE);
        assertThat(out(r, "Graph")).isEqualTo(completed(r, "Graph") * 5 * 3 * KB / GB);
    }

    @Test
    @DisplayName("WebSocket: pushed messages leave, sent ones come in")
    void webSockets() throws InvalidRun {
        Design d = Facts.sending(
                        Component.of("Socket", WebSocketApi.KIND)
                                .with(WebSocketApi.OVERHEAD, ms(0))
                                .with(WebSocketApi.GONE_SHARE, 0.0),
                        Interactions.INVOKE)
                .with(function("F"))
                .with(Connection.of("Socket", Interactions.INVOKE, "F"))
                .with(Connection.of("F", Interactions.PUSH, "Socket").with(Call.PAYLOAD, 2 * KB));
        Result r = run(d, TRAFFIC, SECONDS);
        double pushed = of(r, "Socket").counts().get("PushedMessages");
        assertThat(pushed).isPositive();
        assertThat(out(r, "Socket")).isEqualTo(pushed * 2 * KB / GB);
    }

    private static Design calling(Component caller, Component target, Interaction as) {
        return Facts.sending(caller.with(Function.RESPONSE_SIZE, 0L), Interactions.INVOKE)
                .with(target)
                .with(Connection.of("F", as, target.name()).with(Call.PAYLOAD, 6 * KB));
    }

    private static Design with(Design d, long gateways) {
        return d.withAccount(d.account().with(Account.NAT_GATEWAYS, gateways));
    }

    private static Component external() {
        return Component.of("Shop", External.KIND).with(External.LATENCY, ms(0));
    }

    @Test
    @DisplayName("A call to somebody else's service leaves too, in private subnets through NAT at 0.045 a GB on top")
    void natToTheInternet() throws InvalidRun {
        for (String way : new String[] {"nat", "endpoints", "none"}) {
            Component f = function("F").with(Vpc.WAY_OUT, way);
            Result r = run(with(calling(f, external(), Interactions.INVOKE), 1), TRAFFIC, SECONDS);
            double gb = completed(r, "F") * 6 * KB / GB;
            assertThat(out(r, "F")).isEqualTo(gb);
            assertThat(nat(r, "F")).isEqualTo(way.equals("none") ? 0 : gb);
            assertThat(amount(r, "F", "nat-gateway"))
                    .isCloseTo(way.equals("none") ? 0 : gb * MONTH / SECONDS * 0.045, within(1e-12));
        }
    }

    @Test
    @DisplayName("Every attempt passes NAT: retries are their own line")
    void natRetries() throws InvalidRun {
        Component f = function("F").with(Vpc.WAY_OUT, "nat");
        Design d = with(calling(f, external().with(External.ERROR_RATE, 1.0), Interactions.INVOKE), 1);
        Connection call = d.connections().get(1);
        Design retrying = d.with(call.with(Call.RETRIES, 2L).with(Call.BACKOFF, Facts.MS));
        Result r = run(retrying, TRAFFIC, SECONDS);
        double first = r.usage().stream()
                .filter(u -> u.item().equals("data-gb") && u.hidden().isEmpty())
                .mapToDouble(Result.Metered::quantity)
                .sum();
        assertThat(first).isPositive();
        assertThat(r.usage().stream()
                        .filter(u -> u.item().equals("data-gb")
                                && u.hidden().equals(java.util.Optional.of(HiddenCost.RETRIES)))
                        .mapToDouble(Result.Metered::quantity)
                        .sum())
                .isCloseTo(2 * first, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "queue, none, 0, 0", "queue, nat, 1, 0", "queue, endpoints, 0, 1",
        "table, none, 0, 0", "table, nat, 1, 0", "table, endpoints, 0, 0",
        "bucket, none, 0, 0", "bucket, nat, 1, 0", "bucket, endpoints, 0, 0",
        "database, none, 0, 0", "database, nat, 0, 0", "database, endpoints, 0, 0"
    })
    @DisplayName(
            "AWS services are reached over NAT or endpoints, those of S3 and DynamoDB free; databases stand inside")
    void ways(String target, String way, int overNat, int overEndpoint) throws InvalidRun {
        Component to = switch (target) {
            case "queue" -> Component.of("To", Queue.KIND);
            case "table" -> Component.of("To", Table.KIND);
            case "bucket" -> Component.of("To", Bucket.KIND);
            default -> Component.of("To", Database.KIND);
        };
        Interaction as = target.equals("queue") ? Interactions.SEND : Interactions.WRITE;
        Component f = function("F").with(Vpc.WAY_OUT, way);
        Result r = run(with(calling(f, to, as), 1), TRAFFIC, SECONDS);
        double gb = completed(r, "F") * 6 * KB / GB;
        assertThat(nat(r, "F")).isEqualTo(overNat * gb);
        assertThat(gb(r, "F", "vpc", "interface-endpoint-gb")).isEqualTo(overEndpoint * gb);
        assertThat(out(r, "F")).isZero();
    }

    @Test
    @DisplayName("NAT gateways are billed by the hour, used or not: 3 × 730 h × 0.045 = 98.55, and none without any")
    void natHours() throws InvalidRun {
        Design d = Facts.sending(function("F"), Interactions.INVOKE);
        Result r = run(with(d, 3), TRAFFIC, SECONDS);
        assertThat(amount(r, "AWS account", "nat-gateway")).isCloseTo(98.55, within(1e-9));
        Result without = run(d, TRAFFIC, SECONDS);
        assertThat(amount(without, "AWS account", "nat-gateway")).isZero();
        assertThat(r.cost().month() - without.cost().month()).isCloseTo(98.55, within(1e-9));
    }

    @Test
    @DisplayName("In private subnets nothing outside is reached without a gateway: an error that says what to set")
    void noGateway() {
        Component nat = function("F").with(Vpc.WAY_OUT, "nat");
        Component endpoints = function("F").with(Vpc.WAY_OUT, "endpoints");
        assertThat(errors(calling(nat, Component.of("To", Table.KIND), Interactions.WRITE)))
                .isEqualTo(1);
        assertThat(errors(with(calling(nat, Component.of("To", Table.KIND), Interactions.WRITE), 1)))
                .isZero();
        assertThat(errors(calling(endpoints, external(), Interactions.INVOKE))).isEqualTo(1);
        assertThat(errors(with(calling(endpoints, external(), Interactions.INVOKE), 1)))
                .isZero();
        assertThat(errors(calling(endpoints, Component.of("To", Table.KIND), Interactions.WRITE)))
                .isZero();
    }

    private static long errors(Design d) {
        return DesignCheck.check(d).stream().filter(Problem::isError).count();
    }
}
