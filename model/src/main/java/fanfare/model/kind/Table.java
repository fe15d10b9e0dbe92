package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.number;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.text;

/** A key-value table with a change stream: DynamoDB. */
public final class Table {
    /** How capacity is billed and bounded. */
    public static final Property<String> BILLING_MODE = property("billingMode", choice("on-demand", "provisioned"))
            .byDefault("on-demand")
            .doc(
                    "on-demand: billed per request, doubles its previous peak at once; provisioned: fixed units per second, billed by the hour.")
            .from(Sources.TABLE_ON_DEMAND);
    /** Provisioned reads. */
    public static final Property<Long> READ_CAPACITY = property("readCapacity", count(1, 80_000))
            .byDefault(5L)
            .doc("Provisioned read capacity units per second.")
            .from(Sources.TABLE_QUOTAS)
            .in(CAPACITY);
    /** Provisioned writes. */
    public static final Property<Long> WRITE_CAPACITY = property("writeCapacity", count(1, 80_000))
            .byDefault(5L)
            .doc("Provisioned write capacity units per second.")
            .from(Sources.TABLE_QUOTAS)
            .in(CAPACITY);
    /** Name of the partition key. */
    public static final Property<String> PARTITION_KEY = property(
                    "partitionKey",
                    text("[A-Za-z0-9_.-]{1,255}", "an attribute name of 1 to 255 letters, digits, _, . or -"))
            .byDefault("id")
            .doc("Name of the partition key.")
            .from(Sources.OURS);
    /** Name of the sort key. */
    public static final Property<String> SORT_KEY = property(
                    "sortKey",
                    text("[A-Za-z0-9_.-]{1,255}", "an attribute name of 1 to 255 letters, digits, _, . or -"))
            .doc("Name of the sort key. Unset: none.")
            .from(Sources.OURS);
    /** What a change record carries. */
    public static final Property<String> STREAM_VIEW = property(
                    "streamView", choice("NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY"))
            .byDefault("NEW_AND_OLD_IMAGES")
            .doc("What a record of the change stream carries; the stream exists when a function reads it.")
            .from(Sources.LAMBDA_STREAMS);
    /** Shards of the change stream. */
    public static final Property<Long> STREAM_SHARDS = property("streamShards", count(1, 10_000))
            .byDefault(4L)
            .doc("Shards of the change stream, about one per partition of the table.")
            .from(Source.assumption("a new on-demand table starts with 4 partitions of 1,000 write units"))
            .in(SIMULATION);
    /** Share of the hottest key. */
    public static final Property<Double> HOT_KEY_SHARE = property("hotKeyShare", share())
            .byDefault(0.0)
            .doc(
                    "Share of the traffic that goes to the hottest partition key; one key takes 3,000 read and 1,000 write units per second.")
            .from(Sources.TABLE_BURST)
            .in(SIMULATION);
    /** Latency of a read. */
    public static final Property<Distribution> READ_LATENCY = property("readLatency", randomTime(10e9))
            .byDefault(Times.percentiles(3.5, 15))
            .doc("How long a read takes that is not throttled.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Latency of a write. */
    public static final Property<Distribution> WRITE_LATENCY = property("writeLatency", randomTime(10e9))
            .byDefault(Times.percentiles(6, 20))
            .doc("How long a write takes that is not throttled.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Stored data. */
    public static final Property<Double> STORAGE = property("storage", number(0, 1e6))
            .byDefault(0.0)
            .doc("Stored data in GB; billed by the month beyond the free 25 GB.")
            .from(Sources.OURS)
            .in(COST);
    /** Billed writes on demand. */
    public static final Meter WRITE_UNITS = Meter.of("dynamodb", "write-request-unit", "WRU");
    /** Billed reads on demand, counted in halves because eventually consistent reads are. */
    public static final Meter READ_UNITS = new Meter("dynamodb", "read-request-unit", "RRU", 2);
    /** Provisioned writes, counted in unit-milliseconds. */
    public static final Meter WRITE_HOURS = new Meter("dynamodb", "wcu-hour", "WCU-hour", 3_600_000);
    /** Provisioned reads, counted in unit-milliseconds. */
    public static final Meter READ_HOURS = new Meter("dynamodb", "rcu-hour", "RCU-hour", 3_600_000);
    /** Storage, counted in MB·ms of a month of 730 hours. */
    public static final Meter STORAGE_MONTHS =
            new Meter("dynamodb", "storage-gb-month", "GB-month", 1_024L * 730 * 3_600_000);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("table")
            .title("Table", "DynamoDB")
            .in(Group.STORES)
            .doc("Stores items under a key; a function may follow its changes.")
            .properties(
                    BILLING_MODE,
                    READ_CAPACITY,
                    WRITE_CAPACITY,
                    PARTITION_KEY,
                    SORT_KEY,
                    STREAM_VIEW,
                    STORAGE,
                    STREAM_SHARDS,
                    HOT_KEY_SHARE,
                    READ_LATENCY,
                    WRITE_LATENCY)
            .metrics(
                    Metric.count("ConsumedReadCapacityUnits", "Read units used."),
                    Metric.count("ConsumedWriteCapacityUnits", "Write units used."),
                    Metric.count("ThrottledRequests", "Requests refused for want of capacity."),
                    Metric.time("SuccessfulRequestLatency", "Time of the requests that succeeded."))
            .meters(WRITE_UNITS, READ_UNITS, WRITE_HOURS, READ_HOURS, STORAGE_MONTHS, DataTransfer.INTERNET)
            .build();

    private Table() {}
}
