package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.kind.Database;
import java.util.List;

/** What follows from a database's class or capacity: processors and connections. */
final class DatabaseSize {
    /** An ACU has about 2 GiB of memory; a quarter of a processor goes with it (assumed from classes with 8 GiB each). */
    static final double PROCESSORS_PER_ACU = 0.25;

    private static final double GIB = 1_073_741_824;
    /** Bytes of memory per connection (RDS quotas). */
    private static final double POSTGRESQL_BYTES = 9_531_392;

    private static final double MYSQL_BYTES = 12_582_880;
    private static final long MOST_POSTGRESQL = 5_000;
    /** PostgreSQL with a minimum of 0 or 0.5 ACU (Aurora guide, setting the capacity). */
    private static final long MOST_OF_SMALL_MINIMUM = 2_000;

    /** Every class here has two processors. */
    static final int PROCESSORS = 2;

    private record Class(String name, double gib) {}

    private static final List<Class> CLASSES = List.of(
            new Class("db.t3.micro", 1),
            new Class("db.t4g.micro", 1),
            new Class("db.t4g.small", 2),
            new Class("db.m5.large", 8),
            new Class("db.r6g.large", 16));

    /** Connections by the largest capacity: Aurora guide, performance and scaling of Aurora Serverless v2. */
    private record Row(double acu, long mysql, long postgresql) {}

    private static final List<Row> ROWS = List.of(
            new Row(1, 90, 189),
            new Row(4, 135, 823),
            new Row(8, 1_000, 1_669),
            new Row(16, 2_000, 3_360),
            new Row(32, 3_000, 5_000),
            new Row(64, 4_000, 5_000),
            new Row(128, 5_000, 5_000),
            new Row(192, 6_000, 5_000));

    private DatabaseSize() {}

    static boolean isServerless(Component database) {
        return database.get(Database.FLAVOUR).equals("aurora-serverless");
    }

    /** The number of its class. */
    static int classOf(Component database) {
        String name = database.get(Database.INSTANCE_CLASS);
        for (int i = 0; i < CLASSES.size(); i++) {
            if (CLASSES.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("No size of " + name);
    }

    /** Connections that it takes at once; between two rows of the table the lower one. */
    static long maxConnections(Component database) {
        return database.value(Database.MAX_CONNECTIONS)
                .orElseGet(() -> isServerless(database) ? byCapacity(database) : byMemory(database));
    }

    private static long byCapacity(Component database) {
        boolean mysql = database.get(Database.ENGINE).equals("mysql");
        double most = database.get(Database.MAX_CAPACITY);
        long found = 0;
        for (Row row : ROWS) {
            if (row.acu() <= most) {
                found = mysql ? row.mysql() : row.postgresql();
            }
        }
        boolean small = !mysql && database.get(Database.MIN_CAPACITY) <= 0.5;
        return small ? Math.min(found, MOST_OF_SMALL_MINIMUM) : found;
    }

    private static long byMemory(Component database) {
        double bytes = CLASSES.get(classOf(database)).gib() * GIB;
        return database.get(Database.ENGINE).equals("mysql")
                ? (long) (bytes / MYSQL_BYTES)
                : Math.min((long) (bytes / POSTGRESQL_BYTES), MOST_POSTGRESQL);
    }
}
