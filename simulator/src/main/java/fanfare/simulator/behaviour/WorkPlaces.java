package fanfare.simulator.behaviour;

import java.util.Arrays;

/** Where tasks work on requests: numbers that are used again once the last timer of a place has gone off. */
final class WorkPlaces {
    int[] request = new int[16];
    int[] task = new int[16];
    private boolean[] timed = new boolean[16];
    private int[] unused = new int[16];
    private int unusedCount;
    private int used;

    /** Numbers are below this. */
    int bound() {
        return used;
    }

    int take(int r, int t) {
        int p = unusedCount > 0 ? unused[--unusedCount] : grown();
        request[p] = r;
        task[p] = t;
        return p;
    }

    private int grown() {
        if (used == request.length) {
            request = Arrays.copyOf(request, used * 2);
            task = Arrays.copyOf(task, used * 2);
            timed = Arrays.copyOf(timed, used * 2);
            unused = Arrays.copyOf(unused, used * 2);
        }
        return used++;
    }

    /** A timer of this place is on its way. */
    void timer(int p) {
        timed[p] = true;
    }

    /** The timer of this place has gone off; false if the work was given up. */
    boolean rings(int p) {
        timed[p] = false;
        if (request[p] == Requests.NONE) {
            unused[unusedCount++] = p;
            return false;
        }
        return true;
    }

    /** The work has ended, or is given up. */
    void leave(int p) {
        request[p] = Requests.NONE;
        task[p] = Requests.NONE;
        if (!timed[p]) {
            unused[unusedCount++] = p;
        }
    }
}
