package fanfare.simulator.behaviour;

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
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Call;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Authorizers of API Gateway, each against the page or the formula that says so. */
class AuthorizerFactsTest {
    private static final Component HTTP = Component.of("Api", Api.KIND).with(Api.OVERHEAD, ms(0));
    private static final Component REST = HTTP.with(Api.FLAVOUR, "rest");
    private static final Component GATE = Component.of("Gate", Authorizer.KIND);

    private static Design guarded(Component api, Component gate, Component check) {
        Design d = Facts.sending(api, Interactions.INVOKE)
                .with(gate)
                .with(function("Work"))
                .with(Connection.of("Api", Interactions.AUTHORIZE, "Gate"))
                .with(Connection.of("Api", Interactions.INVOKE, "Work"));
        return check == null ? d : d.with(check).with(Connection.of("Gate", Interactions.INVOKE, check.name()));
    }

    private static double count(Result r, String metric) {
        return of(r, "Gate").counts().get(metric);
    }

    @Test
    @DisplayName("Kept verdicts of Poisson callers: the share of misses is 1 / (1 + rate × TTL) for each identity")
    void missShare() throws InvalidRun {
        for (double ttl : new double[] {10, 50, 200}) {
            Component gate = GATE.with(Authorizer.IDENTITIES, 100L).with(Authorizer.RESULT_TTL, (long) (ttl * SECOND));
            Result r = run(guarded(REST, gate, function("Check")), new Traffic.Poisson(10), 20_000);
            double perIdentity = 10 / 100.0;
            assertThat(count(r, "CacheMisses") / count(r, "Requests"))
                    .isCloseTo(1 / (1 + perIdentity * ttl), Percentage.withPercentage(2));
            assertThat(of(r, "Check").arrivals()).isEqualTo(count(r, "CacheMisses"));
            assertThat(count(r, "CacheHits") + count(r, "CacheMisses")).isEqualTo(count(r, "Requests"));
        }
    }

    @Test
    @DisplayName("Unequal callers: the misses are those of each identity at its own rate, added up")
    void missShareOfUnequal() throws InvalidRun {
        Component gate = GATE.with(Authorizer.IDENTITIES, 50L)
                .with(Authorizer.IDENTITY_SKEW, 1.0)
                .with(Authorizer.RESULT_TTL, 20 * SECOND);
        Result r = run(guarded(REST, gate, function("Check")), new Traffic.Poisson(10), 20_000);
        double harmonic = 0;
        for (int k = 1; k <= 50; k++) {
            harmonic += 1.0 / k;
        }
        double misses = 0;
        for (int k = 1; k <= 50; k++) {
            double share = 1 / (k * harmonic);
            misses += share / (1 + 10 * share * 20);
        }
        assertThat(count(r, "CacheMisses") / count(r, "Requests")).isCloseTo(misses, Percentage.withPercentage(2));
    }

    @Test
    @DisplayName("Verdicts are kept for 300 s behind a REST API and not at all behind an HTTP API, if nothing is set"
            + " (API Gateway API reference, CreateAuthorizer)")
    void usualTtl() throws InvalidRun {
        Component gate = GATE.with(Authorizer.IDENTITIES, 1L);
        Traffic every = new Traffic.Steps(java.util.List.of(new Traffic.Step(0, 0.01)));
        Result rest = run(guarded(REST, gate, function("Check")), every, 3_000.5);
        assertThat(of(rest, "Check").arrivals()).isBetween(7.0, 10.0);
        Result http = run(guarded(HTTP, gate, function("Check")), every, 3_000.5);
        assertThat(of(http, "Check").arrivals()).isEqualTo(of(http, "Api").arrivals());
        assertThat(count(http, "CacheHits") + count(http, "CacheMisses")).isZero();
    }

    @Test
    @DisplayName("A TTL of 0 asks the function every time, cold start included in the latency of the API")
    void coldStartOnThePath() throws InvalidRun {
        Component check = function("Check")
                .with(Function.INIT_TIME, ms(400))
                .with(Function.PLACEMENT_TIME, ms(100))
                .with(Function.CPU_TIME, ms(0))
                .with(Function.WAIT_TIME, ms(20));
        Design d = guarded(REST, GATE.with(Authorizer.RESULT_TTL, 0L), check);
        Result r = run(d, until(1, 10), 60);
        assertThat(of(r, "Api").latency().max()).isCloseTo(520, Percentage.withPercentage(1));
        assertThat(of(r, "Api").latency().p50()).isCloseTo(20, Percentage.withPercentage(1));
        Result kept = run(guarded(REST, GATE.with(Authorizer.IDENTITIES, 1L), check), until(1, 10), 60);
        assertThat(of(kept, "Api").latency().p50()).isLessThan(1);
        assertThat(of(kept, "Check").arrivals()).isEqualTo(1);
    }

    @Test
    @DisplayName("The API waits for the verdict: what is denied is a 4xx, reaches no function, and is not billed")
    void denied() throws InvalidRun {
        Component gate = GATE.with(Authorizer.DENIED, 0.25).with(Authorizer.RESULT_TTL, 0L);
        Result r = run(guarded(REST, gate, function("Check")), new Traffic.Constant(10), 20_000.05);
        double denied = count(r, "Denied");
        assertThat(denied).isCloseTo(50_000, Percentage.withPercentage(1));
        assertThat(of(r, "Api").counts().get("4xx")).isEqualTo(denied);
        assertThat(of(r, "Api").counts().get("5xx")).isZero();
        assertThat(of(r, "Work").arrivals()).isEqualTo(of(r, "Api").arrivals() - denied);
        assertThat(usage(r, "rest-request")).isEqualTo(of(r, "Api").arrivals() - denied);
        assertThat(of(r, "Client").errors()).isEqualTo(denied);
    }

