package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
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
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.WebSocketApi;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** API Gateway WebSocket APIs, each rule against the page that says so or the closed form that must hold. */
class WebSocketFactsTest {
    /** Every message opens a session of its own. */
    private static final Component SOCKETS = Component.of("Sockets", WebSocketApi.KIND)
            .with(WebSocketApi.OVERHEAD, ms(0))
            .with(WebSocketApi.MESSAGES_PER_SESSION, 1.0)
            .with(WebSocketApi.SESSION_LENGTH, seconds(60));
    /** One session for ever. */
    private static final Component ONE =
            SOCKETS.with(WebSocketApi.MESSAGES_PER_SESSION, 1e9).with(WebSocketApi.SESSION_LENGTH, seconds(86_400));

    private static Distribution seconds(double s) {
        return Distribution.constant(s * SECOND);
    }

    private static Design messages(Component sockets, long payload) {
        Design d = Facts.sending(sockets, Interactions.INVOKE);
        return d.with(d.connections().get(0).with(Call.PAYLOAD, payload));
    }

    private static Design messages(Component sockets) {
        return messages(sockets, KB);
    }

    private static Design routed(Component sockets, Component function, String route) {
        return messages(sockets)
                .with(function)
                .with(Connection.of("Sockets", Interactions.INVOKE, function.name())
                        .with(Interactions.ROUTE, route));
    }

    /** A second client lets a function push. */
    private static Design pushed(Design d, Connection push) {
        return d.with(Component.of("Ticker", Client.KIND))
                .with(function("Pusher"))
                .with(Connection.of("Ticker", Interactions.INVOKE, "Pusher"))
                .with(push);
    }

    private static Connection push() {
        return Connection.of("Pusher", Interactions.PUSH, "Sockets");
    }

    private static Result pushing(Design d, Traffic messages, Traffic pushes, double seconds) throws InvalidRun {
        return run(d, Map.of("Client", messages, "Ticker", pushes), seconds);
    }

    private static double count(Result r, String metric) {
        return of(r, "Sockets").counts().get(metric);
    }

    private static double open(Result r) {
        return of(r, "Sockets").levels().get("OpenConnections").mean();
    }

    private static Result measured(Design d, Traffic traffic, double seconds, double warmUp) throws InvalidRun {
        return run(d, Scenario.of("Run", Map.of("Client", traffic)).lasting((long) (seconds * SECOND), (long)
                (warmUp * SECOND)));
    }

    @Test
    @DisplayName("Little's law: open connections = new ones per second × session length, and their minutes are billed")
    void littlesLaw() throws InvalidRun {
        Result r = measured(messages(SOCKETS), new Traffic.Constant(10), 600, 120);
        assertThat(open(r)).isCloseTo(600, Offset.offset(1.0));
        assertThat(usage(r, "websocket-connection-minute")).isCloseTo(600 * 480 / 60.0, Offset.offset(8.0));
        assertThat(count(r, "ConnectCount")).isEqualTo(count(r, "MessageCount"));
    }

    @Test
    @DisplayName("Little's law with random sessions: λ / (messages per session) × mean length")
    void littlesLawAtRandom() throws InvalidRun {
        Component sockets = SOCKETS.with(WebSocketApi.MESSAGES_PER_SESSION, 10.0)
                .with(WebSocketApi.SESSION_LENGTH, new Distribution.Exponential(60.0 * SECOND));
        Result r = measured(messages(sockets), new Traffic.Poisson(50), 8_000, 1_000);
        assertThat(open(r)).isCloseTo(50 / 10.0 * 60, Percentage.withPercentage(3));
        assertThat(count(r, "MessageCount") / count(r, "ConnectCount")).isCloseTo(10, Percentage.withPercentage(3));
    }

    @Test
    @DisplayName("Minutes are billed for exactly as long as a connection is open (API Gateway pricing)")
    void minutes() throws InvalidRun {
        Result r = run(messages(SOCKETS.with(WebSocketApi.SESSION_LENGTH, seconds(90))), until(1, 1.05), 600);
        assertThat(count(r, "ConnectCount")).isEqualTo(1);
        assertThat(count(r, "DisconnectCount")).isEqualTo(1);
        assertThat(usage(r, "websocket-connection-minute")).isEqualTo(1.5);
    }

    @Test
    @DisplayName("Minutes of connections that are open at the end, and none of the warm-up period, are billed")
    void minutesAtTheEdges() throws InvalidRun {
        Result r = measured(messages(ONE), until(1, 1.05), 300, 60);
        assertThat(usage(r, "websocket-connection-minute")).isCloseTo(4, Offset.offset(1e-9));
        assertThat(open(r)).isEqualTo(1);
    }

