package fanfare.simulator.behaviour;

import java.util.Arrays;

/**
 * Tasks by how many requests they have: the next request goes to one that has the fewest, the one that has had so few for
 * the longest time first. A list for every number of requests below the most.
 */
final class LeastLoaded {
    private static final int NONE = -1;

    private final int most;
    private final int[] first;
    private final int[] last;
    private int[] before = new int[8];
    private int[] after = new int[8];
    private int[] load = new int[8];
    private boolean[] here = new boolean[8];
    private int lowest;
    private int listed;
    private long free;

    /** With so many requests for one task at most. */
    LeastLoaded(int most) {
        this.most = most;
        first = new int[most];
        last = new int[most];
        Arrays.fill(first, NONE);
        Arrays.fill(last, NONE);
    }

    /** Requests that could be taken at once. */
    long free() {
        return free;
    }

    boolean isFull() {
        return listed == 0;
    }

    int load(int task) {
        return load[task];
    }

    /** A task takes part, without requests. */
    void join(int task) {
        while (task >= load.length) {
            before = Arrays.copyOf(before, before.length * 2);
            after = Arrays.copyOf(after, after.length * 2);
            here = Arrays.copyOf(here, here.length * 2);
            load = Arrays.copyOf(load, load.length * 2);
        }
        load[task] = 0;
        here[task] = true;
        free += most;
        link(task);
    }

    /** A task takes no more requests; those that it has stay with it. */
    void quit(int task) {
        free -= most - load[task];
        unlink(task);
        here[task] = false;
    }

    /** The task with the fewest requests. */
    int least() {
        while (first[lowest] == NONE) {
            lowest++;
        }
        return first[lowest];
    }

    /** Gives another request to the task that has the fewest. */
    int take() {
        int task = least();
        unlink(task);
        load[task]++;
        free--;
        link(task);
        return task;
    }

    /** A request of a task has ended. */
    void release(int task) {
        if (here[task]) {
            unlink(task);
            load[task]--;
            free++;
            link(task);
        } else {
            load[task]--;
        }
    }

    private void link(int task) {
        int n = load[task];
        if (n == most) {
            return;
        }
        listed++;
        after[task] = NONE;
        before[task] = last[n];
        if (last[n] == NONE) {
            first[n] = task;
        } else {
            after[last[n]] = task;
        }
        last[n] = task;
        lowest = listed == 1 ? n : Math.min(lowest, n);
    }

    private void unlink(int task) {
        int n = load[task];
        if (n == most) {
            return;
        }
        listed--;
        int b = before[task];
        int a = after[task];
        if (b == NONE) {
            first[n] = a;
        } else {
            after[b] = a;
        }
        if (a == NONE) {
            last[n] = b;
        } else {
            before[a] = b;
        }
    }
}
