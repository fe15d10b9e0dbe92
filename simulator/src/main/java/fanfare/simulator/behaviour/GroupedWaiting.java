package fanfare.simulator.behaviour;

import java.util.Arrays;

/**
 * The visible messages of a FIFO queue. A message group is a line; while messages of it are in flight, no more of it are
 * received, and those that come back go to its front in their order.
 */
final class GroupedWaiting extends Waiting {
    private final IntQueue ready = new IntQueue();
    private int[] head = {};
    private int[] tail = {};
    private int[] inFlight = {};
    private boolean[] listed = {};
    private int taking = -1;

    GroupedWaiting(Requests requests) {
        super(requests);
    }

    private void room(int g) {
        if (g >= head.length) {
            int old = head.length;
            int size = Math.max(16, Math.max(g + 1, old * 2));
            head = Arrays.copyOf(head, size);
            tail = Arrays.copyOf(tail, size);
            inFlight = Arrays.copyOf(inFlight, size);
            listed = Arrays.copyOf(listed, size);
            Arrays.fill(head, old, size, Requests.NONE);
            Arrays.fill(tail, old, size, Requests.NONE);
        }
    }

    @Override
    void add(int m) {
        int g = requests.group(m);
        room(g);
        requests.next(m, Requests.NONE);
        if (head[g] == Requests.NONE) {
            head[g] = m;
        } else {
            requests.next(tail[g], m);
        }
        tail[g] = m;
        list(g);
    }

    @Override
    void addAgain(int m) {
        int g = requests.group(m);
        room(g);
        int before = Requests.NONE;
        int at = head[g];
        while (at != Requests.NONE && requests.arrived(at) <= requests.arrived(m) && requests.attempts(at) > 0) {
            before = at;
            at = requests.next(at);
        }
        requests.next(m, at);
        if (before == Requests.NONE) {
            head[g] = m;
        } else {
            requests.next(before, m);
        }
        if (at == Requests.NONE) {
            tail[g] = m;
        }
        list(g);
    }

    private void list(int g) {
        if (inFlight[g] == 0 && !listed[g] && head[g] != Requests.NONE) {
            listed[g] = true;
            ready.add(g);
        }
    }

    /** The group to take from: the one of the batch being gathered while it has more, else the next that is ready. */
    private int group() {
        if (taking >= 0 && head[taking] != Requests.NONE && inFlight[taking] > 0) {
            return taking;
        }
        while (!ready.isEmpty()) {
            int g = ready.first();
            if (head[g] != Requests.NONE && inFlight[g] == 0) {
                return g;
            }
            ready.take();
            listed[g] = false;
        }
        return -1;
    }

    @Override
    int first() {
        taking = -1;
        int g = group();
        return g < 0 ? Requests.NONE : head[g];
    }

    @Override
    int take() {
        int g = group();
        if (g < 0) {
            taking = -1;
            return Requests.NONE;
        }
        if (g != taking) {
            ready.take();
            listed[g] = false;
        }
        taking = g;
        int m = head[g];
        head[g] = requests.next(m);
        requests.next(m, Requests.NONE);
        inFlight[g]++;
        return m;
    }

    @Override
    void gathered() {
        taking = -1;
    }

    @Override
    void release(int m) {
        int g = requests.group(m);
        inFlight[g]--;
        list(g);
    }
}
