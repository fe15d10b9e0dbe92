package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.perSecond;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

/** Somebody else's service. */
public final class External {
    /** Time to serve one request. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(3_600e9))
            .byDefault(Times.percentiles(80, 400))
            .doc("How long it takes to serve one request, without queueing.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Failing share. */
    public static final Property<Double> ERROR_RATE = property("errorRate", share())
            .byDefault(0.0)
            .doc("Share of the requests that it answers with an error.")
            .from(Sources.OURS)
            .in(RELIABILITY);
    /** Requests per second that it takes. */
    public static final Property<Double> RATE_LIMIT = property("rateLimit", perSecond(0.001, 1e9))
            .doc(
                    "Requests per second that it accepts (token bucket of one second); more are refused with 429. Unset: no limit.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** Requests that it serves at once. */
    public static final Property<Long> CONCURRENCY = property("concurrency", count(1, 1_000_000))
            .doc("Requests that it serves at once; more wait in line. Unset: no limit.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** Requests that may wait. */
    public static final Property<Long> QUEUE_CAPACITY = property("queueCapacity", count(0, 1_000_000_000))
            .doc("Requests that may wait in line; more are refused with 503. Unset: no limit.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** Longest wait in line before more is shed. */
    public static final Property<Long> MAXIMUM_WAIT = property("maximumWait", time(0, Times.HOUR))
            .doc(
                    "Load shedding: as long as the first in line has waited longer than this, more requests are refused with 503. Unset: no limit.")
            .from(Sources.OURS)
            .in(RELIABILITY);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("external")
            .title("External service", "External service")
            .in(Group.OUTSIDE)
            .ports(Kind.Port.IN)
            .doc("Somebody else's HTTP service, with its latency, errors and limits.")
            .properties(LATENCY, ERROR_RATE, RATE_LIMIT, CONCURRENCY, QUEUE_CAPACITY, MAXIMUM_WAIT)
            .metrics(
                    Metric.count("Requests", "Requests."),
                    Metric.count("Refused", "Requests over the rate limit or the queue's capacity, or shed."),
                    Metric.time("Latency", "Time from request to answer, with waiting in line."),
                    Metric.level("Busy", "Requests being served."),
                    Metric.level("Waiting", "Requests waiting in line."))
            .build();

    private External() {}
}
