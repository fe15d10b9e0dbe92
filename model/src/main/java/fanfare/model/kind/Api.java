package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.bytes;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.number;
import static fanfare.model.kind.Property.perSecond;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.time;

import java.util.ArrayList;
import java.util.List;

/** An HTTP front door: API Gateway HTTP or REST API, a function URL, or an Application Load Balancer. */
public final class Api {
    /** Which front door. */
    public static final Property<String> FLAVOUR = property("flavour", choice("http", "rest", "function-url", "alb"))
            .byDefault("http")
            .doc(
                    "http: API Gateway HTTP API; rest: API Gateway REST API; function-url: a Lambda function URL, without throttle and without charge; alb: an Application Load Balancer, without throttle and billed by the hour.")
            .from(Sources.API_QUOTAS);
    /** Steady throttle. */
    public static final Property<Double> THROTTLE_RATE = property("throttleRate", perSecond(0, 1e6))
            .byDefault(10_000.0)
            .doc(
                    "Requests per second that refill the token bucket; more are refused with 429. Function URLs and load balancers have no throttle of their own.")
            .from(Sources.API_QUOTAS)
            .in(CAPACITY);
    /** Burst throttle. */
    public static final Property<Long> THROTTLE_BURST = property("throttleBurst", count(0, 1_000_000))
            .byDefault(5_000L)
            .doc("Size of the token bucket: requests that may come at once.")
            .from(Sources.API_QUOTAS)
            .in(CAPACITY);
    /** Integration time-out. */
    public static final Property<Long> TIMEOUT = property("timeout", time(50 * Times.MS, 900 * Times.SECOND))
            .doc(
                    "How long it waits for what a route leads to before it answers 504. Unset: 30 s (HTTP API, fixed), 29 s (REST), 900 s (function URL), 60 s (load balancer: its idle time-out, after which an idle connection is closed too).")
            .from(Sources.REST_QUOTAS)
            .in(RELIABILITY);
    /** Its own share of the latency. */
    public static final Property<Distribution> OVERHEAD = property("overhead", randomTime(10e9))
            .doc(
                    "Latency that the front door adds. Unset: 5 to 15 ms (HTTP), 10 to 30 ms (REST), 5 to 10 ms (function URL), 2 to 5 ms (load balancer).")
            .from(Source.assumption("orders of magnitude of front-door latency"))
            .in(SIMULATION);
    /** Size of an answer. */
    public static final Property<Long> RESPONSE_SIZE = property("responseSize", bytes(0, 200 * Times.MB))
            .byDefault(Times.KB)
            .doc(
                    "Size of an answer; to clients it is billed as data out to the internet. A load balancer is billed by the bytes of requests and answers; a REST cache holds answers of at most 1 MB, and as many as fit.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Cache of a REST API. */
    public static final Property<String> CACHE_SIZE = property(
                    "cacheSize",
                    choice("0.5 GB", "1.6 GB", "6.1 GB", "13.5 GB", "28.4 GB", "58.2 GB", "118 GB", "237 GB"))
            .doc(
                    "Cache of a REST API's answers, billed by the hour whether it is used or not. It answers GET routes; a hit is billed as a request and goes no further. Unset: no cache.")
            .from(Sources.REST_CACHE)
            .in(CAPACITY);
    /** Life of a cached answer. */
    public static final Property<Long> CACHE_TTL = property("cacheTtl", time(0, Times.HOUR))
            .byDefault(300 * Times.SECOND)
            .doc("How long an answer is kept in the cache; at most 1 h, 0 switches caching off.")
            .from(Sources.REST_CACHE)
            .in(CAPACITY);
    /** Different requests. */
    public static final Property<Long> CACHE_KEYS = property("cacheKeys", count(1, 100_000))
            .byDefault(1_000L)
            .doc(
                    "How many different requests there are to every cached route, as the cache tells them apart; its hit ratio follows from their arrivals and their life.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** How unlike the keys are. */
    public static final Property<Double> CACHE_KEY_SKEW = property("cacheKeySkew", number(0, 5))
            .byDefault(0.0)
            .doc(
                    "Exponent of Zipf's law for the requests' popularity: 0 makes all equally frequent, 1 the first twice as frequent as the second.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Requests over one connection. */
    public static final Property<Long> REQUESTS_PER_CONNECTION = property("requestsPerConnection", count(1, 1_000_000))
            .byDefault(1L)
            .doc(
                    "How many requests come over one connection of a client. A load balancer is billed by new and by open connections.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Billed REST requests. */
    public static final Meter REST_REQUESTS = Meter.of("api-gateway", "rest-request", "request");
    /** Billed HTTP requests, in units of 512 KB. */
    public static final Meter HTTP_REQUESTS = Meter.of("api-gateway", "http-request", "request");
    /** Hours of a load balancer, counted in milliseconds. */
    public static final Meter BALANCER_HOURS = new Meter("alb", "load-balancer-hour", "hour", Times.HOUR / Times.MS);
    /** Load balancer capacity units, counted in billionths of an hour's unit. */
    public static final Meter BALANCER_UNITS = new Meter("alb", "lcu-hour", "LCU-hour", 1_000_000_000L);

    private static final List<String> CACHE_SIZES = List.of("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237");
    /** Hours of a cache of each size, counted in milliseconds. */
    private static final List<Meter> CACHE_HOURS = CACHE_SIZES.stream()
            .map(gb -> new Meter("api-gateway", "rest-cache-hour-" + gb + "-gb", "hour", Times.HOUR / Times.MS))
            .toList();

    /** The declaration. */
    public static final Kind KIND = Kind.kind("api")
            .title("API", "API Gateway")
            .in(Group.ENTRY)
            .doc(
                    "Takes HTTP requests, throttles them and hands each to what its route leads to: a function, or a service without a function between.")
            .properties(
                    FLAVOUR,
                    THROTTLE_RATE,
                    THROTTLE_BURST,
                    CACHE_SIZE,
                    CACHE_TTL,
                    TIMEOUT,
                    OVERHEAD,
                    RESPONSE_SIZE,
                    CACHE_KEYS,
                    CACHE_KEY_SKEW,
                    REQUESTS_PER_CONNECTION)
            .metrics(
                    Metric.count("Count", "Requests."),
                    Metric.time("Latency", "Time from request to answer."),
                    Metric.count("4xx", "Requests refused by the throttle, by the authorizer, or for their size."),
                    Metric.count("5xx", "Requests that ended with an error or a time-out."),
                    Metric.count("CacheHitCount", "Requests answered from the cache."),
                    Metric.count("CacheMissCount", "Requests to a cached route that the cache could not answer."))
            .meters(meters())
            .build();

    private Api() {}

    private static Meter[] meters() {
        List<Meter> all = new ArrayList<>(
                List.of(REST_REQUESTS, HTTP_REQUESTS, BALANCER_HOURS, BALANCER_UNITS, DataTransfer.INTERNET));
        all.addAll(CACHE_HOURS);
        return all.toArray(Meter[]::new);
    }

    /** What a cache of this size is billed by. */
    public static Meter cacheHours(String size) {
        return CACHE_HOURS.get(CACHE_SIZES.indexOf(size.replace(" GB", "")));
    }
}
