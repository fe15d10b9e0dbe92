package fanfare.simulator.behaviour;

import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Queue;
import fanfare.simulator.measure.Counter;

/**
 * A dead-letter queue's redrive: from its time on, as many messages as were visible then go back to the queues that they
 * came from, one by one at a steady rate. What did not come from a queue stays.
 */
final class Redrive {
    private static final double SECOND = 1e9;
    private static final long NEVER = -1;

    private final QueueBehaviour queue;
    private final World world;
    private final Requests requests;
    private final int timer;
    private final long at;
    private final long pause;
    private final Counter moved;
    private long left;

    Redrive(QueueBehaviour queue, int timer) {
        Site site = queue.site;
        this.queue = queue;
        this.world = queue.world;
        this.requests = queue.requests;
        this.timer = timer;
        at = site.component().value(Queue.REDRIVE_AT).orElse(NEVER);
        pause = (long) (SECOND / site.get(Queue.REDRIVE_RATE));
        moved = site.count("MessagesRedriven");
    }

    void start() {
        if (at != NEVER) {
            queue.loop.at(at, queue.self, timer, 1);
        }
    }

    /** The redrive begins, or its next message is due. */
    void due(boolean begins) {
        if (begins) {
            left = queue.visibleMessages();
        }
        if (left > 0) {
            left--;
            sendBack(queue.receive(1));
            queue.after(pause, timer, 0);
        }
    }

    private void sendBack(int m) {
        if (m == Requests.NONE) {
            return;
        }
        Outlet cameBy = world.outlets[requests.outlet(m)];
        if (cameBy.as != DeadLetter.INTERACTION || cameBy.origin != Queue.KIND) {
            queue.fail(m);
            return;
        }
        int c = requests.child(m, cameBy.id, queue.self, queue.now());
        requests.payload(c, requests.payload(m));
        world.send(cameBy.from, c);
    }

    /** True for the answer to a message that was sent back. */
    boolean owns(int c) {
        Outlet cameBy = world.outlets[requests.outlet(c)];
        return cameBy.as == DeadLetter.INTERACTION && cameBy.to == queue.self;
    }

    /** The queue that a message came from has taken it, or not. */
    void answered(int c) {
        int m = requests.parent(c);
        if (requests.outcome(c) == Outcome.OK) {
            moved.increment();
            queue.delete(m, true);
            queue.meterDeletes(1, HiddenCost.DEAD_LETTERS);
        } else {
            queue.fail(m);
        }
        requests.free(c);
    }
}
