package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.Call;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;

/**
 * A connection at run time, on its sender's side: draws how many calls are made, sends them, waits for answers with a
 * time-out, tries again with pauses, and tells the sender when the last call has come to its end.
 */
final class Outlet {
    final int id;
    final int from;
    final int to;
    final Connection connection;
    final Interaction as;
    /** The sender does not wait for the work to be done. */
    final boolean handsOver;
    /** It carries what has failed. */
    private final boolean buries;
    /** What the sender is. */
    final Kind origin;
    /** What the receiver is. */
    final Kind target;
    /** The receiver's kind and flavour allow message groups. */
    final int groups;

    private final World world;
    private final Requests requests;
    private final RandomStream random;
    private final double probability;
    /** Share of the calls that carry poison. */
    final double poison;

    private final RandomStream poisons;
    private final Sampler calls;
    private final int payload;
    private final long timeout;
    private final Backoff backoff;
    private final Sampler departure;
    private final Sampler network;
    private final Sampler connectTime;
    private final boolean sessions;
    private final Deadlines deadlines = new Deadlines();
    private final RetryBudget budget;
    private final CircuitBreaker breaker;
    private final Collectors collectors;
    private final Counter retried;
    private final Counter timeouts;
    private final Counter denied;
    private final Counter shortCircuited;
    /** What bills the way that calls take. */
    private Billed[] ways = {};

    private boolean armed;
    private long offeredPlaces;
    private long offeredBy;

    Outlet(World world, Wiring w) {
        this.world = world;
        this.requests = world.requests;
        this.id = w.id();
        this.from = w.from();
        this.to = w.to();
        this.connection = w.connection();
        this.as = connection.as();
        this.handsOver = as.style() == Interaction.Style.HANDOVER || as.style() == Interaction.Style.OUTCOME;
        this.buries = as == DeadLetter.INTERACTION || as == Interactions.ON_FAILURE;
        this.origin = w.origin();
        this.target = w.target();
        this.groups = w.groups();
        this.random = world.streams.of(connection.id().toString(), "calls");
        this.probability = w.probability();
        this.poison = as.properties().contains(Call.POISON) ? connection.get(Call.POISON) : 0;
        this.poisons = poison > 0 ? world.streams.of(connection.id().toString(), "poison") : null;
        this.calls = w.calls();
        this.payload = w.payload();
        this.timeout = w.timeout();
        this.backoff = w.backoff();
        this.departure = w.departure();
        this.network = w.network();
        this.connectTime = w.connectTime();
        this.sessions = w.sessions();
        boolean calls = as.properties().contains(Call.PROBABILITY);
        collectors = calls ? new Collectors(as) : null;
        retried = calls ? collectors.count("Retries") : null;
        timeouts = calls ? collectors.count("Timeouts") : null;
        denied = calls ? collectors.count("RetriesDenied") : null;
        shortCircuited = calls ? collectors.count("ShortCircuited") : null;
        budget = w.retryBudget() < 0 ? null : new RetryBudget(w.retryBudget());
        breaker = breaker();
    }

    private CircuitBreaker breaker() {
        boolean wanted = as.properties().contains(Call.CIRCUIT_BREAKER)
                && connection.value(Call.CIRCUIT_BREAKER).isPresent();
        return wanted
                ? new CircuitBreaker(
                        connection.get(Call.CIRCUIT_BREAKER),
                        connection.get(Call.CIRCUIT_WINDOW).intValue(),
                        connection.get(Call.CIRCUIT_OPEN_TIME),
                        connection.get(Call.CIRCUIT_TRIALS).intValue(),
                        collectors.level("CircuitOpen"))
                : null;
    }

    /** Every attempt is billed by its size on the way that it takes. */
    void metered(Billed[] onTheWay) {
        ways = onTheWay;
    }

    /** A receiver that fetches has room for so many messages, in so many tasks that ask for them. */
    void offer(long places, long by) {
        if (places != offeredPlaces || by != offeredBy) {
            boolean told = places > offeredPlaces || places == 0 || by != offeredBy;
            offeredPlaces = places;
            offeredBy = by;
            if (told) {
                world.behaviours[from].offered(this);
            }
        }
    }

