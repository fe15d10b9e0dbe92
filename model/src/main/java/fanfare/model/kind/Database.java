package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.count;
import static fanfare.model.kind.Property.number;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

import java.util.List;

/** A relational database with a limited number of connections: Aurora and RDS. */
public final class Database {
    /** How it is provided. */
    public static final Property<String> FLAVOUR = property("flavour", choice("aurora-serverless", "rds"))
            .byDefault("aurora-serverless")
            .doc(
                    "aurora-serverless: Aurora Serverless v2, which grows and shrinks in ACUs; rds: one RDS instance of a class, billed by the hour.")
            .from(Sources.AURORA_CAPACITY);
    /** The database engine. */
    public static final Property<String> ENGINE = property("engine", choice("postgresql", "mysql"))
            .byDefault("postgresql")
            .doc("The engine, which decides with the memory how many connections there may be.")
            .from(Sources.RDS_LIMITS);
    /** Instance class. */
    public static final Property<String> INSTANCE_CLASS = property(
                    "instanceClass",
                    choice("db.t3.micro", "db.t4g.micro", "db.t4g.small", "db.m5.large", "db.r6g.large"))
            .byDefault("db.m5.large")
            .doc("Class of an RDS instance. A db.t4g.small is priced as Multi-AZ, the others in one Availability Zone.")
            .from(Source.assumption("the classes that the price book has a price for"))
            .in(CAPACITY);
    /** Smallest capacity. */
    public static final Property<Double> MIN_CAPACITY = property("minCapacity", number(0, 256))
            .byDefault(0.5)
            .doc(
                    "Least ACUs (about 2 GiB of memory each) of Aurora Serverless v2, in steps of 0.5. 0: it pauses while nobody is connected.")
            .from(Sources.AURORA_CAPACITY)
            .in(CAPACITY);
    /** Largest capacity. */
    public static final Property<Double> MAX_CAPACITY = property("maxCapacity", number(1, 256))
            .byDefault(8.0)
            .doc(
                    "Most ACUs of Aurora Serverless v2, in steps of 0.5; it also decides how many connections there may be.")
            .from(Sources.AURORA_CAPACITY)
            .in(CAPACITY);
    /** Idle time before a pause. */
    public static final Property<Long> PAUSE_AFTER = property("pauseAfter", time(300 * Times.SECOND, Times.DAY))
            .byDefault(300 * Times.SECOND)
            .doc("How long nobody must be connected before an Aurora Serverless v2 database with minCapacity 0 pauses.")
            .from(Sources.AURORA_PAUSE)
            .in(CAPACITY);
    /** Connections at once. */
    public static final Property<Long> MAX_CONNECTIONS = property("maxConnections", count(1, 262_143))
            .doc(
                    "Connections that it takes at once; more are refused. Unset: what the engine allows for the memory of the class or for maxCapacity.")
            .from(Sources.RDS_LIMITS)
            .in(CAPACITY);
    /** Processor time of a read. */
    public static final Property<Distribution> READ_CPU_TIME = property("readCpuTime", randomTime(3_600e9))
            .byDefault(Times.percentiles(0.5, 2))
            .doc("Time that a read computes on one processor. Queries that run at once share the processors evenly.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Processor time of a write. */
    public static final Property<Distribution> WRITE_CPU_TIME = property("writeCpuTime", randomTime(3_600e9))
            .byDefault(Times.percentiles(0.8, 3))
            .doc("Time that a write computes on one processor.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Other time of a read. */
    public static final Property<Distribution> READ_LATENCY = property("readLatency", randomTime(3_600e9))
            .byDefault(Times.between(0.5, 3))
            .doc("Time of a read that needs no processor: storage and the way there and back.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Other time of a write. */
    public static final Property<Distribution> WRITE_LATENCY = property("writeLatency", randomTime(3_600e9))
            .byDefault(Times.between(1, 4))
            .doc("Time of a write that needs no processor: storage and the way there and back.")
            .from(Sources.IN_REGION)
            .in(SIMULATION);
    /** Failing share. */
    public static final Property<Double> ERROR_RATE = property("errorRate", share())
            .byDefault(0.0)
            .doc("Share of the queries that fail, for example because of a deadlock.")
            .from(Sources.OURS)
            .in(RELIABILITY);
    /** Stored data. */
    public static final Property<Double> STORAGE = property("storage", number(0, 1e6))
            .byDefault(20.0)
            .doc("Stored data in GB, billed by the month.")
            .from(Sources.OURS)
            .in(COST);
    /** Input and output of a read. */
    public static final Property<Double> IO_PER_READ = property("ioPerRead", number(0, 1e6))
            .byDefault(0.1)
            .doc("Requests to the storage per read on average, after what memory answers; billed with Aurora.")
            .from(Source.assumption("nine of ten reads are answered from memory"))
            .in(COST);
    /** Input and output of a write. */
    public static final Property<Double> IO_PER_WRITE = property("ioPerWrite", number(0, 1e6))
            .byDefault(1.0)
            .doc("Requests to the storage per write on average; billed with Aurora.")
            .from(Source.assumption("one log record of up to 4 KB per write"))
            .in(COST);

    /** Capacity of Aurora Serverless v2, counted in half ACUs × milliseconds. */
    public static final Meter ACU_HOURS = new Meter("aurora", "acu-hour", "ACU-hour", 2 * Times.HOUR / Times.MS);
    /** Storage of Aurora, counted in MB·ms of a month of 730 hours. */
    public static final Meter AURORA_STORAGE =
            new Meter("aurora", "storage-gb-month", "GB-month", 1_024L * 730 * 3_600_000);
    /** Requests to the storage of Aurora, counted in thousandths. */
    public static final Meter AURORA_IO = new Meter("aurora", "io-request", "request", 1_000);
    /** Storage of RDS, counted in MB·ms of a month of 730 hours. */
    public static final Meter RDS_STORAGE = new Meter("rds", "storage-gb-month", "GB-month", 1_024L * 730 * 3_600_000);
    /** Hours of an instance by class, counted in milliseconds, in the order of {@link #INSTANCE_CLASS}. */
    public static final List<Meter> INSTANCE_HOURS = List.of(
            hours("hour-t3.micro"),
            hours("hour-t4g.micro"),
            hours("multi-az-hour-t4g.small"),
            hours("hour-m5.large"),
            hours("hour-r6g.large"));

    /** The declaration. */
    public static final Kind KIND = Kind.kind("database")
            .title("Database", "Aurora and RDS")
            .in(Group.STORES)
            .ports(Kind.Port.IN)
            .doc("Answers SQL queries over a limited number of connections.")
            .properties(
                    FLAVOUR,
                    ENGINE,
                    INSTANCE_CLASS,
                    MIN_CAPACITY,
                    MAX_CAPACITY,
                    PAUSE_AFTER,
                    MAX_CONNECTIONS,
                    ERROR_RATE,
                    STORAGE,
                    IO_PER_READ,
                    IO_PER_WRITE,
                    READ_CPU_TIME,
                    WRITE_CPU_TIME,
                    READ_LATENCY,
                    WRITE_LATENCY)
            .metrics(
                    Metric.level("DatabaseConnections", "Open connections."),
                    Metric.count("ConnectionsOpened", "Connections opened."),
                    Metric.count("ConnectionsRefused", "Queries refused because there were too many connections."),
                    Metric.level("CPUUtilization", "Processors in use, in percent."),
                    Metric.level("ServerlessDatabaseCapacity", "Capacity of Aurora Serverless v2, in half ACUs."),
                    Metric.count("Resumes", "How often a paused database was woken by a connection."),
                    Metric.time("Latency", "Time from query to answer, with connecting and waiting for a processor."))
            .meters(
                    ACU_HOURS,
                    AURORA_STORAGE,
                    AURORA_IO,
                    RDS_STORAGE,
                    INSTANCE_HOURS.get(0),
                    INSTANCE_HOURS.get(1),
                    INSTANCE_HOURS.get(2),
                    INSTANCE_HOURS.get(3),
                    INSTANCE_HOURS.get(4))
            .build();

    private Database() {}

    private static Meter hours(String item) {
        return new Meter("rds", item, "hour", Times.HOUR / Times.MS);
    }
}
