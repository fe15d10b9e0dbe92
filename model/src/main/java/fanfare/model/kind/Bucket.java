package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.number;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;

/** Object storage: S3. */
public final class Bucket {
    /** Partitioned prefixes. */
    public static final Property<Long> PREFIXES = property("prefixes", count(1, 10_000))
            .byDefault(1L)
            .doc("Key prefixes that traffic is spread over; each takes 3,500 writes and 5,500 reads per second.")
            .from(Sources.S3_PERFORMANCE)
            .in(CAPACITY);
    /** Latency of a read. */
    public static final Property<Distribution> GET_LATENCY = property("getLatency", randomTime(600e9))
            .byDefault(Times.percentiles(30, 150))
            .doc("How long a read of a small object takes.")
            .from(Source.assumption("small objects: p50 20 to 40 ms"))
            .in(SIMULATION);
    /** Latency of a write. */
    public static final Property<Distribution> PUT_LATENCY = property("putLatency", randomTime(600e9))
            .byDefault(Times.percentiles(45, 200))
            .doc("How long a write of a small object takes.")
            .from(Source.assumption("small objects: p50 30 to 60 ms"))
            .in(SIMULATION);
    /** Latency of a notification. */
    public static final Property<Distribution> NOTIFICATION_LATENCY = property("notificationLatency", randomTime(600e9))
            .byDefault(Times.percentiles(1_000, 10_000))
            .doc("Time between a write and its notification; usually seconds, sometimes a minute.")
            .from(Sources.S3_EVENTS)
            .in(SIMULATION);
    /** Stored data. */
    public static final Property<Double> STORAGE = property("storage", number(0, 1e9))
            .byDefault(0.0)
            .doc("Stored data in GB, billed by the month.")
            .from(Sources.OURS)
            .in(COST);
    /** Billed writes. */
    public static final Meter PUTS = Meter.of("s3", "put", "request");
    /** Billed reads. */
    public static final Meter GETS = Meter.of("s3", "get", "request");
    /** Storage, counted in MB·ms of a month of 730 hours. */
    public static final Meter STORAGE_MONTHS =
            new Meter("s3", "storage-gb-month", "GB-month", 1_024L * 730 * 3_600_000);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("bucket")
            .title("Bucket", "S3")
            .in(Group.STORES)
            .doc("Stores objects and notifies a function, a queue or a topic of new ones.")
            .properties(PREFIXES, STORAGE, GET_LATENCY, PUT_LATENCY, NOTIFICATION_LATENCY)
            .metrics(
                    Metric.count("GetRequests", "Reads."),
                    Metric.count("PutRequests", "Writes."),
                    Metric.count("5xxErrors", "Requests refused with SlowDown."),
                    Metric.time("TotalRequestLatency", "Time of a request."))
            .meters(PUTS, GETS, STORAGE_MONTHS, DataTransfer.INTERNET)
            .build();

    private Bucket() {}
}
