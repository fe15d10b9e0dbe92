package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.flag;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.time;

/** A content delivery network before the origins: CloudFront. */
public final class Cdn {
    /** How long it waits for an origin. */
    public static final Property<Long> ORIGIN_TIMEOUT = property("originTimeout", time(Times.SECOND, 60 * Times.SECOND))
            .byDefault(30 * Times.SECOND)
            .doc("How long one attempt waits for the origin's answer.")
            .from(Source.assumption("origin read time-out of 30 s, at most 60 s"))
            .in(RELIABILITY);
    /** Attempts per origin request. */
    public static final Property<Long> ORIGIN_ATTEMPTS = property("originAttempts", count(1, 3))
            .byDefault(3L)
            .doc(
                    "Attempts to reach an origin that does not answer in time. An error that the origin answers is passed on and not tried again.")
            .from(Source.assumption("CloudFront tries an origin that does not answer up to three times"))
            .in(RELIABILITY);
    /** One origin request for simultaneous misses. */
    public static final Property<Boolean> COLLAPSE = property("collapseRequests", flag())
            .byDefault(true)
            .doc(
                    "Requests for an object that is just being fetched wait for that answer instead of going to the origin too. Matters where the share of hits emerges.")
            .from(Source.assumption("CloudFront collapses simultaneous requests for the same object"))
            .in(RELIABILITY);
    /** Time at the edge. */
    public static final Property<Distribution> EDGE_LATENCY = property("edgeLatency", randomTime(10e9))
            .byDefault(Times.between(5, 15))
            .doc("Time that the edge location adds to every request.")
            .from(Source.assumption("order of magnitude of an edge location's latency"))
            .in(SIMULATION);
    /** Time between edge and origin. */
    public static final Property<Distribution> ORIGIN_LATENCY = property("originLatency", randomTime(10e9))
            .byDefault(Times.between(20, 60))
            .doc("Network time between the edge location and the origin, there and back; on a miss only.")
            .from(Source.assumption("round trips between an edge location and a Region nearby"))
            .in(SIMULATION);
    /** Billed requests. */
    public static final Meter REQUESTS = Meter.of("cloudfront", "https-request", "request");
    /** Bytes out to the internet. */
    public static final Meter INTERNET_GB = new Meter("cloudfront", "internet-gb", "GB", Times.GB);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("cdn")
            .title("CDN", "CloudFront")
            .in(Group.ENTRY)
            .doc("Answers near its clients from a cache, and fetches from an origin what it does not have.")
            .properties(ORIGIN_TIMEOUT, ORIGIN_ATTEMPTS, COLLAPSE, EDGE_LATENCY, ORIGIN_LATENCY)
            .metrics(
                    Metric.count("Requests", "Requests."),
                    new Metric("BytesDownloaded", Unit.SIZE, Metric.Statistic.COUNT, "Bytes sent to clients."),
                    Metric.count("CacheHits", "Requests answered from the cache."),
                    Metric.count("CacheMisses", "Requests that were not in the cache."),
                    Metric.count("CollapsedRequests", "Misses that waited for a fetch that was under way."),
                    Metric.count("OriginRequests", "Attempts to reach an origin."),
                    Metric.count("5xxErrors", "Requests that an origin failed or did not answer in time."),
                    Metric.time("OriginLatency", "Time from a miss to the origin's answer."),
                    Metric.time("Latency", "Time from request to answer."))
            .meters(REQUESTS, INTERNET_GB)
            .build();

    private Cdn() {}
}
