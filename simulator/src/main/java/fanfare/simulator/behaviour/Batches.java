package fanfare.simulator.behaviour;

import fanfare.model.kind.Function;
import fanfare.model.kind.Pipe;

/**
 * What those who read batches and those who receive them agree on: where the records of a batch that was taken end. A
 * function's end with it; other receivers say so in their answer.
 */
final class Batches {
    private static final int GO_ON = -1;

    private Batches() {}

    /** All records of the batch end at this component. */
    static void endAt(Requests requests, int r, int component) {
        requests.step(r, component);
    }

    /** The receiver has taken all records over. */
    static void goOn(Requests requests, int r) {
        requests.step(r, GO_ON);
    }

    /** The batch went on as one event, in the name of its first record; the others end at this component. */
    static void merge(Requests requests, int r, int component) {
        requests.step(r, GO_ON - 1 - component);
    }

    /** Notes the end of a record of an answered batch, if it has come to one; its causes are complete. */
    static void end(World world, Outlet outlet, int r, int m) {
        Requests requests = world.requests;
        if (outlet.target == Function.KIND) {
            world.paths.completed(requests, m, outlet.to);
            return;
        }
        int end = requests.step(r);
        if (end >= 0) {
            world.paths.completed(requests, m, end);
        } else if (end < GO_ON && m != requests.batch(r)) {
            world.paths.completed(requests, m, GO_ON - 1 - end);
        }
    }

    /** No record of the batch was processed. */
    static void failAll(Requests requests, int r) {
        for (int m = requests.batch(r); m != Requests.NONE; m = requests.next(m)) {
            requests.outcome(m, Outcome.ERROR);
        }
    }

    /** The batch size, or what the connections of a pipe take at once if that is less. */
    static int largest(Outlet outlet, long batchSize, World world) {
        long most = batchSize;
        if (outlet.target == Pipe.KIND) {
            for (Outlet next : world.outlets) {
                if (next.from == outlet.to) {
                    most = Math.min(most, Pipe.largestBatch(next.target));
                }
            }
        }
        return (int) most;
    }
}
