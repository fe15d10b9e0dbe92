package fanfare.simulator.behaviour;

import fanfare.model.kind.Cache;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;

/**
 * ElastiCache and DAX: a read that finds a value that is not too old is answered at once, any other reads the store
 * behind. Hits either follow from keys, their popularity and the time to live, or are a given share.
 */
final class CacheBehaviour extends Behaviour {
    private static final int LOOKED_UP = OWN;
    private static final long MS = 1_000_000L;
    private static final long UNIT = 1_024;
    /** Least billed data in MB (as third parties quote the pricing page). */
    private static final long LEAST_VALKEY = 100;

    private static final long LEAST_REDIS = 1_024;

    private final Outlet reads;
    private final Outlet writes;
    private final Sampler latency;
    private final RandomStream latencies;
    private final RandomStream keys;
    /** Below 0: hits follow from the keys. */
    private final double hitRatio;

    private final Keys popularity;
    private final long ttl;
    private final boolean through;
    private final long[] stored;
    private final boolean dax;
    private final boolean valkey;
    private final Counter hits;
    private final Counter misses;
    private final LatencyHistogram staleness;
    private final Counter units;

    CacheBehaviour(Site site) {
        super(site);
        reads = site.outlet(Interactions.READ);
        writes = site.outlet(Interactions.WRITE);
        latency = site.sampler(Cache.LATENCY);
        latencies = site.stream("latency");
        keys = site.stream("keys");
        hitRatio = site.component().value(Cache.HIT_RATIO).orElse(-1.0);
        int count = hitRatio < 0 ? Math.toIntExact(site.get(Cache.KEYS)) : 0;
        popularity = new Keys(count, site.get(Cache.SKEW));
        stored = new long[count];
        java.util.Arrays.fill(stored, Long.MIN_VALUE / 2);
        ttl = site.get(Cache.TTL);
        through = site.get(Cache.WRITES).equals("write-through");
        dax = site.get(Cache.FLAVOUR).equals("dax");
        valkey = site.get(Cache.FLAVOUR).equals("valkey");
        hits = site.count("CacheHits");
        misses = site.count("CacheMisses");
        staleness = site.time("Staleness");
        units = dax ? null : site.meter(valkey ? Cache.VALKEY_UNITS : Cache.REDIS_UNITS);
        site.answersAre("Latency");
    }

    @Override
    void arrive(int r) {
        enter(r);
        access(r);
        requests.local(r, hitRatio < 0 ? popularity.next(keys) : 0);
        after(latency.next(latencies), LOOKED_UP, r);
    }

    /** One processing unit per KB, and at least one. */
    private void access(int r) {
        if (units != null) {
            units.add(Math.max(UNIT, requests.payload(r)));
        }
    }

    private boolean isRead(int r) {
        return world.outlets[requests.outlet(r)].as == Interactions.READ;
    }

    @Override
    void timer(int what, int r) {
        requests.charge(r, Cause.WAITING, now());
        if (!isRead(r)) {
            if (writes == null || !writes.start(r)) {
                keep(r);
                written(r);
                leave(r, Outcome.OK);
            }
        } else if (hit(r)) {
            hits.increment();
            leave(r, Outcome.OK);
        } else {
            misses.increment();
            if (reads == null || !reads.start(r)) {
                leave(r, Outcome.OK);
            }
        }
    }

    private boolean hit(int r) {
        if (hitRatio >= 0) {
            return keys.chance(hitRatio);
        }
        long age = now() - stored[requests.local(r)];
        if (age >= ttl) {
            return false;
        }
        staleness.record(age);
        return true;
    }

    /** What a write leaves here. */
    private void keep(int r) {
        if (hitRatio < 0) {
            stored[requests.local(r)] = through ? now() : Long.MIN_VALUE / 2;
        }
    }

    @Override
    void finished(int c) {
        int r = requests.parent(c);
        boolean ok = requests.outcome(c) == Outcome.OK;
        requests.adopt(r, c, now());
        requests.free(c);
        if (ok && isRead(r)) {
            access(r);
            if (hitRatio < 0) {
                stored[requests.local(r)] = now();
            }
        } else if (ok) {
            keep(r);
        }
        leave(r, ok ? Outcome.OK : Outcome.ERROR);
    }

    @Override
    void close(long now, long measured) {
        long ms = measured / MS;
        if (dax) {
            site.meter(Cache.NODE_HOURS).add(site.get(Cache.NODES) * ms);
            return;
        }
        long megabytes = Math.max(valkey ? LEAST_VALKEY : LEAST_REDIS, (long) (site.get(Cache.STORAGE) * 1_024));
        site.meter(valkey ? Cache.VALKEY_STORAGE : Cache.REDIS_STORAGE).add(megabytes * ms);
    }
}
