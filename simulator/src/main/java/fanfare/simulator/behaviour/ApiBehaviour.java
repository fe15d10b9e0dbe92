package fanfare.simulator.behaviour;

import fanfare.model.kind.Api;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;

/**
 * An HTTP front door: token bucket, own overhead, perhaps an authorizer and a cache, one route per request, a time-out
 * towards what the route leads to.
 */
final class ApiBehaviour extends Behaviour {
    private static final int THROUGH = OWN;
    private static final int NOT_CACHED = -1;
    private static final long HTTP_UNIT = 512 * 1024;
    private static final long LARGEST_CACHED = 1_024 * 1_024;
    private static final double GB = 1_024.0 * 1_024 * 1_024;

    private final ApiTraits flavour;
    private final Outlet authorizer;
    private final Routes routes;
    /** Of each route: where its keys begin in the cache; {@link #NOT_CACHED} where it has none. */
    private final int[] firstKey;

    private final Zipf keys;
    private final TimedCache cache;
    private final RandomStream cacheKeys;
    private final LoadBalancerUnits units;
    private final long responseSize;
    private final Egress egress;
    private final TokenBucket bucket;
    private final Sampler overhead;
    private final RandomStream random;
    private final Billed billed;
    private final long unit;
    private final Counter requestsSeen;
    private final Counter refused;
    private final Counter failed;
    private final Counter hits;
    private final Counter misses;

    ApiBehaviour(Site site) {
        super(site);
        flavour = ApiTraits.of(site.get(Api.FLAVOUR));
        authorizer = site.outlet(Interactions.AUTHORIZE);
        random = site.stream("overhead");
        routes = new Routes(
                site.outlets(
                        Interactions.INVOKE,
                        Interactions.START,
                        Interactions.SEND,
                        Interactions.PUBLISH,
                        Interactions.PUT,
                        Interactions.READ,
                        Interactions.WRITE),
                random);
        responseSize = site.get(Api.RESPONSE_SIZE);
        egress = new Egress(site);
        keys = new Zipf(site.get(Api.CACHE_KEYS), site.get(Api.CACHE_KEY_SKEW));
        firstKey = firstKeys();
        cache = isCaching() ? cache() : null;
        cacheKeys = site.stream("cache keys");
        units = flavour == ApiTraits.BALANCER ? units() : null;
        bucket = flavour.throttled ? new TokenBucket(site.get(Api.THROTTLE_RATE), site.get(Api.THROTTLE_BURST)) : null;
        Sampler own = site.sampler(Api.OVERHEAD);
        overhead = own == null ? site.sampler(flavour.overhead) : own;
        billed = flavour.meter == null ? null : site.billed(flavour.meter);
        unit = flavour == ApiTraits.HTTP ? HTTP_UNIT : Long.MAX_VALUE;
        requestsSeen = site.count("Count");
        refused = site.count("4xx");
        failed = site.count("5xx");
        hits = site.count("CacheHitCount");
        misses = site.count("CacheMissCount");
        site.answersAre("Latency");
    }

    private boolean isCaching() {
        return flavour == ApiTraits.REST
                && site.component().value(Api.CACHE_SIZE).isPresent();
    }

    private int[] firstKeys() {
        int[] first = new int[routes.size()];
        int cached = 0;
        for (int i = 0; i < first.length; i++) {
            boolean keeps = isCaching() && fanfare.model.connect.Routes.isCached(routes.get(i).connection);
            first[i] = keeps ? cached++ * keys.size() : NOT_CACHED;
        }
        return first;
    }

    private TimedCache cache() {
        int cached = 0;
        for (int first : firstKey) {
            cached += first == NOT_CACHED ? 0 : 1;
        }
        double gb = Double.parseDouble(site.get(Api.CACHE_SIZE).replace(" GB", ""));
        long fit = (long) (gb * GB / Math.max(1, responseSize));
        long capacity = responseSize > LARGEST_CACHED ? 0 : fit;
        return new TimedCache(cached * keys.size(), site.get(Api.CACHE_TTL), capacity);
    }

