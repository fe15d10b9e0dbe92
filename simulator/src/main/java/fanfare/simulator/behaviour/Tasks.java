package fanfare.simulator.behaviour;

import java.util.Arrays;

/**
 * The tasks of a container: numbers that are used again once the last timer of a task has gone off.
 */
final class Tasks {
    /** Not in use, or only waiting for its last timer. */
    static final int GONE = 0;

    static final int PROVISIONING = 1;
    static final int PULLING = 2;
    static final int RUNNING = 3;
    static final int DRAINING = 4;

    int[] state = new int[8];
    /** The place of the work that a task was started for, or none for a task of the service. */
    int[] own = new int[8];

    long[] launched = new long[8];
    long[] pulled = new long[8];
    long[] billed = new long[8];
    /** CPU units at work. */
    long[] busy = new long[8];

    SharedCpu[] cpu = new SharedCpu[8];
    private int[] timers = new int[8];
    private int[] unused = new int[8];
    private int unusedCount;
    private int used;
    private final double cpus;
    private final double threads;

    Tasks(double cpus, double threads) {
        this.cpus = cpus;
        this.threads = threads;
    }

    /** Numbers are below this. */
    int bound() {
        return used;
    }

    int launch(long now, int ownPlace) {
        int t = unusedCount > 0 ? unused[--unusedCount] : grown();
        state[t] = PROVISIONING;
        own[t] = ownPlace;
        launched[t] = now;
        busy[t] = 0;
        return t;
    }

    private int grown() {
        if (used == state.length) {
            int size = used * 2;
            state = Arrays.copyOf(state, size);
            own = Arrays.copyOf(own, size);
            launched = Arrays.copyOf(launched, size);
            pulled = Arrays.copyOf(pulled, size);
            billed = Arrays.copyOf(billed, size);
            busy = Arrays.copyOf(busy, size);
            cpu = Arrays.copyOf(cpu, size);
            timers = Arrays.copyOf(timers, size);
            unused = Arrays.copyOf(unused, size);
        }
        cpu[used] = new SharedCpu(cpus, threads);
        return used++;
    }

    boolean isOwn(int t) {
        return own[t] != Requests.NONE;
    }

    /** A timer of this task is on its way. */
    void timer(int t) {
        timers[t]++;
    }

    /** A timer of this task has gone off; false if the task is gone. */
    boolean rings(int t) {
        timers[t]--;
        if (state[t] == GONE && timers[t] == 0) {
            unused[unusedCount++] = t;
        }
        return state[t] != GONE;
    }

    /** The task is gone. */
    void end(int t) {
        state[t] = GONE;
        cpu[t].clear();
        if (timers[t] == 0) {
            unused[unusedCount++] = t;
        }
    }
}