    @Test
    @DisplayName("A connection without a message is closed after 10 minutes (WebSocket quotas)")
    void idle() throws InvalidRun {
        Component stays = SOCKETS.with(WebSocketApi.SESSION_LENGTH, seconds(1_800));
        Result r = measured(messages(stays), new Traffic.Constant(1), 3_000, 1_200);
        assertThat(open(r)).isCloseTo(600, Offset.offset(1.0));
        assertThat(count(r, "IdleDisconnects")).isEqualTo(count(r, "DisconnectCount"));
        Result shorter = measured(
                messages(SOCKETS.with(WebSocketApi.SESSION_LENGTH, seconds(599))),
                new Traffic.Constant(1),
                3_000,
                1_200);
        assertThat(count(shorter, "IdleDisconnects")).isZero();
        assertThat(open(shorter)).isCloseTo(599, Offset.offset(1.0));
    }

    @Test
    @DisplayName("The next message of an idle session opens its connection again; an earlier one keeps it open")
    void opensAgain() throws InvalidRun {
        Result idle = run(messages(ONE), new Traffic.Constant(1 / 601.0), 7_200);
        assertThat(count(idle, "ConnectCount"))
                .isEqualTo(of(idle, "Client").arrivals())
                .isGreaterThan(9);
        Result busy = run(messages(ONE), new Traffic.Constant(1 / 599.0), 7_000);
        assertThat(count(busy, "ConnectCount")).isEqualTo(1);
        assertThat(count(busy, "MessageCount")).isGreaterThan(9);
    }

    @Test
    @DisplayName("A connection lives for 2 hours at most (WebSocket quotas); messages pushed after that meet 410")
    void twoHours() throws InvalidRun {
        Result r = pushing(pushed(messages(ONE), push()), until(1, 1.05), new Traffic.Constant(1 / 60.0), 10_800);
        assertThat(count(r, "ExpiredConnections")).isEqualTo(1);
        assertThat(count(r, "IdleDisconnects")).isZero();
        assertThat(count(r, "PushedMessages")).isBetween(119.0, 121.0);
        assertThat(count(r, "PushedMessages") + count(r, "GoneConnections"))
                .isEqualTo(of(r, "Pusher").completed());
        assertThat(usage(r, "websocket-connection-minute")).isEqualTo(120);
    }

    @Test
    @DisplayName("With a $disconnect route senders know who is there: no 410; without, the closed ones answer 410")
    void gone() throws InvalidRun {
        Component stays = SOCKETS.with(WebSocketApi.SESSION_LENGTH, seconds(1_200));
        Design told = routed(stays, function("Left"), "$disconnect");
        Traffic some = new Traffic.Constant(0.1);
        Result r = pushing(pushed(told, push()), new Traffic.Constant(1), some, 5_000);
        assertThat(count(r, "GoneConnections")).isZero();
        assertThat(count(r, "PushedMessages")).isEqualTo(of(r, "Pusher").completed());
        Result untold = pushing(pushed(messages(stays), push()), new Traffic.Constant(1), some, 5_000);
        assertThat(count(untold, "GoneConnections") / of(untold, "Pusher").completed())
                .isBetween(0.3, 0.55);
    }

    @Test
    @DisplayName("A push to a connection that is gone is not tried again and does not fail its function")
    void goneIsNoFailure() throws InvalidRun {
        Component all = ONE.with(WebSocketApi.GONE_SHARE, 1.0);
        Result r = pushing(pushed(messages(all), push()), until(1, 1.05), new Traffic.Constant(1), 100);
        assertThat(count(r, "GoneConnections"))
                .isEqualTo(of(r, "Pusher").completed())
                .isGreaterThan(90);
        assertThat(of(r, "Pusher").errors()).isZero();
        assertThat(of(r, "Sockets").errors()).isEqualTo(count(r, "GoneConnections"));
        assertThat(usage(r, "websocket-message")).isEqualTo(1);
    }

    @Test
    @DisplayName("The share of connections that are gone can be set")
    void goneShare() throws InvalidRun {
        Component some = ONE.with(WebSocketApi.GONE_SHARE, 0.25);
        Result r = pushing(pushed(messages(some), push()), until(1, 1.05), new Traffic.Constant(100), 100);
        assertThat(count(r, "GoneConnections") / of(r, "Pusher").completed()).isCloseTo(0.25, Offset.offset(0.02));
    }

