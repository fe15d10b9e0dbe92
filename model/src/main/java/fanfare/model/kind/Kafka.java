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
import static fanfare.model.kind.Property.time;

/** A Kafka topic on a cluster of its own: Amazon MSK. */
public final class Kafka {
    /** Who runs the brokers. */
    public static final Property<String> CLUSTER = property("cluster", choice("serverless", "provisioned"))
            .byDefault("serverless")
            .doc(
                    "serverless: billed by the hour of the cluster and of its partitions, and by the GB in and out; provisioned: billed by the broker-hour.")
            .from(Source.assumption("the two forms of Amazon MSK"));
    /** Partitions. */
    public static final Property<Long> PARTITIONS = property("partitions", count(1, 2_000))
            .byDefault(3L)
            .doc("Partitions that keys spread the records over; each is read by one batch at a time.")
            .from(Sources.OURS)
            .in(CAPACITY);
    /** Brokers of a provisioned cluster. */
    public static final Property<Long> BROKERS = property("brokers", count(1, 90))
            .byDefault(3L)
            .doc("Brokers of a provisioned cluster.")
            .from(Source.assumption("one broker in each of three Availability Zones"))
            .in(COST);
    /** Size of a broker. */
    public static final Property<String> INSTANCE = property("instance", choice("kafka.m5.large", "kafka.t3.small"))
            .byDefault("kafka.m5.large")
            .doc("Size of a broker of a provisioned cluster.")
            .from(Source.assumption("the smallest size for production"))
            .in(COST);
    /** Storage. */
    public static final Property<Double> STORAGE = property("storage", number(0, 1e6))
            .byDefault(0.0)
            .doc("GB stored on the cluster, on all brokers together.")
            .from(Sources.OURS)
            .in(COST);
    /** How long records are kept. */
    public static final Property<Long> RETENTION = property("retention", time(60 * Times.SECOND, 365 * Times.DAY))
            .byDefault(7 * Times.DAY)
            .doc("How long records are kept. A record that was not processed by then is lost.")
            .from(Source.assumption("Kafka's own default of 168 hours"));
    /** Share of the hottest key. */
    public static final Property<Double> HOT_KEY_SHARE = property("hotKeyShare", share())
            .byDefault(0.0)
            .doc("Share of the records that carry the hottest key; they all go to one partition.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Time to accept a record. */
    public static final Property<Distribution> PUT_LATENCY = property("putLatency", randomTime(10e9))
            .byDefault(Times.between(5, 20))
            .doc("How long a sender waits until its record is stored.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Serverless clusters, counted in milliseconds. */
    public static final Meter CLUSTER_HOURS = hours("msk-serverless", "cluster-hour", "cluster-hour");
    /** Partitions of serverless clusters, counted in partition-milliseconds. */
    public static final Meter PARTITION_HOURS = hours("msk-serverless", "partition-hour", "partition-hour");
    /** Bytes written to serverless clusters. */
    public static final Meter IN_GB = new Meter("msk-serverless", "data-in-gb", "GB", Times.GB);
    /** Bytes read from serverless clusters. */
    public static final Meter OUT_GB = new Meter("msk-serverless", "data-out-gb", "GB", Times.GB);
    /** Storage of serverless clusters, counted in MB·ms of a month of 730 hours. */
    public static final Meter SERVERLESS_STORAGE = storage("msk-serverless");
    /** Small brokers, counted in milliseconds. */
    public static final Meter SMALL_BROKER_HOURS = hours("msk", "broker-hour-t3.small", "hour");
    /** Large brokers, counted in milliseconds. */
    public static final Meter LARGE_BROKER_HOURS = hours("msk", "broker-hour-m5.large", "hour");
    /** Storage of brokers, counted in MB·ms of a month of 730 hours. */
    public static final Meter BROKER_STORAGE = storage("msk");

    /** The declaration. */
    public static final Kind KIND = Kind.kind("kafka")
            .title("Kafka topic", "MSK")
            .in(Group.MESSAGING)
            .doc(
                    "Keeps records in order per key on a cluster inside your network; functions read them partition by partition.")
            .properties(CLUSTER, PARTITIONS, BROKERS, INSTANCE, STORAGE, RETENTION, HOT_KEY_SHARE, PUT_LATENCY)
            .metrics(
                    Metric.count("MessagesIn", "Records stored."),
                    new Metric("BytesIn", Unit.SIZE, Metric.Statistic.COUNT, "Bytes stored."),
                    new Metric("BytesOut", Unit.SIZE, Metric.Statistic.COUNT, "Bytes read."))
            .meters(
                    CLUSTER_HOURS,
                    PARTITION_HOURS,
                    IN_GB,
                    OUT_GB,
                    SERVERLESS_STORAGE,
                    SMALL_BROKER_HOURS,
                    LARGE_BROKER_HOURS,
                    BROKER_STORAGE)
            .build();

    private Kafka() {}

    private static Meter hours(String service, String item, String unit) {
        return new Meter(service, item, unit, Times.HOUR / Times.MS);
    }

    private static Meter storage(String service) {
        return new Meter(service, "storage-gb-month", "GB-month", 1_024L * 730 * 3_600_000);
    }
}
