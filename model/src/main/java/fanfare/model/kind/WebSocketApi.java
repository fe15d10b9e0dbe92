package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.number;
import static fanfare.model.kind.Property.perSecond;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.text;
import static fanfare.model.kind.Property.time;

/** A front door that keeps connections open in both directions: an API Gateway WebSocket API. */
public final class WebSocketApi {
    /** Where a message says which route it is for. */
    public static final Property<String> ROUTE_SELECTION = property(
                    "routeSelection",
                    text(
                            "\\$request\\.body\\.[A-Za-z0-9_.-]+",
                            "an expression such as $request.body.action",
                            "$request.body.action"))
            .byDefault("$request.body.action")
            .doc("The field of a message that names its route.")
            .from(Sources.WEBSOCKET_QUOTAS);
    /** Messages that a client sends in one session. */
    public static final Property<Double> MESSAGES_PER_SESSION = property("messagesPerSession", number(1, 1e9))
            .byDefault(20.0)
            .doc(
                    "Messages that a client sends in one session, on average: one message in so many opens a new session, the others belong to the open ones evenly.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** How long a client stays. */
    public static final Property<Distribution> SESSION_LENGTH = property("sessionLength", randomTime(86_400e9))
            .byDefault(new Distribution.Exponential(300e9))
            .doc(
                    "How long a client stays until it closes its connection. A connection that the service closed before, after 10 minutes without a message or after 2 hours, is opened again by the session's next message.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** New connections per second. */
    public static final Property<Double> CONNECT_RATE = property("connectRate", perSecond(0, 1e6))
            .byDefault(500.0)
            .doc(
                    "New connections per second that the account accepts (token bucket of one second); raisable on request.")
            .from(Sources.WEBSOCKET_QUOTAS)
            .in(CAPACITY);
    /** Steady throttle. */
    public static final Property<Double> THROTTLE_RATE = property("throttleRate", perSecond(0, 1e6))
            .byDefault(10_000.0)
            .doc("Messages per second, both ways, that refill the token bucket; more are refused with 429.")
            .from(Sources.API_QUOTAS)
            .in(CAPACITY);
    /** Burst throttle. */
    public static final Property<Long> THROTTLE_BURST = property("throttleBurst", count(0, 1_000_000))
            .byDefault(5_000L)
            .doc("Size of the token bucket: messages that may come at once.")
            .from(Sources.API_QUOTAS)
            .in(CAPACITY);
    /** Integration time-out. */
    public static final Property<Long> TIMEOUT = property("timeout", time(50 * Times.MS, 29 * Times.SECOND))
            .byDefault(29 * Times.SECOND)
            .doc("How long it waits for the function behind a route.")
            .from(Sources.WEBSOCKET_QUOTAS)
            .in(RELIABILITY);
    /** Share of pushes to connections that are gone. */
    public static final Property<Double> GONE_SHARE = property("goneShare", share())
            .doc(
                    "Share of the pushed messages whose connection is gone; they are answered with 410, and their sender is to forget the connection. Unset: it emerges. With a $disconnect route senders know which connections are open; without, they also push to those that the service has closed.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Its own share of the latency. */
    public static final Property<Distribution> OVERHEAD = property("overhead", randomTime(10e9))
            .byDefault(Times.between(5, 15))
            .doc("Latency that the front door adds to a message, to a new connection and to a pushed message.")
            .from(Source.assumption("order of magnitude of front-door latency, as of an HTTP API"))
            .in(SIMULATION);
    /** Billed messages, both ways, in units of 32 KB. */
    public static final Meter MESSAGES = Meter.of("api-gateway", "websocket-message", "message");
    /** Billed time of connections, counted in milliseconds. */
    public static final Meter CONNECTION_MINUTES =
            new Meter("api-gateway", "websocket-connection-minute", "minute", Times.MINUTE / Times.MS);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("websocket-api")
            .title("WebSocket API", "API Gateway WebSocket")
            .in(Group.ENTRY)
            .doc(
                    "Keeps connections to clients open: their messages invoke the function of a route, and functions push messages to them.")
            .properties(
                    ROUTE_SELECTION,
                    THROTTLE_RATE,
                    THROTTLE_BURST,
                    CONNECT_RATE,
                    TIMEOUT,
                    MESSAGES_PER_SESSION,
                    SESSION_LENGTH,
                    GONE_SHARE,
                    OVERHEAD)
            .metrics(
                    Metric.count("ConnectCount", "Connections opened."),
                    Metric.count("DisconnectCount", "Connections closed, by the client or the service."),
                    Metric.count("IdleDisconnects", "Connections closed after 10 minutes without a message."),
                    Metric.count("ExpiredConnections", "Connections closed after 2 hours."),
                    Metric.count("MessageCount", "Messages from and to clients."),
                    Metric.count("PushedMessages", "Messages pushed to clients."),
                    Metric.count("GoneConnections", "Pushed messages answered with 410: their connection is gone."),
                    Metric.count("ClientError", "Messages and connections refused, or too large (close code 1009)."),
                    Metric.count("IntegrationError", "Messages whose function failed or took too long."),
                    Metric.time("IntegrationLatency", "Time from a message to the end of its function."),
                    Metric.time("PushDelay", "Time from a source event to the message that it pushed to a client."),
                    Metric.level("OpenConnections", "Open connections."))
            .meters(MESSAGES, CONNECTION_MINUTES, DataTransfer.INTERNET)
            .build();

    private WebSocketApi() {}
}
