package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.perSecond;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.time;

/** An HTTP front door: API Gateway HTTP or REST API, or a function URL. */
public final class Api {
    /** Which front door. */
    public static final Property<String> FLAVOUR = property("flavour", choice("http", "rest", "function-url"))
            .byDefault("http")
            .doc(
                    "http: API Gateway HTTP API; rest: API Gateway REST API; function-url: a Lambda function URL, without throttle and without charge.")
            .from(Sources.API_QUOTAS);
    /** Steady throttle. */
    public static final Property<Double> THROTTLE_RATE = property("throttleRate", perSecond(0, 1e6))
            .byDefault(10_000.0)
            .doc(
                    "Requests per second that refill the token bucket; more are refused with 429. Function URLs have no throttle of their own.")
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
                    "How long it waits for the function before it answers 504. Unset: 30 s (HTTP API, fixed), 29 s (REST), 900 s (function URL).")
            .from(Sources.REST_QUOTAS)
            .in(RELIABILITY);
    /** Its own share of the latency. */
    public static final Property<Distribution> OVERHEAD = property("overhead", randomTime(10e9))
            .doc(
                    "Latency that the front door adds. Unset: 5 to 15 ms (HTTP), 10 to 30 ms (REST), 5 to 10 ms (function URL).")
            .from(Source.assumption("orders of magnitude of front-door latency"))
            .in(SIMULATION);
    /** Billed REST requests. */
    public static final Meter REST_REQUESTS = Meter.of("api-gateway", "rest-request", "request");
    /** Billed HTTP requests, in units of 512 KB. */
    public static final Meter HTTP_REQUESTS = Meter.of("api-gateway", "http-request", "request");

    /** The declaration. */
    public static final Kind KIND = Kind.kind("api")
            .title("API", "API Gateway")
            .in(Group.ENTRY)
            .doc("Takes HTTP requests, throttles them and calls the function behind a route.")
            .properties(FLAVOUR, THROTTLE_RATE, THROTTLE_BURST, TIMEOUT, OVERHEAD)
            .metrics(
                    Metric.count("Count", "Requests."),
                    Metric.time("Latency", "Time from request to answer."),
                    Metric.count("4xx", "Requests refused by the throttle."),
                    Metric.count("5xx", "Requests that ended with an error or a time-out."))
            .meters(REST_REQUESTS, HTTP_REQUESTS)
            .build();

    private Api() {}
}