    /** Messages that the receiver has room for. */
    long offeredPlaces() {
        return offeredPlaces;
    }

    /** Tasks of the receiver that ask for messages. */
    long offeredBy() {
        return offeredBy;
    }

    /** What is observed of the calls; null where there are none. */
    Collectors collectors() {
        return collectors;
    }

    /**
     * How an outlet is set up.
     *
     * @param probability that it is used at all
     * @param calls how many calls; null for always one
     * @param timeout of one attempt in nanoseconds; 0 for none
     * @param retryBudget share of the calls that may be retries; below 0 for no limit
     * @param departure time before the first attempt leaves; null for none
     * @param network time there and back; null for none
     * @param connectTime time to open a connection that the receiver keeps; null if it keeps none
     * @param sessions the sender tells its connections apart
     */
    record Wiring(
            int id,
            int from,
            int to,
            Connection connection,
            Kind origin,
            Kind target,
            double probability,
            Sampler calls,
            int payload,
            int groups,
            long timeout,
            Backoff backoff,
            double retryBudget,
            Sampler departure,
            Sampler network,
            Sampler connectTime,
            boolean sessions) {}

    /**
     * Begins the calls on behalf of a request; its sender hears of their end in {@code finished}, perhaps at once.
     *
     * @return false if this time there is nothing to call
     */
    boolean start(int parent) {
        return (probability >= 1 || random.chance(probability)) && begin(parent);
    }

    /** Begins the calls whatever the probability. */
    boolean begin(int parent) {
        long count = calls == null ? 1 : calls.next(random);
        if (count <= 0) {
            return false;
        }
        long now = world.loop.now();
        int c = requests.child(parent, id, from, now);
        if (connectTime != null) {
            requests.session(c, sessions ? requests.local(parent) : Requests.NONE);
        }
        requests.pending(parent, requests.pending(parent) + 1);
        prepare(c, count, payload < 0 ? requests.payload(parent) : payload);
        first(c, now);
        return true;
    }

    /** Whether it makes exactly one call each time. */
    boolean alwaysOnce() {
        return probability >= 1 && calls == null;
    }

    /** Makes its one call as a new source event, with no request behind it. */
    void once(int source) {
        long now = world.loop.now();
        int c = requests.call(source, id, from, now);
        prepare(c, 1, Math.max(payload, 0));
        first(c, now);
    }

    private void prepare(int c, long count, int bytes) {
        requests.remaining(c, (int) Math.min(count, Integer.MAX_VALUE));
        requests.payload(c, bytes);
        if (groups > 0) {
            requests.group(c, random.nextInt(groups));
        }
    }

    private void first(int c, long now) {
        requests.attempts(c, 0);
        requests.hidden(c, buries ? HiddenCost.DEAD_LETTERS : null);
        requests.sent(c, now);
        if (poisons != null) {
            int p = requests.parent(c);
            requests.poison(c, poisons.chance(poison) || p != Requests.NONE && requests.poison(p));
        }
        if (budget != null) {
            budget.called();
        }
        if (departure != null) {
            world.loop.after(departure.next(random), from, Behaviour.DEPART, c);
        } else {
            attempt(c);
        }
    }

    private void attempt(int c) {
        if (breaker != null && !breaker.permits(world.loop.now())) {
            shortCircuited.increment();
            requests.outcome(c, Outcome.ERROR);
            world.behaviours[from].finished(c);
            return;
        }
        requests.attempts(c, requests.attempts(c) + 1);
        for (Billed way : ways) {
            way.add(requests.payload(c), requests.hidden(c));
        }
        if (timeout > 0) {
            long due = world.loop.now() + timeout;
            requests.deadline(c, deadlines.add(c, due));
            arm(due);
        }
        if (network != null) {
            long half = network.next(random) / 2;
            if (half > 0) {
                world.loop.after(half, from, Behaviour.TRAVEL, c);
                return;
            }
        }
        world.send(to, c);
    }

    private void arm(long due) {
        if (!armed) {
            armed = true;
            world.loop.at(due, from, Behaviour.DEADLINE, id);
        }
    }

