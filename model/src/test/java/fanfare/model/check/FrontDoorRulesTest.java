package fanfare.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Routes;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each front door may lead to, which authorizer it may ask, and what is said of the rest. */
class FrontDoorRulesTest {
    private static final List<Kind> SERVICES =
            List.of(Queue.KIND, Bus.KIND, Stream.KIND, Workflow.KIND, External.KIND, Topic.KIND, Table.KIND);
    private static final Component WORK = Component.of("Work", Function.KIND);
    private static final Component GATE = Component.of("Gate", Authorizer.KIND);

    private static Component api(String flavour) {
        return Component.of("Door", Api.KIND).with(Api.FLAVOUR, flavour);
    }

    private static String refusal(Component from, Component to) {
        return ConnectionRules.between(from, to) instanceof Verdict.Refused refused ? refused.reason() : "";
    }

    private static List<String> texts(Design d) {
        return DesignCheck.check(d).stream().map(Problem::text).toList();
    }

    private static Design design(Component... components) {
        return Design.named("Doors").withComponents(List.of(components));
    }

    @Test
    void aRestApiLeadsToEveryService() {
        for (Kind kind : SERVICES) {
            assertThat(refusal(api("rest"), Component.of("There", kind))).isEmpty();
        }
    }

    @Test
    void anHttpApiLeadsToAllButTopicsAndTables() {
        for (Kind kind : SERVICES.subList(0, 5)) {
            assertThat(refusal(api("http"), Component.of("There", kind))).isEmpty();
        }
        assertThat(refusal(api("http"), Component.of("There", Topic.KIND))).contains("no integration with SNS");
        assertThat(refusal(api("http"), Component.of("There", Table.KIND))).contains("no integration with DynamoDB");
    }

