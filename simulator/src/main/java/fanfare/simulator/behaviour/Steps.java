package fanfare.simulator.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The calls that a component makes on behalf of a request: step after step, those of one step in parallel. A step that
 * fails ends the sequence when all its calls have come back.
 */
final class Steps {
    private final Requests requests;
    private final World world;
    private final Outlet[][] groups;
    private final End end;
    /** Null where every call is made. */
    private final Gate gate;

    /** Hears of the end. */
    interface End {
        /** The steps of a request are through; ok says whether every call succeeded. */
        void stepsDone(int r, boolean ok);
    }

    /** Says whether a call is needed at all. */
    interface Gate {
        /** Whether the outlet is to be asked on behalf of a request. */
        boolean asks(Outlet outlet, int r);
    }

    Steps(World world, List<Outlet> outlets, End end) {
        this(world, outlets, end, null);
    }

    Steps(World world, List<Outlet> outlets, End end, Gate gate) {
        this.world = world;
        this.requests = world.requests;
        this.end = end;
        this.gate = gate;
        TreeMap<Integer, List<Outlet>> byStep = new TreeMap<>();
        outlets.forEach(o -> byStep.computeIfAbsent(o.connection.step(), s -> new ArrayList<>())
                .add(o));
        this.groups =
                byStep.values().stream().map(g -> g.toArray(Outlet[]::new)).toArray(Outlet[][]::new);
    }

    boolean isEmpty() {
        return groups.length == 0;
    }

    /** Begins the first step; the end may come at once. */
    void begin(int r) {
        requests.step(r, 0);
        requests.pending(r, 0);
        requests.failed(r, false);
        go(r);
    }

    private void go(int r) {
        while (requests.step(r) < groups.length) {
            requests.pending(r, requests.pending(r) + 1);
            for (Outlet o : groups[requests.step(r)]) {
                if (gate == null || gate.asks(o, r)) {
                    o.start(r);
                }
            }
            if (requests.oneLessPending(r) > 0) {
                return;
            }
            if (requests.failed(r)) {
                end.stepsDone(r, false);
                return;
            }
            requests.step(r, requests.step(r) + 1);
        }
        end.stepsDone(r, true);
    }

    /** A call has come to its end. */
    void finished(int c) {
        int r = requests.parent(c);
        if (requests.outcome(c) != Outcome.OK) {
            requests.failed(r, true);
        }
        if (requests.oneLessPending(r) > 0) {
            requests.free(c);
            return;
        }
        requests.adopt(r, c, world.loop.now());
        requests.free(c);
        if (requests.failed(r)) {
            end.stepsDone(r, false);
        } else {
            requests.step(r, requests.step(r) + 1);
            go(r);
        }
    }
}
