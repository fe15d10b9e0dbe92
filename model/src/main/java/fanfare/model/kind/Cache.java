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

/** A store in memory in front of a slower one: ElastiCache Serverless and DAX. */
public final class Cache {
    /** Which service. */
    public static final Property<String> FLAVOUR = property("flavour", choice("valkey", "redis", "dax"))
            .byDefault("valkey")
            .doc(
                    "valkey and redis: ElastiCache Serverless, billed by what is stored and by ECPU; dax: DynamoDB Accelerator, nodes billed by the hour, in front of tables only.")
            .from(Source.assumption("the flavours that the price book has prices for"));
    /** Fixed share of hits. */
    public static final Property<Double> HIT_RATIO = property("hitRatio", share())
            .doc(
                    "Share of the reads that find their value. Unset: it follows from the number of keys, their popularity and the time to live.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Distinct keys. */
    public static final Property<Long> KEYS = property("keys", count(1, 1_000_000))
            .byDefault(1_000L)
            .doc("How many different keys the reads and writes ask for; matters without hitRatio.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** Popularity. */
    public static final Property<Double> SKEW = property("skew", number(0, 5))
            .byDefault(0.0)
            .doc(
                    "Exponent of Zipf's law by which keys are asked for: 0: all equally often; 1: the second key half as often as the first. Matters without hitRatio.")
            .from(Sources.OURS)
            .in(SIMULATION);
    /** How long a value stays. */
    public static final Property<Long> TTL = property("ttl", time(Times.MS, 365 * Times.DAY))
            .byDefault(300 * Times.SECOND)
            .doc("How long a value stays after it was stored; then it is read anew. Matters without hitRatio.")
            .from(Source.assumption("5 min, the default item TTL of DAX"))
            .in(CAPACITY);
    /** What a write does. */
    public static final Property<String> WRITES = property("writes", choice("write-through", "invalidate"))
            .byDefault("write-through")
            .doc(
                    "What a write leaves here once the store behind has it: write-through: the new value; invalidate: nothing, so that the next read fetches it.")
            .from(Sources.OURS);
    /** Time of an access. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(10e9))
            .byDefault(Times.between(0.5, 1))
            .doc("How long an access takes, without the store behind.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Stored data. */
    public static final Property<Double> STORAGE = property("storage", number(0, 5_000))
            .byDefault(1.0)
            .doc("Stored data in GB; Redis OSS is billed for at least 1 GB, Valkey for at least 100 MB.")
            .from(Source.assumption("minimum sizes as third parties quote them"))
            .in(COST);
    /** Nodes of DAX. */
    public static final Property<Long> NODES = property("nodes", count(1, 11))
            .byDefault(3L)
            .doc("Nodes (dax.t3.small) of a DAX cluster.")
            .from(Source.assumption("three nodes in three Availability Zones for production"))
            .in(COST);

    /** Stored data of Valkey, counted in MB·ms. */
    public static final Meter VALKEY_STORAGE = storage("valkey-gb-hour");
    /** Stored data of Redis OSS, counted in MB·ms. */
    public static final Meter REDIS_STORAGE = storage("redis-gb-hour");
    /** Processing units of Valkey, counted in bytes: one per KB. */
    public static final Meter VALKEY_UNITS = new Meter("elasticache-serverless", "valkey-ecpu", "ECPU", Times.KB);
    /** Processing units of Redis OSS, counted in bytes: one per KB. */
    public static final Meter REDIS_UNITS = new Meter("elasticache-serverless", "redis-ecpu", "ECPU", Times.KB);
    /** Nodes of DAX, counted in milliseconds. */
    public static final Meter NODE_HOURS = new Meter("dax", "node-hour-t3.small", "hour", Times.HOUR / Times.MS);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("cache")
            .title("Cache", "ElastiCache and DAX")
            .in(Group.STORES)
            .doc("Keeps values in memory; what it does not have it reads from the store behind it.")
            .properties(FLAVOUR, TTL, WRITES, HIT_RATIO, KEYS, SKEW, LATENCY, STORAGE, NODES)
            .metrics(
                    Metric.count("CacheHits", "Reads that found their value."),
                    Metric.count("CacheMisses", "Reads that did not."),
                    Metric.time("Staleness", "Age of the values that hits got: time since they were read or written.")
                            .as(Role.STALENESS),
                    Metric.time("Latency", "Time from request to answer, with the store behind."))
            .meters(VALKEY_STORAGE, REDIS_STORAGE, VALKEY_UNITS, REDIS_UNITS, NODE_HOURS)
            .build();

    private Cache() {}

    private static Meter storage(String item) {
        return new Meter("elasticache-serverless", item, "GB-hour", 1_024L * 3_600_000);
    }
}