    @Test
    void functionUrlsAndBalancersLeadToNoService() {
        for (Kind kind : SERVICES) {
            assertThat(refusal(api("function-url"), Component.of("There", kind)))
                    .startsWith("A function URL leads to its function");
            assertThat(refusal(api("alb"), Component.of("There", kind))).startsWith("A load balancer's targets");
        }
        assertThat(refusal(api("alb"), WORK)).isEmpty();
        assertThat(refusal(api("function-url"), WORK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http, lambda, true",
        "http, jwt, true",
        "http, cognito, false",
        "rest, lambda, true",
        "rest, jwt, false",
        "rest, cognito, true",
        "function-url, lambda, false",
        "alb, lambda, false"
    })
    void authorizersFitSomeFrontDoors(String flavour, String type, boolean fits) {
        assertThat(refusal(api(flavour), GATE.with(Authorizer.TYPE, type)).isEmpty())
                .isEqualTo(fits);
    }

    @Test
    void tokensAloneAreJudgedForRestApisOnly() {
        Component token = GATE.with(Authorizer.EVENT_TYPE, "token");
        assertThat(refusal(api("rest"), token)).isEmpty();
        assertThat(refusal(api("http"), token)).contains("gets the whole request");
    }

    @Test
    void onlyLambdaAuthorizersCallAFunction() {
        assertThat(refusal(GATE, WORK)).isEmpty();
        assertThat(refusal(GATE.with(Authorizer.TYPE, "jwt"), WORK)).contains("checks the token itself");
        assertThat(refusal(GATE.with(Authorizer.TYPE, "cognito"), WORK)).contains("checks the token itself");
    }

    @Test
    void oneAuthorizerForOneApiWithOneFunction() {
        Component other = api("http").named("Other");
        Component check = Component.of("Check", Function.KIND);
        Component second = GATE.named("Second");
        Connection ask = Connection.of("Door", Interactions.AUTHORIZE, "Gate");
        Connection judge = Connection.of("Gate", Interactions.INVOKE, "Check");
        Design d =
                design(api("http"), other, GATE, second, check, WORK).with(ask).with(judge);
        assertThat(texts(d)).isEmpty();
        assertThat(ConnectionRules.between(d, api("http"), second).allowed()).isFalse();
        assertThat(ConnectionRules.between(d, other, GATE).allowed()).isFalse();
        assertThat(ConnectionRules.between(d, GATE, WORK).allowed()).isFalse();
        assertThat(ConnectionRules.between(d, other, second).allowed()).isTrue();
        assertThat(ConnectionRules.between(d, second, check).allowed()).isTrue();
        assertThat(texts(d.with(Connection.of("Door", Interactions.AUTHORIZE, "Second"))))
                .hasSize(1);
        assertThat(texts(d.with(Connection.of("Other", Interactions.AUTHORIZE, "Gate"))))
                .singleElement()
                .asString()
                .contains("belongs to another API already");
        assertThat(texts(d.with(Connection.of("Gate", Interactions.INVOKE, "Work"))))
                .singleElement()
                .asString()
                .contains("asks more than one function");
    }

    @Test
    void routesHaveAMethodOfTheirOwnSort() {
        Connection read = Connection.of("Door", Interactions.READ, "Orders");
        assertThat(Routes.method(read)).isEqualTo("GET");
        assertThat(Routes.method(Connection.of("Door", Interactions.WRITE, "Orders")))
                .isEqualTo("POST");
        assertThat(Routes.method(Connection.of("Door", Interactions.INVOKE, "Work")))
                .isEqualTo("ANY");
        assertThat(Routes.method(read.with(Interactions.SERVICE_METHOD, "POST")))
                .isEqualTo("POST");
        assertThat(Routes.path(read)).isEqualTo("/orders");
        assertThat(Routes.path(read.with(Interactions.PATH, "/o/{id}"))).isEqualTo("/o/{id}");
        assertThat(Routes.isCached(read)).isTrue();
        assertThat(Routes.isCached(Connection.of("Door", Interactions.INVOKE, "Work")))
                .isFalse();
        assertThat(Routes.isCached(Connection.of("Door", Interactions.AUTHORIZE, "Gate")))
                .isFalse();
    }

    @Test
    void aServiceAndAFunctionCannotHaveTheSameRoute() {
        Component jobs = Component.of("Jobs", Queue.KIND);
        Design d = design(api("http"), WORK, jobs)
                .with(Connection.of("Door", Interactions.SEND, "Jobs").with(Interactions.PATH, "/x"));
        Connection same = Connection.of("Door", Interactions.INVOKE, "Work").with(Interactions.PATH, "/x");
        assertThat(texts(d.with(same.with(Interactions.METHOD, "POST"))))
                .singleElement()
                .asString()
                .contains("POST /x of “Door” exists twice");
        assertThat(texts(d.with(same.with(Interactions.METHOD, "GET")))).isEmpty();
    }

    @Test
    void retriesOfAnApiAreSaidToBeNone() {
        Component jobs = Component.of("Jobs", Queue.KIND);
        Connection send = Connection.of("Door", Interactions.SEND, "Jobs");
        Design d = design(api("http"), jobs, WORK);
        assertThat(texts(d.with(send))).isEmpty();
        assertThat(texts(d.with(send.with(Call.SDK_RETRIES, 0L)))).isEmpty();
        assertThat(texts(d.with(send.with(Call.SDK_RETRIES, 1L)))).hasSize(1);
        assertThat(texts(d.with(
                        Connection.of("Door", Interactions.INVOKE, "Work").with(Call.RETRIES, 1L))))
                .singleElement()
                .asString()
                .contains("an API makes one attempt");
    }

    @Test
    void aCacheNeedsARestApiAndAGetRoute() {
        Component cached = api("rest").with(Api.CACHE_SIZE, "0.5 GB");
        Connection any = Connection.of("Door", Interactions.INVOKE, "Work");
        assertThat(texts(design(cached, WORK).with(any)))
                .singleElement()
                .asString()
                .contains("answers GET routes");
        assertThat(texts(design(cached, WORK).with(any.with(Interactions.METHOD, "GET"))))
                .isEmpty();
        assertThat(texts(design(api("http").with(Api.CACHE_SIZE, "0.5 GB"), WORK)
                        .with(any.with(Interactions.METHOD, "GET"))))
                .singleElement()
                .asString()
                .contains("only REST APIs have a cache");
    }

    @Test
    void onlyVerdictsOfFunctionsAreKept() {
        assertThat(texts(design(GATE.with(Authorizer.RESULT_TTL, 0L)))).isEmpty();
        assertThat(texts(design(GATE.with(Authorizer.TYPE, "jwt")))).isEmpty();
        assertThat(texts(design(GATE.with(Authorizer.TYPE, "jwt").with(Authorizer.RESULT_TTL, 0L))))
                .singleElement()
                .asString()
                .contains("only verdicts of Lambda authorizers are kept");
    }
}
