package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.CAPACITY;
import static fanfare.model.kind.Property.Section.RELIABILITY;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;
import static fanfare.model.kind.Property.share;
import static fanfare.model.kind.Property.time;

/** A pool of database connections that many clients share: RDS Proxy. */
public final class DatabaseProxy {
    /** Size of the pool. */
    public static final Property<Double> MAX_CONNECTIONS_SHARE = property("maxConnectionsShare", share())
            .byDefault(1.0)
            .doc(
                    "Largest size of the pool as a share of the connections that the database takes (MaxConnectionsPercent). The guide advises to keep 30 % of headroom over what is used.")
            .from(Sources.RDS_PROXY)
            .in(CAPACITY);
    /** How long a client waits. */
    public static final Property<Long> BORROW_TIMEOUT = property("borrowTimeout", time(0, 300 * Times.SECOND))
            .byDefault(120 * Times.SECOND)
            .doc("How long a query waits for a connection of the pool before it fails (ConnectionBorrowTimeout).")
            .from(Sources.RDS_PROXY)
            .in(RELIABILITY);
    /** Share of pinned clients. */
    public static final Property<Double> PINNED_SHARE = property("pinnedShare", share())
            .byDefault(0.0)
            .doc(
                    "Share of the clients whose connection is pinned, for example because they set session variables or use temporary tables. A pinned client keeps its database connection until it disconnects; the others give it back after every query.")
            .from(Sources.RDS_PROXY)
            .in(SIMULATION);
    /** Time that it adds. */
    public static final Property<Distribution> LATENCY = property("latency", randomTime(60e9))
            .byDefault(Times.between(1, 5))
            .doc("Time that it adds to every query.")
            .from(Source.assumption("RDS Proxy adds 1 to 5 ms to a query"))
            .in(SIMULATION);

    /** Processors of the database instance, at least 2, counted in milliseconds. */
    public static final Meter VCPU_HOURS = new Meter("rds-proxy", "vcpu-hour", "vCPU-hour", Times.HOUR / Times.MS);
    /** Capacity of the Aurora Serverless v2 database, at least 8 ACUs, counted in half ACUs × milliseconds. */
    public static final Meter ACU_HOURS = new Meter("rds-proxy", "acu-hour", "ACU-hour", 2 * Times.HOUR / Times.MS);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("database-proxy")
            .title("Database proxy", "RDS Proxy")
            .in(Group.STORES)
            .doc("Lets many clients share the connections of a database.")
            .properties(MAX_CONNECTIONS_SHARE, BORROW_TIMEOUT, PINNED_SHARE, LATENCY)
            .metrics(
                    Metric.level("ClientConnections", "Open connections of clients."),
                    Metric.level("DatabaseConnections", "Connections to the database that were opened for the pool."),
                    Metric.level("DatabaseConnectionsCurrentlyBorrowed", "Connections to the database in use."),
                    Metric.level(
                            "DatabaseConnectionsCurrentlySessionPinned",
                            "Connections to the database that pinned clients keep."),
                    Metric.time(
                                    "DatabaseConnectionsBorrowLatency",
                                    "How long queries waited for a connection of the pool, 0 if one was free.")
                            .as(Role.POOL_WAIT),
                    Metric.count("BorrowTimeouts", "Queries that failed because no connection of the pool came free."),
                    Metric.count("QueryRequests", "Queries."),
                    Metric.time("QueryResponseLatency", "Time from query to answer."))
            .meters(VCPU_HOURS, ACU_HOURS)
            .build();

    private DatabaseProxy() {}
}
