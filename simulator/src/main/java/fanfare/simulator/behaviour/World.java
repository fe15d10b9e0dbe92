package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.Loop;
import fanfare.simulator.kernel.Streams;

/** What all components of a run share: the clock, the requests in flight, and the way from one component to another. */
final class World {
    /** Chains of calls without delay deeper than this go through the event list, so that the stack stays flat. */
    private static final int DEEPEST = 24;

    final Loop loop;
    final Streams streams;
    final Requests requests = new Requests();
    final Paths paths;
    final Projections projections;
    final AccountConcurrency account;
    Behaviour[] behaviours = {};
    Outlet[] outlets = {};
    /** Some requests are poison. */
    boolean poisonous;
    /** Null unless somebody listens. */
    Story story;

    private int depth;

    World(Loop loop, Streams streams, Paths paths, Projections projections, AccountConcurrency account) {
        this.loop = loop;
        this.streams = streams;
        this.paths = paths;
        this.projections = projections;
        this.account = account;
    }

    /** Hands a request to a component, now. */
    void send(int to, int r) {
        if (depth >= DEEPEST) {
            loop.after(0, to, Behaviour.ARRIVE, r);
            return;
        }
        depth++;
        behaviours[to].reach(r);
        depth--;
    }

    /** Hands a request back to its sender, now; frees it if the sender has given it up. */
    void answer(int r, int outcome) {
        requests.outcome(r, outcome);
        requests.epoch(r, requests.epoch(r) + 1);
        if (requests.abandoned(r)) {
            requests.free(r);
        } else if (depth >= DEEPEST) {
            loop.after(0, requests.sender(r), Behaviour.ANSWER, r);
        } else {
            depth++;
            behaviours[requests.sender(r)].answered(r);
            depth--;
        }
    }
}