    @Test
    @DisplayName("Messages have at most 128 KB; a larger one closes the connection with 1009 (WebSocket quotas)")
    void largest() throws InvalidRun {
        Result fits = run(messages(ONE, 128 * KB), new Traffic.Constant(1), 10);
        assertThat(of(fits, "Sockets").errors()).isZero();
        assertThat(count(fits, "DisconnectCount")).isZero();
        Result large = run(messages(ONE, 128 * KB + 1), new Traffic.Constant(1), 10);
        assertThat(of(large, "Sockets").errors()).isEqualTo(of(large, "Sockets").arrivals());
        assertThat(count(large, "ClientError")).isEqualTo(of(large, "Sockets").arrivals());
        assertThat(count(large, "DisconnectCount"))
                .isEqualTo(count(large, "ConnectCount"))
                .isEqualTo(of(large, "Sockets").arrivals());
        assertThat(usage(large, "websocket-message")).isZero();
    }

    @Test
    @DisplayName("Messages are billed in units of 32 KB, both ways (API Gateway pricing)")
    void units() throws InvalidRun {
        Result one = run(messages(ONE, 32 * KB), until(1, 10.5), 20);
        assertThat(usage(one, "websocket-message")).isEqualTo(of(one, "Sockets").completed());
        Result two = run(messages(ONE, 32 * KB + 1), until(1, 10.5), 20);
        assertThat(usage(two, "websocket-message"))
                .isEqualTo(2 * of(two, "Sockets").completed());
        Connection large = push().with(Call.PAYLOAD, 96 * KB).with(Call.CALLS, Distribution.constant(3));
        Result both = pushing(pushed(messages(ONE, 0), large), until(1, 1.05), until(1, 2.05), 20);
        double pushes = of(both, "Pusher").completed();
        assertThat(count(both, "PushedMessages")).isEqualTo(3 * pushes).isPositive();
        assertThat(usage(both, "websocket-message")).isEqualTo(1 + 3 * 3 * pushes);
    }

    @Test
    @DisplayName("A pushed message above 128 KB is an error")
    void largestPush() throws InvalidRun {
        Connection large = push().with(Call.PAYLOAD, 128 * KB + 1).with(Call.SDK_RETRIES, 0L);
        Result r = pushing(pushed(messages(ONE), large), until(1, 1.05), until(1, 5.05), 20);
        assertThat(count(r, "PushedMessages")).isZero();
        assertThat(of(r, "Pusher").errors())
                .isEqualTo(of(r, "Pusher").arrivals())
                .isPositive();
        assertThat(count(r, "ClientError")).isEqualTo(of(r, "Pusher").arrivals());
        Result fits =
                pushing(pushed(messages(ONE), large.with(Call.PAYLOAD, 128 * KB)), until(1, 1.05), until(1, 5.05), 20);
        assertThat(count(fits, "PushedMessages"))
                .isEqualTo(of(fits, "Pusher").arrivals())
                .isPositive();
    }

    @Test
    @DisplayName("The account takes 500 new connections a second (WebSocket quotas); open ones are not concerned")
    void newConnections() throws InvalidRun {
        Result r = run(messages(SOCKETS), new Traffic.Constant(800), 20);
        assertThat(count(r, "ConnectCount")).isCloseTo(500 * 21, Percentage.withPercentage(0.5));
        assertThat(of(r, "Sockets").throttled()).isEqualTo(count(r, "ClientError"));
        assertThat(of(r, "Sockets").throttled() + count(r, "ConnectCount"))
                .isEqualTo(of(r, "Sockets").arrivals());
        assertThat(of(run(messages(ONE), new Traffic.Constant(800), 20), "Sockets")
                        .throttled())
                .isZero();
    }

    @Test
    @DisplayName("Messages have the account's throttle: 10,000 a second, 5,000 at once (API Gateway quotas)")
    void throttle() throws InvalidRun {
        Result r = run(messages(ONE), new Traffic.Constant(15_000), 3);
        assertThat(of(r, "Sockets").completed()).isCloseTo(10_000 * 3 + 5_000, Percentage.withPercentage(0.5));
        assertThat(count(r, "ClientError")).isEqualTo(of(r, "Sockets").throttled());
    }

    @Test
    @DisplayName("The function behind a route has 29 s (WebSocket quotas)")
    void integrationTimeout() throws InvalidRun {
        Design quick = routed(ONE, function("Work").with(Function.WAIT_TIME, ms(28_999)), "$default");
        Result r = run(quick, until(1, 5.05), 100);
        assertThat(of(r, "Sockets").completed())
                .isEqualTo(of(r, "Sockets").arrivals())
                .isPositive();
        assertThat(of(r, "Sockets").times().get("IntegrationLatency").mean())
                .isCloseTo(28_999, Percentage.withPercentage(0.5));
        Result late = run(quick.with(function("Work").with(Function.WAIT_TIME, ms(29_001))), until(1, 5.05), 100);
        assertThat(of(late, "Sockets").completed()).isZero();
        assertThat(count(late, "IntegrationError"))
                .isEqualTo(of(late, "Sockets").arrivals())
                .isPositive();
    }

