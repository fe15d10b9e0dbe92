package fanfare.simulator.behaviour;

import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.TimeAverage;
import java.util.Arrays;
import java.util.List;

/**
 * AppSync: queries and mutations whose resolvers are its outlets, those of one step in parallel; a cache of answers or of
 * what single resolvers found; and messages to subscribers.
 */
final class GraphQlApiBehaviour extends Behaviour implements Steps.End, Steps.Gate {
    private static final int THROUGH = OWN;
    private static final int LATE = OWN + 1;
    /** No resolver has asked yet. */
    private static final int NOT_YET = -1;

    private static final long MS = 1_000_000L;
    private static final long LARGEST_REQUEST = 1024 * 1024;
    private static final long LARGEST_RESPONSE = 5 * 1024 * 1024;
    private static final long UPDATE_UNIT = 5 * 1024;
    private static final double MUTATIONS = 0.2;

    private final Steps queries;
    private final Steps mutations;
    private final double mutationShare;
    private final long timeout;
    private final Deadlines deadlines = new Deadlines();
    /** Of whole answers; null where these are not cached. */
    private final AnswerCache answers;
    /** Of what each outlet of a query finds, by its number; null where that is not cached. */
    private final AnswerCache[] found;

    private final long subscribers;
    private final Sampler concerned;
    private final Sampler responseSize;
    private final Sampler overhead;
    private final RandomStream latencies;
    private final RandomStream operations;
    private final RandomStream sizes;
    private final RandomStream fanOut;
    private final Counter seen;
    private final Counter mutationsSeen;
    private final Counter hits;
    private final Counter misses;
    private final Counter updates;
    private final Counter refused;
    private final Counter failed;
    private final TimeAverage connections;
    private final Counter billedOperations;
    private final Counter billedUpdates;
    private final Counter billedTime;
    private final Egress egress;
    private int[] question = new int[16];
    private boolean[] mutation = new boolean[16];
    private boolean armed;

    GraphQlApiBehaviour(Site site) {
        super(site);
        List<Outlet> all = site.outlets(Interactions.INVOKE, Interactions.PUT, Interactions.READ, Interactions.WRITE);
        List<Outlet> ofQueries = all.stream().filter(o -> !resolvesMutations(o)).toList();
        List<Outlet> ofMutations =
                all.stream().filter(o -> resolvesMutations(o)).toList();
        String caching = site.get(GraphQlApi.CACHING);
        queries = new Steps(world, ofQueries, this, caching.equals("per-resolver") ? this : null);
        mutations = new Steps(world, ofMutations, this);
        mutationShare = site.component()
                .value(GraphQlApi.MUTATION_SHARE)
                .orElse(ofMutations.isEmpty() ? 0 : ofQueries.isEmpty() ? 1 : MUTATIONS);
        timeout = site.get(GraphQlApi.TIMEOUT);
        answers = caching.equals("full-request") ? cache(site) : null;
        found = new AnswerCache[world.outlets.length];
        if (caching.equals("per-resolver")) {
            ofQueries.forEach(o -> found[o.id] = cache(site));
        }
        subscribers = site.get(GraphQlApi.SUBSCRIBERS);
        concerned = site.sampler(GraphQlApi.SUBSCRIBERS_PER_MUTATION);
        responseSize = site.sampler(GraphQlApi.RESPONSE_SIZE);
        overhead = site.sampler(GraphQlApi.OVERHEAD);
        latencies = site.stream("overhead");
        operations = site.stream("operations");
        sizes = site.stream("sizes");
        fanOut = site.stream("subscribers");
        seen = site.count("Requests");
        mutationsSeen = site.count("Mutations");
        hits = site.count("CacheHits");
        misses = site.count("CacheMisses");
        updates = site.count("PublishedUpdates");
        refused = site.count("4XXError");
        failed = site.count("5XXError");
        connections = site.level("ActiveConnections");
        site.answersAre("Latency");
        billedOperations = site.meter(GraphQlApi.OPERATIONS);
        billedUpdates = site.meter(GraphQlApi.UPDATES);
        billedTime = site.meter(GraphQlApi.CONNECTION_MINUTES);
        egress = new Egress(site);
    }