    @Test
    @DisplayName("A denial is kept as long as a permission")
    void keptDenial() throws InvalidRun {
        Component gate = GATE.with(Authorizer.DENIED, 1.0).with(Authorizer.IDENTITIES, 1L);
        Result r = run(guarded(REST, gate, function("Check")), until(1, 100), 200);
        assertThat(of(r, "Check").arrivals()).isEqualTo(1);
        assertThat(count(r, "Denied")).isEqualTo(of(r, "Api").arrivals());
        assertThat(of(r, "Work").arrivals()).isZero();
    }

    @Test
    @DisplayName("Nobody tries a denied request again")
    void notTriedAgain() throws InvalidRun {
        Design d = guarded(HTTP, GATE.with(Authorizer.DENIED, 1.0), function("Check"));
        Connection first = d.connections().get(0);
        Result r = run(d.with(first.with(Call.RETRIES, 3L)), until(1, 10), 60);
        assertThat(of(r, "Api").arrivals()).isEqualTo(of(r, "Client").arrivals());
    }

    @Test
    @DisplayName("A function that fails or is refused gives no verdict: 500, counted and billed, and nothing is kept")
    void failing() throws InvalidRun {
        Component gate = GATE.with(Authorizer.IDENTITIES, 1L);
        Component check = function("Check").with(Function.ERROR_RATE, 1.0);
        Result r = run(guarded(REST, gate, check), until(1, 10), 60);
        double all = of(r, "Api").arrivals();
        assertThat(of(r, "Check").arrivals()).isEqualTo(all);
        assertThat(count(r, "Errors")).isEqualTo(all);
        assertThat(of(r, "Api").counts().get("5xx")).isEqualTo(all);
        assertThat(usage(r, "rest-request")).isEqualTo(all);
        Component off = function("Check").with(Function.RESERVED_CONCURRENCY, 0L);
        Result refused = run(guarded(REST, gate, off), until(1, 10), 60);
        assertThat(of(refused, "Api").counts().get("5xx")).isEqualTo(all);
        assertThat(of(refused, "Work").arrivals()).isZero();
    }

    @Test
    @DisplayName("An HTTP API waits 10 s for its authorizer (HTTP API quotas)")
    void timeout() throws InvalidRun {
        Component slow = function("Check").with(Function.WAIT_TIME, ms(10_500));
        Result r = run(guarded(HTTP, GATE, slow), until(0.1, 60), 120);
        assertThat(of(r, "Api").counts().get("5xx")).isEqualTo(of(r, "Api").arrivals());
        assertThat(of(r, "Api").latency().max()).isCloseTo(10_000, Percentage.withPercentage(0.5));
        Component justInTime = function("Check").with(Function.WAIT_TIME, ms(9_900));
        Result ok = run(guarded(HTTP, GATE, justInTime), until(0.1, 60), 120);
        assertThat(of(ok, "Api").counts().get("5xx")).isZero();
    }

    @Test
    @DisplayName("A REST API waits as long for its authorizer as for an integration: 29 s (assumed)")
    void restTimeout() throws InvalidRun {
        Component slow = function("Check").with(Function.WAIT_TIME, ms(28_500)).with(Function.TIMEOUT, MINUTE);
        Result r = run(guarded(REST, GATE, slow), until(0.1, 30), 120);
        assertThat(of(r, "Api").counts().get("5xx")).isZero();
        Component tooSlow = slow.with(Function.WAIT_TIME, ms(29_500));
        Result late = run(guarded(REST, GATE, tooSlow), until(0.1, 30), 120);
        assertThat(of(late, "Api").counts().get("5xx"))
                .isEqualTo(of(late, "Api").arrivals());
    }

    @Test
    @DisplayName("JWT and Cognito authorizers take their own time, keep nothing and call nothing")
    void tokens() throws InvalidRun {
        Component jwt = GATE.with(Authorizer.TYPE, "jwt")
                .with(Authorizer.LATENCY, ms(7))
                .with(Authorizer.DENIED, 0.5);
        Result r = run(guarded(HTTP, jwt, null), new Traffic.Constant(10), 400.05);
        assertThat(of(r, "Gate").latency().mean()).isCloseTo(7, Percentage.withPercentage(0.5));
        assertThat(count(r, "Denied")).isCloseTo(2_000, Percentage.withPercentage(6));
        assertThat(count(r, "CacheHits") + count(r, "CacheMisses")).isZero();
        Component cognito = GATE.with(Authorizer.TYPE, "cognito");
        Result usual = run(guarded(REST, cognito, null), new Traffic.Constant(10), 400.05);
        assertThat(of(usual, "Gate").latency().mean()).isCloseTo(3, Offset.offset(0.2));
        assertThat(of(usual, "Gate").latency().max()).isLessThanOrEqualTo(5.01);
        assertThat(r.paths().get(0).causesMs().get("waiting")).isGreaterThan(0);
    }

    @Test
    @DisplayName("A Lambda authorizer's own time comes before its function's, and not for a kept verdict")
    void ownTime() throws InvalidRun {
        Component gate = GATE.with(Authorizer.LATENCY, ms(30)).with(Authorizer.IDENTITIES, 1L);
        Component check = function("Check").with(Function.WAIT_TIME, ms(20));
        Result r = run(guarded(REST, gate, check), until(1, 10), 60);
        assertThat(of(r, "Gate").latency().max()).isCloseTo(50, Percentage.withPercentage(1));
        assertThat(of(r, "Gate").latency().p50()).isLessThan(1);
    }
}