    @Test
    @DisplayName("$connect is invoked once for every connection, $disconnect once when it closes")
    void connectAndDisconnect() throws InvalidRun {
        Component talks = SOCKETS.with(WebSocketApi.MESSAGES_PER_SESSION, 5.0);
        Design d = routed(talks, function("Join"), "$connect")
                .with(function("Leave"))
                .with(Connection.of("Sockets", Interactions.INVOKE, "Leave").with(Interactions.ROUTE, "$disconnect"))
                .with(function("Talk"))
                .with(Connection.of("Sockets", Interactions.INVOKE, "Talk"));
        Result r = run(d, until(20, 60), 400);
        assertThat(of(r, "Join").arrivals()).isEqualTo(count(r, "ConnectCount")).isBetween(150.0, 350.0);
        assertThat(of(r, "Leave").arrivals()).isEqualTo(count(r, "DisconnectCount"));
        assertThat(count(r, "DisconnectCount")).isEqualTo(count(r, "ConnectCount"));
        assertThat(of(r, "Talk").arrivals()).isEqualTo(count(r, "MessageCount"));
    }

    @Test
    @DisplayName("A connection that the function of $connect turns away is not opened, and its message is lost")
    void turnedAway() throws InvalidRun {
        Result r = run(
                routed(SOCKETS, function("Join").with(Function.ERROR_RATE, 1.0), "$connect"),
                new Traffic.Constant(5),
                60);
        assertThat(count(r, "ConnectCount")).isZero();
        assertThat(open(r)).isZero();
        assertThat(of(r, "Sockets").errors())
                .isEqualTo(count(r, "IntegrationError"))
                .isGreaterThan(290);
    }

    @Test
    @DisplayName("A new connection waits for the function of $connect before its message goes on")
    void connectTakesTime() throws InvalidRun {
        Design d = routed(
                SOCKETS.with(WebSocketApi.OVERHEAD, ms(10)),
                function("Join").with(Function.WAIT_TIME, ms(100)),
                "$connect");
        Result r = run(d, new Traffic.Constant(1), 30);
        assertThat(of(r, "Sockets").latency().mean()).isCloseTo(10 + 100 + 10, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A session that ends while its connection is being opened is closed as soon as it is open")
    void endsWhileConnecting() throws InvalidRun {
        Component sockets = ONE.with(WebSocketApi.SESSION_LENGTH, seconds(1_000));
        Design d = routed(sockets, function("Join").with(Function.WAIT_TIME, ms(20_000)), "$connect");
        // Messages at 0 s, 990 s (the connection is idle by then and opens at 1,010 s) and 1,980 s.
        Result r = run(d, new Traffic.Constant(1 / 990.0), 1_900);
        assertThat(count(r, "ConnectCount")).isEqualTo(of(r, "Client").arrivals());
        assertThat(count(r, "DisconnectCount")).isEqualTo(count(r, "ConnectCount"));
    }

    @Test
    @DisplayName("Messages are spread over the routes by their shares")
    void shares() throws InvalidRun {
        Design d = messages(ONE)
                .with(function("A"))
                .with(function("B"))
                .with(Connection.of("Sockets", Interactions.INVOKE, "A").with(Call.PROBABILITY, 0.75))
                .with(Connection.of("Sockets", Interactions.INVOKE, "B").with(Call.PROBABILITY, 0.25));
        Result r = run(d, new Traffic.Constant(100), 100);
        assertThat(of(r, "A").arrivals() / of(r, "Sockets").arrivals()).isCloseTo(0.75, Offset.offset(0.02));
        assertThat(of(r, "A").arrivals() + of(r, "B").arrivals())
                .isEqualTo(of(r, "Sockets").arrivals());
    }

    @Test
    @DisplayName("What a push takes from the event that caused it is measured")
    void pushDelay() throws InvalidRun {
        Design d = pushed(messages(ONE.with(WebSocketApi.OVERHEAD, ms(10))), push())
                .with(function("Pusher").with(Function.WAIT_TIME, ms(200)));
        Result r = pushing(d, until(1, 1.05), new Traffic.Constant(1), 30);
        assertThat(of(r, "Sockets").times().get("PushDelay").mean()).isCloseTo(210, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A message that keeps a connection open may go either way")
    void pushesKeepOpen() throws InvalidRun {
        Traffic often = new Traffic.Constant(1 / 500.0);
        Result r = pushing(pushed(messages(ONE), push()), until(1, 1.05), often, 5_000);
        assertThat(count(r, "IdleDisconnects")).isZero();
        Traffic seldom = new Traffic.Constant(1 / 700.0);
        assertThat(count(pushing(pushed(messages(ONE), push()), until(1, 1.05), seldom, 5_000), "IdleDisconnects"))
                .isEqualTo(1);
        assertThat(MINUTE * 10).isEqualTo(600 * SECOND);
    }
}
