package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

/** An ordered, sharded log of records: Kinesis Data Streams. */
public final class Stream {
    /** How capacity is billed and bounded. */
    public static final Property<String> MODE = property("mode", choice("provisioned", "on-demand"))
            .byDefault("provisioned")
            .doc(
                    "provisioned: a fixed number of shards, billed by the hour; on-demand: begins with 4 MB/s of writes, doubles its previous peak at once, billed by the GB.")
            .from(Sources.KINESIS_LIMITS);
    /** Shards. */
    public static final Property<Long> SHARDS = property("shards", count(1, 20_000))
            .doc(
                    "Shards that partition keys spread the records over. Each takes 1,000 records or 1 MB per second and gives 2 MB per second to all its shared readers together. Unset: 1 provisioned, 4 on demand.")
            .from(Sources.KINESIS_LIMITS)
            .in(CAPACITY);
    /** How long records are kept. */
    public static final Property<Long> RETENTION = property("retention", time(24 * Times.HOUR, 365 * Times.DAY))
            .byDefault(24 * Times.HOUR)
            .doc("How long records are kept. A record that was not processed by then is lost.")
            .from(Sources.KINESIS_LIMITS)
            .in(COST);
    /** Share of the hottest key. */
    public static final Property<Double> HOT_KEY_SHARE = property("hotKeyShare", share())
            .byDefault(0.0)
            .doc(
                    "Share of the records that carry the hottest partition key; they all go to one shard. The others are spread evenly.")
            .from(Sources.KINESIS_LIMITS)
            .in(SIMULATION);
    /** Time to accept a record. */
    public static final Property<Distribution> PUT_LATENCY = property("putLatency", randomTime(10e9))
            .byDefault(Times.between(5, 20))
            .doc("How long a sender waits until its record is stored.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Provisioned shards, counted in shard-milliseconds. */
    public static final Meter SHARD_HOURS = hours("shard-hour", "shard-hour");
    /** Retention of 24 h to 7 d, counted in shard-milliseconds. */
    public static final Meter EXTENDED_SHARD_HOURS = hours("extended-retention-shard-hour", "shard-hour");
    /** Payload units of 25 KB. */
    public static final Meter PUT_UNITS = Meter.of("kinesis", "put-unit", "unit");
    /** Consumers with enhanced fan-out, counted in shard-milliseconds. */
    public static final Meter CONSUMER_HOURS =
            hours("fan-out-consumer-shard-hour", "consumer-shard-hour").as(HiddenCost.STREAM_READS);
    /** Bytes read by consumers with enhanced fan-out. */
    public static final Meter CONSUMER_GB =
            new Meter("kinesis", "fan-out-retrieval-gb", "GB", Times.GB).as(HiddenCost.STREAM_READS);
    /** Existence of an on-demand stream, counted in milliseconds. */
    public static final Meter STREAM_HOURS = hours("on-demand-stream-hour", "stream-hour");
    /** Bytes written on demand. */
    public static final Meter INGEST_GB = new Meter("kinesis", "on-demand-ingest-gb", "GB", Times.GB);
    /** Bytes read on demand. */
    public static final Meter RETRIEVAL_GB =
            new Meter("kinesis", "on-demand-retrieval-gb", "GB", Times.GB).as(HiddenCost.STREAM_READS);
    /** Bytes read on demand by consumers with enhanced fan-out. */
    public static final Meter FAN_OUT_RETRIEVAL_GB =
            new Meter("kinesis", "on-demand-fan-out-retrieval-gb", "GB", Times.GB).as(HiddenCost.STREAM_READS);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("stream")
            .title("Stream", "Kinesis")
            .in(Group.MESSAGING)
            .doc("Keeps records in order per partition key; functions read them shard by shard.")
            .properties(MODE, SHARDS, RETENTION, HOT_KEY_SHARE, PUT_LATENCY)
            .metrics(
                    Metric.count("IncomingRecords", "Records stored."),
                    new Metric("IncomingBytes", Unit.SIZE, Metric.Statistic.COUNT, "Bytes stored."),
                    Metric.count(
                            "WriteProvisionedThroughputExceeded", "Records refused for want of a shard's capacity."),
                    Metric.count(
                            "ReadProvisionedThroughputExceeded",
                            "Reads delayed by the 2 MB per second that a shard gives."),
                    new Metric("GetRecords.Bytes", Unit.SIZE, Metric.Statistic.COUNT, "Bytes read."))
            .meters(
                    SHARD_HOURS,
                    EXTENDED_SHARD_HOURS,
                    PUT_UNITS,
                    CONSUMER_HOURS,
                    CONSUMER_GB,
                    STREAM_HOURS,
                    INGEST_GB,
                    RETRIEVAL_GB,
                    FAN_OUT_RETRIEVAL_GB)
            .build();

    private Stream() {}

    private static Meter hours(String item, String unit) {
        return new Meter("kinesis", item, unit, Times.HOUR / Times.MS);
    }
}
