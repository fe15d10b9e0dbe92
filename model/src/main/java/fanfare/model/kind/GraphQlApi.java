package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomCount;
import static fanfare.model.kind.Property.randomSize;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

/** A GraphQL front door whose fields are resolved by its connections: AppSync. */
public final class GraphQlApi {
    /** Share of mutations. */
    public static final Property<Double> MUTATION_SHARE = property("mutationShare", share())
            .doc(
                    "Share of the operations that are mutations. Unset: a fifth where both queries and mutations are connected, else whichever is.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Size of an answer. */
    public static final Property<Distribution> RESPONSE_SIZE = property("responseSize", randomSize(Times.GB))
            .byDefault(Distribution.constant(2 * Times.KB))
            .doc(
                    "Size of the answer to an operation, and of what its subscribers get; billed as data out to the internet. Above 5 MB it is an error.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** How long an operation may take. */
    public static final Property<Long> TIMEOUT = property("timeout", time(Times.SECOND, 30 * Times.SECOND))
            .byDefault(30 * Times.SECOND)
            .doc("How long the resolvers of one operation may take together.")
            .from(Source.assumption("AppSync requests end after 30 s"))
            .in(RELIABILITY);
    /** What the cache keeps. */
    public static final Property<String> CACHING = property("caching", choice("none", "full-request", "per-resolver"))
            .byDefault("none")
            .doc(
                    "full-request: whole answers of queries are kept; per-resolver: what each resolver of a query found. The hourly price of the cache's instance is not in the price book.")
            .from(Source.assumption("AppSync's two caching behaviours"))
            .in(CAPACITY);
    /** How long the cache keeps something. */
    public static final Property<Long> CACHE_TTL = property("cacheTtl", time(Times.SECOND, Times.HOUR))
            .byDefault(Times.HOUR)
            .doc("How long the cache keeps an entry.")
            .from(Source.assumption("AppSync caches for 1 s to 1 h"))
            .in(CAPACITY);
    /** Distinct keys. */
    public static final Property<Long> CACHE_KEYS = property("cacheKeys", count(1, 1_000_000))
            .byDefault(100L)
            .doc(
                    "Distinct questions that clients ask evenly. The share of hits emerges: with λ questions of one key per second it tends to λ·TTL / (1 + λ·TTL).")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Share of hits. */
    public static final Property<Double> CACHE_HIT_RATIO = property("cacheHitRatio", share())
            .doc(
                    "Share of the questions that the cache answers. Unset: it emerges from the keys and their time to live.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Clients with an open subscription connection. */
    public static final Property<Long> SUBSCRIBERS = property("subscribers", count(0, 100_000_000))
            .byDefault(0L)
            .doc("Clients that hold a connection for subscriptions open, billed by the minute.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Subscribers that a mutation concerns. */
    public static final Property<Distribution> SUBSCRIBERS_PER_MUTATION = property(
                    "subscribersPerMutation", randomCount())
            .byDefault(Distribution.constant(0))
            .doc("Subscribers that get the result of one mutation; never more than there are.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Its own share of the latency. */
    public static final Property<Distribution> OVERHEAD = property("overhead", randomTime(10e9))
            .byDefault(Times.between(5, 20))
            .doc("Latency that AppSync adds to an operation.")
            .from(Source.assumption("order of magnitude of front-door latency"))
            .in(SIMULATION);
    /** Billed queries and mutations. */
    public static final Meter OPERATIONS = Meter.of("appsync", "operation", "operation");
    /** Billed messages to subscribers, in units of 5 KB. */
    public static final Meter UPDATES = Meter.of("appsync", "real-time-update", "update");
    /** Billed time of subscribers' connections, counted in milliseconds. */
    public static final Meter CONNECTION_MINUTES =
            new Meter("appsync", "connection-minute", "minute", Times.MINUTE / Times.MS);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("graphql-api")
            .title("GraphQL API", "AppSync")
            .in(Group.ENTRY)
            .doc(
                    "Answers queries and mutations: each connection resolves a field, those of one step in parallel, children in later steps. Pushes the results of mutations to subscribers.")
            .properties(
                    TIMEOUT,
                    CACHING,
                    CACHE_TTL,
                    CACHE_KEYS,
                    CACHE_HIT_RATIO,
                    MUTATION_SHARE,
                    RESPONSE_SIZE,
                    SUBSCRIBERS,
                    SUBSCRIBERS_PER_MUTATION,
                    OVERHEAD)
            .metrics(
                    Metric.count("Requests", "Queries and mutations."),
                    Metric.count("Mutations", "Mutations."),
                    Metric.count("CacheHits", "Questions that the cache answered."),
                    Metric.count("CacheMisses", "Questions that the cache did not answer."),
                    Metric.count("PublishedUpdates", "Messages to subscribers."),
                    Metric.count("4XXError", "Operations above 1 MB."),
                    Metric.count("5XXError", "Operations that failed, took too long or gave more than 5 MB."),
                    Metric.time("Latency", "Time from request to answer."),
                    Metric.level("ActiveConnections", "Connections of subscribers."))
            .meters(OPERATIONS, UPDATES, CONNECTION_MINUTES, DataTransfer.INTERNET)
            .build();

    private GraphQlApi() {}
}
