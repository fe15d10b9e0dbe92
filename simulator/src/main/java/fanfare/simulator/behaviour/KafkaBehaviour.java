package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.PollKafka;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import java.util.List;
import java.util.Map;

/** A Kafka topic: a record goes to the partition of its key and is read there in order, by every consumer group. */
final class KafkaBehaviour extends Behaviour {
    private static final int STORED = OWN;
    private static final int READERS = OWN + 1;

    private final boolean serverless;
    private final int partitions;
    private final double hotShare;
    private final Sampler latency;
    private final RandomStream latencies;
    private final RandomStream keys;
    private final StreamReaders readers;
    private final Counter messages;
    private final Counter bytesIn;
    private final Counter bytesOut;
    private final Counter billedIn;
    private final Counter billedOut;

    KafkaBehaviour(Site site) {
        super(site);
        serverless = site.get(Kafka.CLUSTER).equals("serverless");
        partitions = Math.toIntExact(site.get(Kafka.PARTITIONS));
        hotShare = site.get(Kafka.HOT_KEY_SHARE);
        latency = site.sampler(Kafka.PUT_LATENCY);
        latencies = site.stream("latency");
        keys = site.stream("keys");
        messages = site.count("MessagesIn");
        bytesIn = site.count("BytesIn");
        bytesOut = site.count("BytesOut");
        billedIn = site.meter(Kafka.IN_GB);
        billedOut = site.meter(Kafka.OUT_GB);
        readers = new StreamReaders(this, mappings(site.outlets(PollKafka.INTERACTION)), READERS);
    }

    private StreamMapping[] mappings(List<Outlet> outlets) {
        StreamMapping[] made = new StreamMapping[outlets.size()];
        for (int i = 0; i < made.length; i++) {
            StreamMapping.Log log = new StreamMapping.Log(
                    partitions,
                    site.get(Kafka.RETENTION),
                    counting(),
                    outlets.get(i).connection.get(PollKafka.LATENCY));
            made[i] = new StreamMapping(
                    this, outlets.get(i), log, site.outlet(DeadLetter.INTERACTION), StreamReaders.timers(READERS, i));
        }
        return made;
    }

    private ShardReads counting() {
        return new ShardReads() {
            @Override
            long read(int shard, long bytes, long now) {
                bytesOut.add(bytes);
                if (serverless) {
                    billedOut.add(bytes);
                }
                return 0;
            }
        };
    }

    @Override
    void arrive(int r) {
        boolean hot = hotShare > 0 && keys.chance(hotShare);
        int partition = hot || partitions == 1 ? 0 : keys.nextInt(partitions);
        enter(r);
        messages.increment();
        bytesIn.add(requests.payload(r));
        if (serverless) {
            billedIn.add(requests.payload(r));
        }
        requests.local(r, hot ? -1 - partition : partition);
        after(latency.next(latencies), STORED, r);
    }

    @Override
    void timer(int what, int subject) {
        if (what != STORED) {
            readers.timer(what, subject);
            return;
        }
        requests.charge(subject, Cause.WAITING, now());
        int place = requests.local(subject);
        world.projections.logged(requests, subject, self, now());
        readers.append(subject, place < 0 ? -1 - place : place, place < 0);
        leave(subject, Outcome.OK);
    }

    @Override
    void answered(int r) {
        if (!readers.answered(r)) {
            super.answered(r);
        }
    }

    @Override
    void finished(int c) {
        handedOver(c);
    }

    @Override
    void mappings(Map<Connection, Collectors> all) {
        readers.observed(all);
    }

    @Override
    void warmedUp(long now) {
        readers.warmedUp(now);
    }

    @Override
    void close(long now, long measured) {
        long ms = measured / 1_000_000;
        long stored = (long) (site.get(Kafka.STORAGE) * 1_024) * ms;
        if (serverless) {
            site.meter(Kafka.CLUSTER_HOURS).add(ms);
            site.meter(Kafka.PARTITION_HOURS).add(partitions * ms);
            site.meter(Kafka.SERVERLESS_STORAGE).add(stored);
            return;
        }
        boolean small = site.get(Kafka.INSTANCE).equals("kafka.t3.small");
        site.meter(small ? Kafka.SMALL_BROKER_HOURS : Kafka.LARGE_BROKER_HOURS).add(site.get(Kafka.BROKERS) * ms);
        site.meter(Kafka.BROKER_STORAGE).add(stored);
    }
}
