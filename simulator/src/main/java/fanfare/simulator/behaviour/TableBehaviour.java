package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Table;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import java.util.List;
import java.util.Map;

/** DynamoDB: capacity units on demand or provisioned, one hot key, and a change stream that functions follow. */
final class TableBehaviour extends Behaviour {
    private static final int DONE = OWN;
    private static final int STREAM = OWN + 1;
    private static final long STREAM_RETENTION = 86_400_000_000_000L;
    /** One partition's hard limits per second (DynamoDB developer guide, burst and adaptive capacity). */
    private static final double PARTITION_READS = 3_000;

    private static final double PARTITION_WRITES = 1_000;

    private final boolean provisioned;
    private final Capacity reads;
    private final Capacity writes;
    private final TokenBucket hotReads = new TokenBucket(PARTITION_READS, PARTITION_READS);
    private final TokenBucket hotWrites = new TokenBucket(PARTITION_WRITES, PARTITION_WRITES);
    private final double hotShare;
    private final Sampler readLatency;
    private final Sampler writeLatency;
    private final RandomStream latencies;
    private final RandomStream keys;
    private final StreamReaders readers;
    private final int shards;
    private final Outlet deadLetter;
    private final Counter readUnits;
    private final Counter writeUnits;
    private final Counter throttled;
    private final Billed billedReads;
    private final Billed billedWrites;
    private final Egress egress;
    private long halfReads;

    TableBehaviour(Site site) {
        super(site);
        provisioned = site.get(Table.BILLING_MODE).equals("provisioned");
        reads = provisioned ? Capacity.provisioned(site.get(Table.READ_CAPACITY)) : Capacity.onDemand(12_000);
        writes = provisioned ? Capacity.provisioned(site.get(Table.WRITE_CAPACITY)) : Capacity.onDemand(4_000);
        hotShare = site.get(Table.HOT_KEY_SHARE);
        readLatency = site.sampler(Table.READ_LATENCY);
        writeLatency = site.sampler(Table.WRITE_LATENCY);
        latencies = site.stream("latency");
        keys = site.stream("keys");
        deadLetter = site.outlet(DeadLetter.INTERACTION);
        List<Outlet> mappings = site.outlets(PollStream.INTERACTION);
        shards = Math.toIntExact(site.get(Table.STREAM_SHARDS));
        StreamMapping.Log log =
                new StreamMapping.Log(shards, STREAM_RETENTION, ShardReads.UNLIMITED, DeliveryLatency.changeStream());
        StreamMapping[] streams = new StreamMapping[mappings.size()];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = new StreamMapping(this, mappings.get(i), log, deadLetter, StreamReaders.timers(STREAM, i));
        }
        readers = new StreamReaders(this, streams, STREAM);
        readUnits = site.count("ConsumedReadCapacityUnits");
        writeUnits = site.count("ConsumedWriteCapacityUnits");
        throttled = site.count("ThrottledRequests");
        billedReads = site.billed(Table.READ_UNITS);
        billedWrites = site.billed(Table.WRITE_UNITS);
        egress = new Egress(site);
        site.answersAre("SuccessfulRequestLatency");
    }

    @Override
    void arrive(int r) {
        Outlet by = world.outlets[requests.outlet(r)];
        boolean read = by.as == Interactions.READ;
        boolean hot = hotShare > 0 && keys.chance(hotShare);
        long halves = read ? halfReadUnits(by, requests.payload(r)) : 2 * writeUnits(by, requests.payload(r));
        double units = halves / 2.0;
        if (!admitted(read, hot, units)) {
            throttled.increment();
            refuse(r);
            return;
        }
        enter(r);
        count(read, halves, requests.hidden(r));
        requests.local(r, hot ? 0 : 1);
        after((read ? readLatency : writeLatency).next(latencies), DONE, r);
    }

    private boolean admitted(boolean read, boolean hot, double units) {
        TokenBucket partition = read ? hotReads : hotWrites;
        return (!hot || partition.take(now(), units)) && (read ? reads : writes).take(now(), units);
    }

    private void count(boolean read, long halves, HiddenCost why) {
        if (!read) {
            writeUnits.add(halves / 2);
            if (!provisioned) {
                billedWrites.add(halves / 2, why);
            }
            return;
        }
        halfReads += halves;
        readUnits.add(halfReads / 2);
        halfReads %= 2;
        if (!provisioned) {
            billedReads.add(halves, why);
        }
    }

    /** 4 KB a unit; half for eventual consistency, double in transactions. */
    static long halfReadUnits(Outlet by, long bytes) {
        long units = Math.max(1, (bytes + 4_095) / 4_096);
        if (by.connection.get(Interactions.TRANSACTIONAL)) {
            return units * 4;
        }
        return by.connection.get(Interactions.CONSISTENCY).equals("strong") ? units * 2 : units;
    }

    /** 1 KB a unit; double in transactions. */
    static long writeUnits(Outlet by, long bytes) {
        long units = Math.max(1, (bytes + 1_023) / 1_024);
        return by.connection.get(Interactions.TRANSACTIONAL) ? units * 2 : units;
    }

    @Override
    void timer(int what, int subject) {
        if (what != DONE) {
            readers.timer(what, subject);
            return;
        }
        requests.charge(subject, Cause.WAITING, now());
        boolean changed = world.outlets[requests.outlet(subject)].as == Interactions.WRITE;
        if (changed) {
            written(subject);
            boolean hot = requests.local(subject) == 0;
            readers.append(subject, hot || shards == 1 ? 0 : keys.nextInt(shards), hot);
        } else {
            egress.answer(subject, requests.payload(subject));
        }
        leave(subject, Outcome.OK);
    }

    @Override
    void answered(int r) {
        if (!readers.answered(r)) {
            super.answered(r);
        }
    }

    @Override
    void mappings(Map<Connection, Collectors> all) {
        readers.observed(all);
    }

    @Override
    void finished(int c) {
        handedOver(c);
    }

    @Override
    void warmedUp(long now) {
        readers.warmedUp(now);
    }

    @Override
    void close(long now, long measured) {
        long ms = measured / 1_000_000;
        if (provisioned) {
            site.meter(Table.READ_HOURS).add(site.get(Table.READ_CAPACITY) * ms);
            site.meter(Table.WRITE_HOURS).add(site.get(Table.WRITE_CAPACITY) * ms);
        }
        site.meter(Table.STORAGE_MONTHS).add((long) (site.get(Table.STORAGE) * 1_024) * ms);
    }
}
