package fanfare.simulator.behaviour;

import fanfare.model.design.Fault;
import fanfare.simulator.kernel.RandomStream;
import java.util.List;

/**
 * The faults of a scenario that strike one component. Requests are hit where they arrive; a function asks for itself,
 * because its events are invoked long after they were accepted.
 */
final class Faults {
    private final Behaviour owner;
    private final Fault[] faults;
    private final int[] from;
    private final boolean[] active;
    private final IntQueue[] held;
    private final RandomStream random;

    /** The faults, each with the number of the component that it is limited to, or −1. */
    Faults(Behaviour owner, List<Fault> faults, int[] from) {
        this.owner = owner;
        this.faults = faults.toArray(Fault[]::new);
        this.from = from;
        active = new boolean[this.faults.length];
        held = new IntQueue[this.faults.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = new IntQueue();
        }
        random = owner.site.stream("faults");
    }

    /** Puts the beginnings and ends on the time-line. */
    void schedule() {
        for (int i = 0; i < faults.length; i++) {
            owner.loop.at(faults[i].at(), owner.self, Behaviour.FAULT_BEGINS, i);
            if (!faults[i].type().instant()) {
                owner.loop.at(faults[i].at() + faults[i].lasting(), owner.self, Behaviour.FAULT_ENDS, i);
            }
        }
    }

    void begins(int i) {
        owner.tell(faults[i].type().title().toLowerCase(java.util.Locale.ROOT) + " begins");
        active[i] = true;
        if (faults[i].type() == Fault.Type.RESTART) {
            active[i] = false;
            owner.restart();
        } else if (faults[i].type() == Fault.Type.LOSE_CAPACITY) {
            owner.lose(faults[i].share());
        }
    }

    void ends(int i) {
        owner.tell(faults[i].type().title().toLowerCase(java.util.Locale.ROOT) + " ends");
        active[i] = false;
        if (faults[i].type() == Fault.Type.LOSE_CAPACITY) {
            owner.lose(0);
        }
        while (!held[i].isEmpty()) {
            owner.unanswered(held[i].take());
        }
    }

    /** Whether a fault of this type hits a request. */
    boolean hits(Fault.Type type, int r) {
        return find(type, r) >= 0;
    }

    /** The delay that is added to a request; 0 for none. */
    long delay(int r) {
        int i = find(Fault.Type.ADD_DELAY, r);
        return i < 0 ? 0 : faults[i].delay();
    }

    /** Keeps a request until the connection is back; false if it is not lost. */
    boolean holds(int r) {
        int i = find(Fault.Type.DISCONNECT, r);
        if (i >= 0) {
            held[i].add(r);
        }
        return i >= 0;
    }

    private int find(Fault.Type type, int r) {
        for (int i = 0; i < faults.length; i++) {
            if (active[i]
                    && faults[i].type() == type
                    && (from[i] < 0 || from[i] == sender(r))
                    && (faults[i].share() >= 1 || random.chance(faults[i].share()))) {
                return i;
            }
        }
        return -1;
    }

    private int sender(int r) {
        int outlet = owner.requests.outlet(r);
        if (outlet < 0 && owner.requests.parent(r) >= 0) {
            outlet = owner.requests.outlet(owner.requests.parent(r));
        }
        return outlet < 0 ? -1 : owner.world.outlets[outlet].from;
    }

    /** Deals with an arriving request if a fault hits it. */
    boolean take(int r) {
        if (holds(r)) {
            return true;
        }
        if (hits(Fault.Type.THROTTLE, r)) {
            owner.refuse(r);
            return true;
        }
        if (hits(Fault.Type.UNAVAILABLE, r) || hits(Fault.Type.ERROR, r)) {
            owner.enter(r);
            Batches.failAll(owner.requests, r);
            owner.leave(r, Outcome.ERROR);
            return true;
        }
        long delay = delay(r);
        if (delay > 0) {
            owner.after(delay, Behaviour.FAULT_DELAYED, r);
        }
        return delay > 0;
    }
}