    private LoadBalancerUnits units() {
        return new LoadBalancerUnits(
                site.meter(Api.BALANCER_UNITS),
                Api.BALANCER_UNITS.perUnit(),
                site.get(Api.REQUESTS_PER_CONNECTION),
                site.component().value(Api.TIMEOUT).orElse(flavour.timeout),
                routes.size(),
                site.horizon());
    }

    @Override
    void arrive(int r) {
        requestsSeen.increment();
        if (bucket != null && !bucket.take(now(), 1)) {
            refused.increment();
            refuse(r);
            return;
        }
        enter(r);
        if (units != null) {
            units.arrive(now());
        }
        if (authorizer == null) {
            bill(r);
        }
        after(overhead.next(random), THROUGH, r);
    }

    private void bill(int r) {
        if (billed != null) {
            billed.add(1 + Math.max(0, requests.payload(r) - 1) / unit, requests.hidden(r));
        }
    }

    @Override
    void timer(int what, int r) {
        requests.charge(r, Cause.NETWORK, now());
        if (authorizer == null || !authorizer.begin(r)) {
            pass(r);
        }
    }

    private void pass(int r) {
        int i = routes.draw();
        if (i < 0) {
            end(r, Outcome.OK, false);
            return;
        }
        boolean function = routes.get(i).target == Function.KIND;
        if (requests.payload(r) > flavour.largest && (function || units == null)) {
            end(r, Outcome.REJECTED, function);
        } else if (!answeredByCache(r, i) && !routes.get(i).begin(r)) {
            end(r, Outcome.OK, function);
        }
    }

    private boolean answeredByCache(int r, int route) {
        requests.local(r, NOT_CACHED);
        if (firstKey[route] == NOT_CACHED) {
            return false;
        }
        int key = firstKey[route] + keys.next(cacheKeys);
        if (cache.holds(key, now())) {
            hits.increment();
            end(r, Outcome.OK, false);
            return true;
        }
        misses.increment();
        requests.local(r, key);
        return false;
    }

    @Override
    void finished(int c) {
        int r = requests.parent(c);
        int outcome = requests.outcome(c);
        Outlet by = world.outlets[requests.outlet(c)];
        requests.adopt(r, c, now());
        requests.free(c);
        if (by == authorizer) {
            judged(r, outcome);
            return;
        }
        if (outcome == Outcome.OK && requests.local(r) != NOT_CACHED) {
            cache.keep(requests.local(r), now());
        }
        end(r, outcome == Outcome.OK ? Outcome.OK : Outcome.ERROR, by.target == Function.KIND);
    }

    /** Requests that an authorizer denies are not billed. */
    private void judged(int r, int outcome) {
        if (outcome == Outcome.REJECTED) {
            end(r, Outcome.REJECTED, false);
            return;
        }
        bill(r);
        if (outcome == Outcome.OK) {
            pass(r);
        } else {
            end(r, Outcome.ERROR, false);
        }
    }

    private void end(int r, int outcome, boolean byFunction) {
        if (outcome == Outcome.REJECTED) {
            refused.increment();
        } else if (outcome != Outcome.OK) {
            failed.increment();
        } else {
            egress.answer(r, responseSize);
        }
        if (units != null) {
            units.leave(now(), requests.payload(r) + responseSize, byFunction);
        }
        leave(r, outcome);
    }

    @Override
    void warmedUp(long now) {
        if (units != null) {
            units.restart(now);
        }
    }

    @Override
    void close(long now, long measured) {
        if (isCaching()) {
            site.meter(Api.cacheHours(site.get(Api.CACHE_SIZE))).add(measured / 1_000_000);
        }
        if (units != null) {
            units.close(now);
            site.meter(Api.BALANCER_HOURS).add(measured / 1_000_000);
        }
    }
}
