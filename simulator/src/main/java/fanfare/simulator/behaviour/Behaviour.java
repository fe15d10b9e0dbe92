package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.Loop;
import java.util.Map;

/**
 * The runtime twin of a component: reacts to arrivals, to answers and to its own timers. It never looks at the state of
 * another one. Collectors, samplers and outlets are fetched in the constructor and kept in final fields. A timer is never
 * removed; a stale one is recognised and ignored.
 */
public abstract class Behaviour extends Loop.Handler {
    /** A request arrives. */
    static final int ARRIVE = 0;
    /** A request comes back. */
    static final int ANSWER = 1;
    /** The pause before another attempt is over. */
    static final int RETRY = 2;
    /** A first attempt leaves. */
    static final int DEPART = 3;
    /** An attempt has crossed the network. */
    static final int TRAVEL = 4;
    /** An answer has crossed the network. */
    static final int RETURN = 5;
    /** Somebody may have waited too long. */
    static final int DEADLINE = 6;
    /** A fault begins. */
    static final int FAULT_BEGINS = 7;
    /** A fault ends. */
    static final int FAULT_ENDS = 8;
    /** A request that a fault held up arrives. */
    static final int FAULT_DELAYED = 9;
    /** The first number free for a behaviour's own timers. */
    static final int OWN = 16;

    final Site site;
    final World world;
    final Requests requests;
    final Loop loop;
    final Station station;
    /** This component's number. */
    final int self;
    /** Null unless the scenario has faults here. */
    Faults faults;

    Behaviour(Site site) {
        this.site = site;
        this.world = site.world();
        this.requests = world.requests;
        this.loop = world.loop;
        this.station = site.station();
        this.self = site.index();
    }

    @Override
    protected final void on(int what, int subject) {
        switch (what) {
            case ARRIVE -> reach(subject);
            case ANSWER -> answered(subject);
            case RETRY -> outletOf(subject).again(subject);
            case DEPART -> outletOf(subject).departed(subject);
            case TRAVEL -> outletOf(subject).travelled(subject);
            case RETURN -> outletOf(subject).returned(subject);
            case DEADLINE -> world.outlets[subject].deadline();
            case FAULT_BEGINS -> faults.begins(subject);
            case FAULT_ENDS -> faults.ends(subject);
            case FAULT_DELAYED -> {
                requests.charge(subject, Cause.WAITING, now());
                arrive(subject);
            }
            default -> timer(what, subject);
        }
    }

    private Outlet outletOf(int r) {
        return world.outlets[requests.outlet(r)];
    }

    /** A request reaches the component, or a fault on its way. */
    final void reach(int r) {
        if (faults == null || strikesItself() || !faults.take(r)) {
            arrive(r);
        }
    }

    /** True where the behaviour asks for its faults itself. */
    boolean strikesItself() {
        return false;
    }

    /** A connection that was lost is given up at last. */
    void unanswered(int r) {
        requests.charge(r, Cause.WAITING, now());
        enter(r);
        Batches.failAll(requests, r);
        leave(r, Outcome.ERROR);
    }

    /** All execution environments are discarded. */
    void restart() {
        throw new IllegalStateException(site.component().name() + " has no execution environments");
    }

    /** From now on this share of the capacity is gone. */
    void lose(double share) {
        throw new IllegalStateException(site.component().name() + " has no capacity to lose");
    }

    /** A request has arrived; it is to be answered, now or later, exactly once. */
    abstract void arrive(int r);

    /** A request that this component sent has come back. */
    void answered(int r) {
        outletOf(r).answered(r);
    }

    /** The calls over an outlet have come to their end: {@code c} is the last of them, and ours to free. */
    void finished(int c) {
        throw new IllegalStateException(site.component().name() + " sends nothing");
    }

    /** The receiver of an outlet has room for other numbers of messages than before. */
    void offered(Outlet to) {
        throw new IllegalStateException(site.component().name() + " is not asked for anything");
    }

    /** A component opens a connection to this one ahead of its first request. */
    void connected(int from, int session) {
        throw new IllegalStateException(site.component().name() + " keeps no connections");
    }

    /** A component ends a connection to this one, if it is open. */
    void disconnected(int from, int session) {
        throw new IllegalStateException(site.component().name() + " keeps no connections");
    }

    /** What this component passes requests on to has now this capacity. */
    void resized(long capacity) {}

    /** An outlet makes another attempt. */
    void retried() {}

    /** One of this component's own timers is due. */
    void timer(int what, int subject) {
        throw new IllegalStateException(site.component().name() + " has no timers");
    }

    /** Called once at time zero. */
    void start() {}

    /** The warm-up period ends: forget what was observed beyond the site's own collectors. */
    void warmedUp(long now) {}

    /** Called once at the horizon, to meter what is billed by time. */
    void close(long now, long measured) {}

    /** Adds the observations of event source mappings. */
    void mappings(Map<Connection, Collectors> all) {}

    final long now() {
        return loop.now();
    }

    /** Tells what happens, if somebody listens. */
    final void tell(String what) {
        if (world.story != null) {
            world.story.tell(loop.now(), site.component().name(), what);
        }
    }

    final void after(long delay, int what, int subject) {
        loop.after(delay, self, what, subject);
    }

    /** Counts an arrival and remembers when it was. */
    final void enter(int r) {
        tell("begins");
        long now = loop.now();
        requests.arrived(r, now);
        station.arrive(now);
        world.paths.arrived(requests.source(r), self);
    }

    /** A write of a request is visible in this store; to be said before anything that follows from it. */
    final void written(int r) {
        world.projections.written(requests, r, self, loop.now());
    }

    /** Counts an end and answers. */
    final void leave(int r, int outcome) {
        tell(outcome == Outcome.OK ? "answers" : "fails");
        station.leave(loop.now(), requests.arrived(r), outcome == Outcome.OK);
        world.answer(r, outcome);
    }

    /** Turns a request away. */
    final void refuse(int r) {
        tell("refuses");
        long now = loop.now();
        station.refuse(now);
        world.paths.arrived(requests.source(r), self);
        world.answer(r, Outcome.THROTTLED);
    }

    /** Hands a message that failed here to the dead-letter outlet if there is one, else counts it as lost. */
    final void bury(int m, Outlet deadLetter) {
        tell(deadLetter == null ? "gives an event up" : "hands an event to its dead-letter queue");
        if (deadLetter == null) {
            world.paths.lost(requests.source(m), self);
            requests.free(m);
        } else {
            world.paths.deadLettered(requests.source(m), self);
            deadLetter.begin(m);
        }
    }

    /** Ends the hand-over of a message: both it and the call are free. */
    final void handedOver(int c) {
        int m = requests.parent(c);
        if (requests.outcome(c) != Outcome.OK && outletOf(c).as != Interactions.ON_SUCCESS) {
            world.paths.lost(requests.source(m), self);
        }
        requests.free(c);
        requests.free(m);
    }
}
