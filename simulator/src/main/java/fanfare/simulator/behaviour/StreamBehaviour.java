package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.ReadStream;
import fanfare.model.kind.Stream;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import java.util.List;
import java.util.Map;

/**
 * Kinesis Data Streams: a record goes to the shard of its partition key if the shard takes it, and is then read in order
 * (Kinesis Data Streams quotas and limits; billing units: Kinesis pricing).
 */
final class StreamBehaviour extends Behaviour {
    private static final int STORED = OWN;
    private static final int READERS = OWN + 1;

    private static final double SHARD_RECORDS = 1_000;
    private static final double SHARD_BYTES = 1_024 * 1_024;
    private static final double ON_DEMAND_BYTES = 4 * SHARD_BYTES;
    /** The most that an on-demand stream grows to without a request, per second. */
    private static final double ON_DEMAND_QUOTA = 200 * SHARD_BYTES;

    private static final long PUT_UNIT = 25 * 1_024;
    private static final long ON_DEMAND_UNIT = 1_024;
    private static final long DAY_MS = 86_400_000L;

    private final boolean onDemand;
    private final int shards;
    private final TokenBucket[] records;
    private final TokenBucket[] bytes;
    private final Capacity total;
    private final double hotShare;
    private int lostShards;
    private final Sampler latency;
    private final RandomStream latencies;
    private final RandomStream keys;
    private final StreamReaders readers;
    private final long fanOutConsumers;
    private final Outlet deadLetter;
    private final Counter incomingRecords;
    private final Counter incomingBytes;
    private final Counter refused;
    private final Billed billed;

    StreamBehaviour(Site site) {
        super(site);
        onDemand = site.get(Stream.MODE).equals("on-demand");
        shards = Math.toIntExact(site.component().value(Stream.SHARDS).orElse(onDemand ? 4L : 1L));
        records = buckets(SHARD_RECORDS);
        bytes = buckets(SHARD_BYTES);
        total = onDemand ? Capacity.doubling(ON_DEMAND_BYTES, ON_DEMAND_QUOTA) : Capacity.UNLIMITED;
        hotShare = site.get(Stream.HOT_KEY_SHARE);
        latency = site.sampler(Stream.PUT_LATENCY);
        latencies = site.stream("latency");
        keys = site.stream("keys");
        deadLetter = site.outlet(DeadLetter.INTERACTION);
        List<Outlet> outlets = site.outlets(PollStream.INTERACTION, ReadStream.INTERACTION);
        fanOutConsumers = outlets.stream().filter(o -> isFanOut(o.connection)).count();
        readers = new StreamReaders(this, mappings(outlets), READERS);
        incomingRecords = site.count("IncomingRecords");
        incomingBytes = site.count("IncomingBytes");
        refused = site.count("WriteProvisionedThroughputExceeded");
        billed = site.billed(onDemand ? Stream.INGEST_GB : Stream.PUT_UNITS);
    }

    private static boolean isFanOut(Connection c) {
        return c.as() == PollStream.INTERACTION && c.get(PollStream.CONSUMER).equals("enhanced-fan-out");
    }

    private TokenBucket[] buckets(double rate) {
        TokenBucket[] made = new TokenBucket[shards];
        for (int i = 0; i < shards; i++) {
            made[i] = new TokenBucket(rate, rate);
        }
        return made;
    }

    private StreamMapping[] mappings(List<Outlet> outlets) {
        ShardReads shared = reads(onDemand ? site.meter(Stream.RETRIEVAL_GB) : null);
        Counter fanOut = site.meter(onDemand ? Stream.FAN_OUT_RETRIEVAL_GB : Stream.CONSUMER_GB);
        StreamMapping[] made = new StreamMapping[outlets.size()];
        for (int i = 0; i < made.length; i++) {
            Connection c = outlets.get(i).connection;
            boolean own = isFanOut(c);
            made[i] = new StreamMapping(
                    this,
                    outlets.get(i),
                    new StreamMapping.Log(
                            shards,
                            site.get(Stream.RETENTION),
                            own ? reads(fanOut) : shared,
                            DeliveryLatency.stream(own)),
                    deadLetter,
                    StreamReaders.timers(READERS, i));
        }
        return made;
    }

    private ShardReads reads(Counter billedBytes) {
        return ShardReads.of(
                shards, site.count("GetRecords.Bytes"), billedBytes, site.count("ReadProvisionedThroughputExceeded"));
    }

    @Override
    void arrive(int r) {
        boolean hot = hotShare > 0 && keys.chance(hotShare);
        int shard = hot || shards == 1 ? 0 : keys.nextInt(shards);
        int size = requests.payload(r);
        if (shard < lostShards || !takes(shard, hot, size)) {
            refused.increment();
            refuse(r);
            return;
        }
        enter(r);
        incomingRecords.increment();
        incomingBytes.add(size);
        billed.add(
                onDemand ? roundUp(size, ON_DEMAND_UNIT) * ON_DEMAND_UNIT : roundUp(size, PUT_UNIT),
                requests.hidden(r));
        requests.local(r, hot ? -1 - shard : shard);
        after(latency.next(latencies), STORED, r);
    }

    /** On demand the stream splits its shards as it grows, but one key stays in one shard. */
    private boolean takes(int shard, boolean hot, int size) {
        if (onDemand && !hot) {
            return total.take(now(), size);
        }
        return records[shard].take(now(), 1, bytes[shard], size) && total.take(now(), size);
    }

    @Override
    void lose(double share) {
        lostShards = (int) StrictMath.ceil(shards * share);
    }

    private static long roundUp(long size, long unit) {
        return Math.max(1, (size + unit - 1) / unit);
    }

    @Override
    void timer(int what, int subject) {
        if (what != STORED) {
            readers.timer(what, subject);
            return;
        }
        requests.charge(subject, Cause.WAITING, now());
        world.projections.logged(requests, subject, self, now());
        int place = requests.local(subject);
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
        if (onDemand) {
            site.meter(Stream.STREAM_HOURS).add(ms);
            return;
        }
        site.meter(Stream.SHARD_HOURS).add(shards * ms);
        site.meter(Stream.CONSUMER_HOURS).add(shards * fanOutConsumers * ms);
        if (site.get(Stream.RETENTION) > DAY_MS * 1_000_000) {
            site.meter(Stream.EXTENDED_SHARD_HOURS).add(shards * ms);
        }
    }
}
