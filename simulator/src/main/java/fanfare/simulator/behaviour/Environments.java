package fanfare.simulator.behaviour;

import java.util.Arrays;

/**
 * The execution environments of a function as parallel arrays. Idle ones form a list from the most to the least recently
 * used; provisioned ones have a stack of their own and never expire.
 */
final class Environments {
    static final int NONE = -1;

    /** The request being handled. */
    int[] request = new int[16];
    /** Record of the batch being handled. */
    int[] record = new int[16];
    /** Start of the handler. */
    long[] handlerStart = new long[16];
    /** Billed init of this invocation; 0 when warm. */
    long[] init = new long[16];
    /** Initialising that is done inside the handler: a first invocation's extra, or init after a reset. */
    long[] extra = new long[16];
    /** Wait that a fault adds to the present work. */
    long[] extraWait = new long[16];
    /** Cold restarts of the function before it was created. */
    int[] generation = new int[16];
    /** CPU time of the present work. */
    long[] cpu = new long[16];
    /** When it expires, while idle. */
    long[] expires = new long[16];
    /** Slot among the function's deadlines, or −1. */
    int[] deadline = new int[16];
    /** Belongs to the provisioned concurrency. */
    boolean[] provisioned = new boolean[16];
    /** It was reset by a crash or a time-out and must initialise again. */
    boolean[] reset = new boolean[16];
    /** The invocation began with a cold start. */
    boolean[] cold = new boolean[16];
    /** A record of the batch has failed. */
    boolean[] failed = new boolean[16];
    /** Computing or waiting by itself, not for a call. */
    boolean[] working = new boolean[16];
    /** Its restore has failed: it ends with its first invocation. */
    boolean[] unusable = new boolean[16];
    /** In the idle list. */
    boolean[] idle = new boolean[16];

    private final HeldConnections sessions;
    private int[] newer = new int[16];
    private int[] older = new int[16];
    private int newest = NONE;
    private int oldest = NONE;
    private int[] free = new int[16];
    private int freeCount;
    private int used;
    private int[] ready = new int[16];
    private int readyCount;

    Environments(HeldConnections sessions) {
        this.sessions = sessions;
    }

    /** A new environment. */
    int create() {
        if (freeCount > 0) {
            return clear(free[--freeCount]);
        }
        if (used == request.length) {
            grow(used * 2);
        }
        return clear(used++);
    }

    private int clear(int e) {
        provisioned[e] = false;
        reset[e] = false;
        init[e] = 0;
        extra[e] = 0;
        extraWait[e] = 0;
        deadline[e] = -1;
        unusable[e] = false;
        idle[e] = false;
        return e;
    }

    private void grow(int size) {
        request = Arrays.copyOf(request, size);
        record = Arrays.copyOf(record, size);
        handlerStart = Arrays.copyOf(handlerStart, size);
        init = Arrays.copyOf(init, size);
        extra = Arrays.copyOf(extra, size);
        extraWait = Arrays.copyOf(extraWait, size);
        generation = Arrays.copyOf(generation, size);
        cpu = Arrays.copyOf(cpu, size);
        expires = Arrays.copyOf(expires, size);
        deadline = Arrays.copyOf(deadline, size);
        provisioned = Arrays.copyOf(provisioned, size);
        reset = Arrays.copyOf(reset, size);
        cold = Arrays.copyOf(cold, size);
        failed = Arrays.copyOf(failed, size);
        working = Arrays.copyOf(working, size);
        unusable = Arrays.copyOf(unusable, size);
        idle = Arrays.copyOf(idle, size);
        newer = Arrays.copyOf(newer, size);
        older = Arrays.copyOf(older, size);
        free = Arrays.copyOf(free, size);
        ready = Arrays.copyOf(ready, size);
    }

    /** An environment connects while it initialises; how long that takes. */
    long connect(int e) {
        return sessions.begin(e);
    }

    /** Puts an environment among the idle ones, as the most recently used. */
    void rest(int e) {
        idle[e] = true;
        newer[e] = NONE;
        older[e] = newest;
        if (newest == NONE) {
            oldest = e;
        } else {
            newer[newest] = e;
        }
        newest = e;
    }

    /** The most or the least recently used idle environment, or none; it leaves the list. */
    int wake(boolean mostRecent) {
        int e = mostRecent ? newest : oldest;
        if (e != NONE) {
            unlink(e);
        }
        return e;
    }

    /** The one idle for longest, or none. */
    int oldest() {
        return oldest;
    }

    private void unlink(int e) {
        idle[e] = false;
        int n = newer[e];
        int o = older[e];
        if (n == NONE) {
            newest = o;
        } else {
            older[n] = o;
        }
        if (o == NONE) {
            oldest = n;
        } else {
            newer[o] = n;
        }
    }

    /** Ends an idle environment. */
    void expire(int e) {
        unlink(e);
        discard(e);
    }

    /** Ends an environment that is not idle. */
    void discard(int e) {
        sessions.end(e);
        free[freeCount++] = e;
    }

    /** Puts a provisioned environment among those that are ready. */
    void restProvisioned(int e) {
        ready[readyCount++] = e;
    }

    /** A provisioned environment that is ready, or none. */
    int wakeProvisioned() {
        return readyCount == 0 ? NONE : ready[--readyCount];
    }
}
