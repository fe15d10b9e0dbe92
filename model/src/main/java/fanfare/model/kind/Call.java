package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.bytes;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomCount;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

/** The properties that every interaction has in which a sender calls something. */
public final class Call {
    /** Calls per invocation. */
    public static final Property<Distribution> CALLS = property("calls", randomCount())
            .byDefault(Distribution.constant(1))
            .doc("How many calls one invocation makes over this connection, one after the other.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Probability that an invocation takes this connection. */
    public static final Property<Double> PROBABILITY = property("probability", share())
            .byDefault(1.0)
            .doc(
                    "Probability that an invocation uses this connection at all. Behind an API it is the route's share of the traffic.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Size of what is sent. */
    public static final Property<Long> PAYLOAD = property("payload", bytes(0, Times.GB))
            .byDefault(Times.KB)
            .doc("Size of what one call carries: request body, message, event, item or object.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** When a function connects to a database. */
    public static final Property<String> CONNECT = property("connect", choice("first-use", "init", "every-invocation"))
            .byDefault("first-use")
            .doc(
                    "When an execution environment connects to a database or its proxy. first-use: with its first query, and it stays connected; init: while it initialises; every-invocation: with the first query of every invocation, which closes the connection again. Matters for databases and their proxies only.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Time to connect. */
    public static final Property<Distribution> CONNECT_TIME = property("connectTime", randomTime(60e9))
            .byDefault(Times.between(20, 60))
            .doc(
                    "How long it takes to open an encrypted connection to a database and to sign in. Matters for databases and their proxies only.")
            .from(Source.assumption("a new TLS connection to RDS takes 20 to 60 ms inside the Region"))
            .in(SIMULATION);
    /** How long the sender waits for one attempt. */
    public static final Property<Long> TIMEOUT = property("timeout", time(Times.MS, Times.HOUR))
            .doc(
                    "How long the sender waits for an answer before it gives the attempt up. Unset: as long as the sender itself may run.")
            .from(Sources.OURS)
            .in(RELIABILITY);
    /** Retries of a caller that has none built in. */
    public static final Property<Long> RETRIES = property("retries", count(0, 20))
            .byDefault(0L)
            .doc("How often the sender tries again after an error, a throttle or a time-out.")
            .from(Sources.OURS)
            .in(RELIABILITY);
    /** Retries of the provider's SDK. */
    public static final Property<Long> SDK_RETRIES = property("retries", count(0, 20))
            .byDefault(2L)
            .doc(
                    "How often the sender tries again after an error, a throttle or a time-out. The SDKs make up to three attempts.")
            .from(Source.assumption("AWS SDKs in standard retry mode make 3 attempts"))
            .in(RELIABILITY);
    /** Share of poison among what is sent. */
    public static final Property<Double> POISON = property("poison", share())
            .byDefault(0.0)
            .doc(
                    "Share of the calls that carry poison: the function that handles such a request, event or message fails at every attempt.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** First pause before a retry. */
    public static final Property<Long> BACKOFF = property("backoff", time(0, Times.HOUR))
            .byDefault(100 * Times.MS)
            .doc("Pause before the first retry; it doubles with every further one.")
            .from(Source.assumption("base delay of the AWS SDKs' exponential backoff"))
            .in(RELIABILITY);
    /** Longest pause before a retry. */
    public static final Property<Long> MAX_BACKOFF = property("maxBackoff", time(0, Times.HOUR))
            .byDefault(20 * Times.SECOND)
            .doc("The pause before a retry never exceeds this.")
            .from(Source.assumption("maximum backoff of the AWS SDKs"))
            .in(RELIABILITY);
    /** Randomness of the pause. */
    public static final Property<String> JITTER = property("jitter", choice("full", "none"))
            .byDefault("full")
            .doc("full: the pause is drawn evenly between zero and the backoff; none: exactly the backoff.")
            .from(Source.assumption("full jitter, as the AWS SDKs do"))
            .in(RELIABILITY);
    /** Share of the calls that may be retries. */
    public static final Property<Double> RETRY_BUDGET = property("retryBudget", share())
            .doc(
                    "Most retries as a share of the calls: every call adds this much to a reserve of at most 100 retries, every retry takes one. Unset: no limit beyond the number of retries.")
            .from(Source.assumption("retry budgets as in Finagle and gRPC (retry throttling)"))
            .in(RELIABILITY);
    /** Failure rate at which the circuit breaker opens. */
    public static final Property<Double> CIRCUIT_BREAKER = property("circuitBreaker", share())
            .doc(
                    "Share of failed calls at which a circuit breaker opens: further calls then fail at once without reaching the target. Unset: no circuit breaker.")
            .from(Sources.RESILIENCE4J)
            .in(RELIABILITY);
    /** Calls that the circuit breaker looks back on. */
    public static final Property<Long> CIRCUIT_WINDOW = property("circuitWindow", count(1, 10_000))
            .byDefault(100L)
            .doc("Number of last calls whose failures the circuit breaker counts; it never opens before so many.")
            .from(Sources.RESILIENCE4J)
            .in(RELIABILITY);
    /** How long the circuit stays open. */
    public static final Property<Long> CIRCUIT_OPEN_TIME = property("circuitOpenTime", time(Times.MS, Times.DAY))
            .byDefault(60 * Times.SECOND)
            .doc("How long the circuit stays open before some trial calls are let through.")
            .from(Sources.RESILIENCE4J)
            .in(RELIABILITY);
    /** Trial calls in the half-open state. */
    public static final Property<Long> CIRCUIT_TRIALS = property("circuitTrials", count(1, 1_000))
            .byDefault(10L)
            .doc("Trial calls of a half-open circuit; their failures decide whether it closes or opens again.")
            .from(Sources.RESILIENCE4J)
            .in(RELIABILITY);
    /** What is observed of every connection that calls. */
    static final java.util.List<Metric> METRICS = java.util.List.of(
            Metric.count("Retries", "Attempts after the first."),
            Metric.count("Timeouts", "Attempts that the sender gave up waiting for."),
            Metric.count("RetriesDenied", "Retries that the retry budget did not allow."),
            Metric.count("ShortCircuited", "Calls that an open circuit failed at once."),
            Metric.level("CircuitOpen", "Whether the circuit is open; its mean is the share of the time.")
                    .as(Role.CIRCUIT_OPEN));
    /** Distinct message groups, for FIFO queues and topics. */
    public static final Property<Long> MESSAGE_GROUPS = property("messageGroups", count(1, 1_000_000))
            .byDefault(100L)
            .doc(
                    "How many message group ids the sender spreads its messages over; matters for FIFO queues and topics only.")
            .from(Sources.OURS)
            .in(SIMULATION);

    /** What only callers decide that run code of their own. */
    public static final java.util.List<Property<?>> OF_CALLERS = java.util.List.of(
            CALLS,
            PROBABILITY,
            TIMEOUT,
            RETRIES,
            SDK_RETRIES,
            BACKOFF,
            MAX_BACKOFF,
            JITTER,
            RETRY_BUDGET,
            CIRCUIT_BREAKER,
            CIRCUIT_WINDOW,
            CIRCUIT_OPEN_TIME,
            CIRCUIT_TRIALS);

    private Call() {}
}