    private static AnswerCache cache(Site site) {
        RandomStream random = site.stream("cache");
        return site.component()
                .value(GraphQlApi.CACHE_HIT_RATIO)
                .map(share -> AnswerCache.ofShare(share, random))
                .orElseGet(() ->
                        AnswerCache.keeping(site.get(GraphQlApi.CACHE_TTL), site.get(GraphQlApi.CACHE_KEYS), random));
    }

    private static boolean resolvesMutations(Outlet o) {
        boolean writes = o.as == Interactions.WRITE || o.as == Interactions.PUT;
        return o.connection
                .value(Interactions.OPERATION)
                .map(operation -> operation.equals("mutation"))
                .orElse(writes);
    }

    @Override
    void start() {
        connections.set(0, subscribers);
    }

    @Override
    void arrive(int r) {
        seen.increment();
        enter(r);
        if (requests.payload(r) > LARGEST_REQUEST) {
            refused.increment();
            leave(r, Outcome.ERROR);
            return;
        }
        billedOperations.increment();
        after(overhead.next(latencies), THROUGH, r);
    }

    @Override
    void timer(int what, int subject) {
        if (what == LATE) {
            late();
            return;
        }
        requests.charge(subject, Cause.NETWORK, now());
        execute(subject);
    }

    private void execute(int r) {
        boolean mutates = mutationShare >= 1 || mutationShare > 0 && operations.chance(mutationShare);
        if (mutates) {
            mutationsSeen.increment();
        }
        int slot = slot(r);
        mutation[slot] = mutates;
        question[slot] = NOT_YET;
        if (answers != null && !mutates) {
            question[slot] = answers.key();
            if (isHit(answers, slot)) {
                done(r, slot);
                return;
            }
        }
        (mutates ? mutations : queries).begin(r);
    }

    private int slot(int r) {
        long due = now() + timeout;
        int slot = deadlines.add(r, due);
        requests.local(r, slot);
        if (slot >= question.length) {
            question = Arrays.copyOf(question, slot * 2);
            mutation = Arrays.copyOf(mutation, slot * 2);
        }
        arm(due);
        return slot;
    }

    private boolean isHit(AnswerCache cache, int slot) {
        boolean hit = cache.has(question[slot], now());
        (hit ? hits : misses).increment();
        return hit;
    }

    @Override
    public boolean asks(Outlet resolver, int r) {
        int slot = requests.local(r);
        AnswerCache cache = found[resolver.id];
        if (question[slot] == NOT_YET) {
            question[slot] = cache.key();
        }
        return !isHit(cache, slot);
    }

    @Override
    void finished(int c) {
        int slot = requests.local(requests.parent(c));
        if (mutation[slot]) {
            mutations.finished(c);
            return;
        }
        AnswerCache cache = found[requests.outlet(c)];
        if (cache != null && requests.outcome(c) == Outcome.OK) {
            cache.keep(question[slot], now());
        }
        queries.finished(c);
    }

    @Override
    public void stepsDone(int r, boolean ok) {
        int slot = requests.local(r);
        if (!ok) {
            deadlines.remove(slot);
            fail(r);
            return;
        }
        if (answers != null && !mutation[slot]) {
            answers.keep(question[slot], now());
        }
        done(r, slot);
    }

    private void done(int r, int slot) {
        deadlines.remove(slot);
        long size = responseSize.next(sizes);
        if (size > LARGEST_RESPONSE) {
            fail(r);
            return;
        }
        if (mutation[slot] && subscribers > 0) {
            publish(r, size);
        }
        egress.answer(r, size);
        leave(r, Outcome.OK);
    }

    private void publish(int r, long size) {
        long to = Math.min(subscribers, concerned.next(fanOut));
        updates.add(to);
        billedUpdates.add(to * (1 + Math.max(0, size - 1) / UPDATE_UNIT));
        egress.push(r, to * size);
    }

    private void fail(int r) {
        failed.increment();
        leave(r, Outcome.ERROR);
    }

    private void arm(long due) {
        if (!armed) {
            armed = true;
            loop.at(due, self, LATE, 0);
        }
    }

    private void late() {
        while (!deadlines.isEmpty() && deadlines.firstDue() <= now()) {
            int r = deadlines.takeFirst();
            requests.charge(r, Cause.WAITING, now());
            fail(r);
        }
        armed = false;
        if (!deadlines.isEmpty()) {
            arm(deadlines.firstDue());
        }
    }

    @Override
    void close(long now, long measured) {
        billedTime.add(subscribers * (measured / MS));
    }
}
