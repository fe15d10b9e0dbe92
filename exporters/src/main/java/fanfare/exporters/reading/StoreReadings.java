package fanfare.exporters.reading;

import fanfare.exporters.template.Part;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Database;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Kafka;
import java.util.Locale;

/** What the properties of databases, caches, Kafka clusters and delivery streams say. */
final class StoreReadings {
    private static final long MB = 1_048_576;

    private StoreReadings() {}

    static void delivery(Reading r) {
        for (String destination : new String[] {"ExtendedS3DestinationConfiguration", "S3DestinationConfiguration"}) {
            Part hints = r.at(destination, "BufferingHints");
            if (hints.exists()) {
                Reading of = new Reading(hints, r.values(), doubt -> {});
                of.seconds(Delivery.BUFFER_INTERVAL, "IntervalInSeconds");
                of.settings().find(Delivery.BUFFER_INTERVAL).ifPresent(t -> r.set(Delivery.BUFFER_INTERVAL, t));
                r.values()
                        .words(hints.at("SizeInMBs"))
                        .map(Double::parseDouble)
                        .ifPresent(mb -> r.set(Delivery.BUFFER_SIZE, (long) (mb * MB)));
            }
        }
    }

    static void kafka(Reading r) {
        r.set(Kafka.CLUSTER, "provisioned").whole(Kafka.BROKERS, "NumberOfBrokerNodes");
        r.words("BrokerNodeGroupInfo", "InstanceType")
                .filter(i -> Kafka.INSTANCE.type().check(i).isEmpty())
                .ifPresent(i -> r.set(Kafka.INSTANCE, i));
    }

    /** A cluster without capacities has instances of a fixed class, which the simulator takes for its default capacities. */
    static void cluster(Reading r) {
        engine(r);
        r.decimal(Database.MIN_CAPACITY, "ServerlessV2ScalingConfiguration", "MinCapacity")
                .decimal(Database.MAX_CAPACITY, "ServerlessV2ScalingConfiguration", "MaxCapacity");
    }

    static void instance(Reading r) {
        engine(r);
        r.set(Database.FLAVOUR, "rds");
        r.words("DBInstanceClass")
                .map(c -> c.replaceFirst("^db\\.", ""))
                .flatMap(c -> java.util.stream.Stream.of(c, "db." + c)
                        .filter(name ->
                                Database.INSTANCE_CLASS.type().check(name).isEmpty())
                        .findFirst())
                .ifPresent(c -> r.set(Database.INSTANCE_CLASS, c));
        r.decimal(Database.STORAGE, "AllocatedStorage");
    }

    private static void engine(Reading r) {
        String engine = r.words("Engine").orElse("").toLowerCase(Locale.ROOT);
        r.set(Database.ENGINE, engine.contains("mysql") || engine.contains("maria") ? "mysql" : "postgresql");
    }

    static void cache(Reading r) {
        boolean valkey = r.words("Engine").filter("valkey"::equalsIgnoreCase).isPresent();
        r.set(Cache.FLAVOUR, valkey ? "valkey" : "redis");
    }

    static void dax(Reading r) {
        r.set(Cache.FLAVOUR, "dax").whole(Cache.NODES, "ReplicationFactor");
    }
}