    /** Whether the receiver keeps a connection for every session of the sender. */
    boolean keepsSessions() {
        return sessions;
    }

    /** How long it takes to open the next connection. */
    long connectTime() {
        return connectTime.next(random);
    }

    /** Opens a connection ahead of the first request over it. */
    void connect(int session) {
        world.behaviours[to].connected(from, session);
    }

    /** Ends a connection, if it is open. */
    void disconnect(int session) {
        world.behaviours[to].disconnected(from, session);
    }

    /** Its share of the traffic among the routes of an API. */
    double share() {
        return probability;
    }

    /** The first attempt leaves its sender. */
    void departed(int c) {
        requests.charge(c, Cause.NETWORK, world.loop.now());
        attempt(c);
    }

    /** The attempt has crossed the network; it arrives even if its sender has given it up meanwhile. */
    void travelled(int c) {
        requests.charge(c, Cause.NETWORK, world.loop.now());
        world.send(to, c);
    }

    /** The receiver has answered. */
    void answered(int c) {
        if (network != null) {
            long half = network.next(random) / 2;
            if (half > 0) {
                world.loop.after(half, from, Behaviour.RETURN, c);
                return;
            }
        }
        arrivedBack(c);
    }

    /** The answer has crossed the network. */
    void returned(int c) {
        if (requests.abandoned(c)) {
            requests.free(c);
            return;
        }
        requests.charge(c, Cause.NETWORK, world.loop.now());
        arrivedBack(c);
    }

    private void arrivedBack(int c) {
        if (requests.deadline(c) >= 0) {
            deadlines.remove(requests.deadline(c));
            requests.deadline(c, -1);
        }
        settle(c);
    }

    private void settle(int c) {
        if (breaker != null) {
            breaker.ended(requests.outcome(c) == Outcome.OK, world.loop.now());
        }
        if (!requests.awaited(c)) {
            requests.free(c);
        } else if (requests.outcome(c) == Outcome.OK) {
            writtenFor(c);
            if (requests.oneLessRemaining(c) > 0) {
                first(c, world.loop.now());
            } else {
                world.behaviours[from].finished(c);
            }
        } else if (requests.outcome(c) == Outcome.REJECTED) {
            world.behaviours[from].finished(c);
        } else {
            pause(c);
        }
    }

    private void writtenFor(int c) {
        int parent = requests.parent(c);
        if (parent != Requests.NONE) {
            requests.goesBackTo(parent, c);
        }
    }

    private void pause(int c) {
        long age = world.loop.now() - requests.sent(c);
        long pause = backoff.pause(requests.attempts(c), age, random);
        if (pause == Backoff.GIVE_UP) {
            world.behaviours[from].finished(c);
        } else if (budget != null && !budget.take()) {
            denied.increment();
            world.behaviours[from].finished(c);
        } else {
            world.loop.after(pause, from, Behaviour.RETRY, c);
        }
    }

    /** The pause before another attempt is over. */
    void again(int c) {
        if (!requests.awaited(c)) {
            requests.free(c);
            return;
        }
        Cause cause = requests.outcome(c) == Outcome.THROTTLED ? Cause.THROTTLING : Cause.RETRY;
        requests.charge(c, cause, world.loop.now());
        world.behaviours[from].retried();
        if (!buries) {
            requests.hidden(c, HiddenCost.RETRIES);
        }
        if (retried != null) {
            retried.increment();
        }
        attempt(c);
    }

    /** The first deadline has come, or has been removed meanwhile. */
    void deadline() {
        long now = world.loop.now();
        while (!deadlines.isEmpty() && deadlines.firstDue() <= now) {
            expire(deadlines.takeFirst(), now);
        }
        // Not before: a sender may begin another call at once, whose deadline is not the first.
        armed = false;
        if (!deadlines.isEmpty()) {
            arm(deadlines.firstDue());
        }
    }

    private void expire(int c, long now) {
        int s = requests.successor(c, now);
        requests.deadline(c, -1);
        requests.abandoned(c, true);
        requests.outcome(s, Outcome.TIMEOUT);
        if (timeouts != null) {
            timeouts.increment();
        }
        settle(s);
    }
}
