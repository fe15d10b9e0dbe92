package fanfare.simulator.behaviour;

import fanfare.model.kind.Bucket;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Fetch;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import java.util.Arrays;
import java.util.List;

/**
 * CloudFront: a cache per origin, origin requests on a miss, one for all who wait for the same object, and further
 * attempts when an origin does not answer in time.
 */
final class CdnBehaviour extends Behaviour {
    private static final int AT_EDGE = OWN;
    private static final long DAY = 86_400_000_000_000L;

    private final Routes origins;
    private final CacheOfOrigin[] caches;
    private final long attempts;
    private final boolean collapses;
    private final Sampler edgeLatency;
    private final RandomStream edge;
    private final RandomStream sizes;
    private final Counter seen;
    private final Counter bytes;
    private final Counter hits;
    private final Counter misses;
    private final Counter collapsed;
    private final Counter originRequests;
    private final Counter failed;
    private final LatencyHistogram originLatency;
    private final Counter billedRequests;
    private final Counter billedBytes;

    CdnBehaviour(Site site) {
        super(site);
        List<Outlet> outlets = site.outlets(Fetch.INTERACTION);
        origins = new Routes(outlets, site.stream("routes"));
        RandomStream objects = site.stream("objects");
        caches = outlets.stream().map(o -> new CacheOfOrigin(o, site, objects)).toArray(CacheOfOrigin[]::new);
        attempts = site.get(Cdn.ORIGIN_ATTEMPTS);
        collapses = site.get(Cdn.COLLAPSE);
        edgeLatency = site.sampler(Cdn.EDGE_LATENCY);
        edge = site.stream("edge");
        sizes = site.stream("sizes");
        seen = site.count("Requests");
        bytes = site.count("BytesDownloaded");
        hits = site.count("CacheHits");
        misses = site.count("CacheMisses");
        collapsed = site.count("CollapsedRequests");
        originRequests = site.count("OriginRequests");
        failed = site.count("5xxErrors");
        originLatency = site.time("OriginLatency");
        site.answersAre("Latency");
        billedRequests = site.meter(Cdn.REQUESTS);
        billedBytes = site.meter(Cdn.INTERNET_GB);
    }

    /** What is cached of one origin, and who waits for what is being fetched. */
    private static final class CacheOfOrigin {
        private static final int NOBODY = -1;
        /** An object is being fetched, and nobody waits for it but the first. */
        private static final int FIRST_ONLY = -2;

        /** Null where nothing is cached. */
        private final AnswerCache answers;

        private final Sampler size;
        private final int[] waiting;

        CacheOfOrigin(Outlet origin, Site site, RandomStream random) {
            long ttl = origin.connection.value(Fetch.TTL).orElse(origin.target == Bucket.KIND ? DAY : 0);
            answers = origin.connection
                    .value(Fetch.HIT_RATIO)
                    .map(share -> AnswerCache.ofShare(share, random))
                    .orElseGet(() ->
                            ttl == 0 ? null : AnswerCache.keeping(ttl, origin.connection.get(Fetch.OBJECTS), random));
            size = site.sampler(origin.connection.get(Fetch.RESPONSE_SIZE));
            boolean emerges = answers != null && answers.emerges();
            waiting = new int[emerges ? Math.toIntExact(origin.connection.get(Fetch.OBJECTS)) : 0];
            Arrays.fill(waiting, NOBODY);
        }

        /** Whether several may wait for the same answer. */
        boolean sharesAnswers() {
            return waiting.length > 0;
        }
    }

    @Override
    void arrive(int r) {
        seen.increment();
        billedRequests.increment();
        enter(r);
        after(edgeLatency.next(edge), AT_EDGE, r);
    }

    @Override
    void timer(int what, int r) {
        requests.charge(r, Cause.NETWORK, now());
        int origin = origins.draw();
        if (origin < 0) {
            leave(r, Outcome.OK);
            return;
        }
        requests.local(r, origin);
        CacheOfOrigin cache = caches[origin];
        int object = cache.answers == null ? 0 : cache.answers.key();
        requests.step(r, object);
        if (cache.answers != null && cache.answers.has(object, now())) {
            hits.increment();
            answer(r, Outcome.OK);
            return;
        }
        misses.increment();
        if (collapses && cache.sharesAnswers()) {
            if (cache.waiting[object] != CacheOfOrigin.NOBODY) {
                collapsed.increment();
                requests.next(r, cache.waiting[object]);
                cache.waiting[object] = r;
                return;
            }
            cache.waiting[object] = CacheOfOrigin.FIRST_ONLY;
        }
        fetch(r);
    }

    private void fetch(int r) {
        originRequests.increment();
        origins.get(requests.local(r)).begin(r);
    }

    @Override
    void finished(int c) {
        int r = requests.parent(c);
        int outcome = requests.outcome(c);
        originLatency.record(now() - requests.chargedUntil(r));
        requests.adopt(r, c, now());
        requests.free(c);
        // Every attempt has been counted as one more pending.
        if (outcome == Outcome.TIMEOUT && requests.pending(r) < attempts) {
            fetch(r);
            return;
        }
        CacheOfOrigin cache = caches[requests.local(r)];
        int object = requests.step(r);
        if (cache.answers != null && outcome == Outcome.OK) {
            cache.answers.keep(object, now());
        }
        int next = CacheOfOrigin.NOBODY;
        if (collapses && cache.sharesAnswers()) {
            next = cache.waiting[object];
            cache.waiting[object] = CacheOfOrigin.NOBODY;
        }
        answer(r, outcome);
        while (next >= 0) {
            int waited = next;
            next = requests.next(waited);
            requests.charge(waited, Cause.WAITING, now());
            answer(waited, outcome);
        }
    }

    private void answer(int r, int outcome) {
        if (outcome == Outcome.OK) {
            long size = caches[requests.local(r)].size.next(sizes);
            bytes.add(size);
            billedBytes.add(size);
        } else {
            failed.increment();
        }
        leave(r, outcome == Outcome.OK ? Outcome.OK : Outcome.ERROR);
    }
}
