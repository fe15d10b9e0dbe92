package fanfare.simulator.behaviour;

import fanfare.model.kind.Deliver;
import fanfare.model.kind.External;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.measure.Counter;
import java.util.List;

/** Hands a copy of an event to every subscriber whose filter it passes, and buries the copies that nobody took. */
final class Subscriptions {
    private final World world;
    private final Requests requests;
    private final Behaviour owner;
    private final Outlet[] outlets;
    private final double[] matching;
    private final RandomStream filter;
    private final Outlet deadLetter;
    private final Counter matched;
    private final Counter filteredOut;
    private final Counter delivered;
    private final Counter failed;

    /** The counters may be null where the kind has no such metric. */
    Subscriptions(
            Behaviour owner,
            List<Outlet> outlets,
            Outlet deadLetter,
            Counter matched,
            Counter filteredOut,
            Counter delivered,
            Counter failed) {
        this.owner = owner;
        this.world = owner.world;
        this.requests = world.requests;
        this.outlets = outlets.toArray(Outlet[]::new);
        this.matching = outlets.stream()
                .mapToDouble(o -> o.connection.get(Deliver.MATCHING))
                .toArray();
        this.filter = owner.site.stream("filters");
        this.deadLetter = deadLetter;
        this.matched = matched;
        this.filteredOut = filteredOut;
        this.delivered = delivered;
        this.failed = failed;
    }

    int size() {
        return outlets.length;
    }

    Outlet outlet(int i) {
        return outlets[i];
    }

    /** Draws whether an event passes the filter of a subscriber. */
    boolean passes(int i) {
        boolean passes = matching[i] >= 1 || filter.chance(matching[i]);
        Counter counter = passes ? matched : filteredOut;
        if (counter != null) {
            counter.increment();
        }
        return passes;
    }

    /** Makes a copy of an accepted event for one subscriber; {@code from} keeps waiting for its own answer. */
    int copy(int from) {
        return requests.message(from, owner.now());
    }

    /** Sends an event of its own size about something to all subscribers whose filter it passes. */
    void publish(int about, int bytes) {
        for (int i = 0; i < outlets.length; i++) {
            if (passes(i)) {
                int event = copy(about);
                requests.payload(event, bytes);
                outlets[i].begin(event);
            }
        }
    }

    /** A delivery, or the hand-over to the dead-letter queue, has come to its end. */
    void finished(int c) {
        if (world.outlets[requests.outlet(c)] == deadLetter) {
            owner.handedOver(c);
            return;
        }
        int m = requests.parent(c);
        boolean ok = requests.outcome(c) == Outcome.OK;
        requests.adopt(m, c, owner.now());
        if (ok) {
            delivered.increment();
            Outlet taken = world.outlets[requests.outlet(c)];
            if (taken.target == External.KIND) {
                world.paths.completed(requests, m, taken.to);
            }
            requests.free(m);
        } else {
            failed.increment();
            owner.bury(m, deadLetter);
        }
        requests.free(c);
    }
}
