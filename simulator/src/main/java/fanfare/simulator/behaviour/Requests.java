package fanfare.simulator.behaviour;

import java.util.Arrays;

/**
 * All requests and messages in flight, as a pool of parallel arrays: a request is a number. Memory follows what is in
 * flight. A request is created by its sender, handed to a receiver, handed back with an outcome, and freed by its sender;
 * a message has no sender who waits, and is freed by whoever holds it last.
 *
 * <p>Time is attributed as it passes: {@link #charge} gives the time since the last charge to one cause, so the causes of
 * a request always add up to the time since its anchor, and along the chain of parents to the time since the birth of the
 * source event.
 */
final class Requests {
    /** No request. */
    static final int NONE = -1;

    private static final int STRIDE = 8;
    private static final int FIRST = 64;

    /** The request on whose behalf this one was sent, or {@link #NONE}. */
    int[] parent = new int[FIRST];
    /** The parent's epoch when this was sent; another one now means that the parent no longer waits. */
    int[] parentEpoch = new int[FIRST];
    /** The outlet that sent it, or −1. */
    int[] outlet = new int[FIRST];
    /** The component that gets the answer. */
    int[] sender = new int[FIRST];
    /** Which traffic source caused it. */
    int[] source = new int[FIRST];
    /** Bytes carried. */
    int[] payload = new int[FIRST];
    /** How it ended. */
    int[] outcome = new int[FIRST];
    /** Attempts so far, or receives of a message. */
    int[] attempts = new int[FIRST];
    /** Calls still to make over the same outlet. */
    int[] remaining = new int[FIRST];
    /** Message group of FIFO queues and topics. */
    int[] group = new int[FIRST];
    /** Link of the list that holds it. */
    int[] next = new int[FIRST];
    /** First message of the batch that it carries, or {@link #NONE}. */
    int[] batch = new int[FIRST];
    /** Step that its receiver is at. */
    int[] step = new int[FIRST];
    /** Calls of the step that have not come back. */
    int[] pending = new int[FIRST];
    /** For its present holder: an environment, a slot of a deadline list. */
    int[] local = new int[FIRST];
    /** For its sender: slot in the outlet's deadlines, or −1. */
    int[] deadline = new int[FIRST];
    /** Changes whenever the request is answered or freed. */
    int[] epoch = new int[FIRST];
    /** A call of the present step has failed. */
    boolean[] failed = new boolean[FIRST];
    /** The sender has given up; whoever answers frees it. */
    boolean[] abandoned = new boolean[FIRST];
    /** Birth of the source event. */
    long[] born = new long[FIRST];
    /** First attempt of the present call. */
    long[] sent = new long[FIRST];
    /** Arrival at its present holder. */
    long[] arrived = new long[FIRST];

    private long[] mark = new long[FIRST];

    /** Which causes have been charged, bit by bit; the others' times are not valid. */
    private int[] charged = new int[FIRST];

    private long[] causes = new long[FIRST * STRIDE];
    private int[] free = new int[FIRST];
    private int freeCount;
    private int used;

    /** How many are in flight. */
    int live() {
        return used - freeCount;
    }

    private int allocate() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if (used == parent.length) {
            grow(used * 2);
        }
        return used++;
    }

    private void grow(int size) {
        parent = Arrays.copyOf(parent, size);
        parentEpoch = Arrays.copyOf(parentEpoch, size);
        outlet = Arrays.copyOf(outlet, size);
        sender = Arrays.copyOf(sender, size);
        source = Arrays.copyOf(source, size);
        payload = Arrays.copyOf(payload, size);
        outcome = Arrays.copyOf(outcome, size);
        attempts = Arrays.copyOf(attempts, size);
        remaining = Arrays.copyOf(remaining, size);
        group = Arrays.copyOf(group, size);
        next = Arrays.copyOf(next, size);
        batch = Arrays.copyOf(batch, size);
        step = Arrays.copyOf(step, size);
        pending = Arrays.copyOf(pending, size);
        local = Arrays.copyOf(local, size);
        deadline = Arrays.copyOf(deadline, size);
        epoch = Arrays.copyOf(epoch, size);
        failed = Arrays.copyOf(failed, size);
        abandoned = Arrays.copyOf(abandoned, size);
        born = Arrays.copyOf(born, size);
        sent = Arrays.copyOf(sent, size);
        arrived = Arrays.copyOf(arrived, size);
        mark = Arrays.copyOf(mark, size);
        charged = Arrays.copyOf(charged, size);
        causes = Arrays.copyOf(causes, size * STRIDE);
        free = Arrays.copyOf(free, size);
    }

    /** A new root: a source event, born now. */
    int root(int sourceIndex, long now) {
        int r = blank(now);
        parent[r] = NONE;
        source[r] = sourceIndex;
        born[r] = now;
        return r;
    }

    /** A new request on behalf of another, anchored now. */
    int child(int of, int byOutlet, int byComponent, long now) {
        int r = blank(now);
        parent[r] = of;
        parentEpoch[r] = epoch[of];
        outlet[r] = byOutlet;
        sender[r] = byComponent;
        source[r] = source[of];
        born[r] = born[of];
        group[r] = group[of];
        return r;
    }

    /** A message that carries on without its sender: anchored at birth, with the causes of the whole chain so far. */
    int message(int from, long now) {
        int m = blank(now);
        parent[m] = NONE;
        source[m] = source[from];
        born[m] = born[from];
        payload[m] = payload[from];
        group[m] = group[from];
        outlet[m] = outlet[from];
        for (int r = from; r != NONE; r = awaited(r) ? parent[r] : NONE) {
            addCauses(m, r);
        }
        charge(m, Cause.WAITING, born[m] + total(m), now);
        return m;
    }

    /** Takes the place of a request that its sender has given up: same parent, same call, its time charged until now. */
    int successor(int of, long now) {
        int r = blank(now);
        parent[r] = parent[of];
        parentEpoch[r] = parentEpoch[of];
        outlet[r] = outlet[of];
        sender[r] = sender[of];
        source[r] = source[of];
        born[r] = born[of];
        payload[r] = payload[of];
        group[r] = group[of];
        attempts[r] = attempts[of];
        remaining[r] = remaining[of];
        sent[r] = sent[of];
        addCauses(r, of);
        charge(r, Cause.WAITING, mark[of], now);
        return r;
    }

    private int blank(long now) {
        int r = allocate();
        outlet[r] = -1;
        sender[r] = -1;
        payload[r] = 0;
        outcome[r] = Outcome.OK;
        attempts[r] = 0;
        remaining[r] = 0;
        group[r] = 0;
        next[r] = NONE;
        batch[r] = NONE;
        step[r] = 0;
        pending[r] = 0;
        local[r] = -1;
        deadline[r] = -1;
        abandoned[r] = false;
        arrived[r] = now;
        mark[r] = now;
        charged[r] = 0;
        return r;
    }

    /** Gives a request back to the pool. */
    void free(int r) {
        epoch[r]++;
        free[freeCount++] = r;
    }

    /** True if the parent still waits for this request. */
    boolean awaited(int r) {
        int p = parent[r];
        return p == NONE || epoch[p] == parentEpoch[r];
    }

    /** Charges the time since the last charge to a cause. */
    void charge(int r, Cause cause, long now) {
        charge(r, cause, mark[r], now);
    }

    private void charge(int r, Cause cause, long from, long to) {
        add(r, cause.ordinal(), to - from);
        mark[r] = to;
    }

    /** Charges a part of the time since the last charge; the rest stays to be charged. */
    void chargePart(int r, Cause cause, long duration) {
        add(r, cause.ordinal(), duration);
        mark[r] += duration;
    }

    /** Until when the time of a request is charged. */
    long chargedUntil(int r) {
        return mark[r];
    }

    /** Takes over the causes of a request that was sent when this one was last charged and has just ended. */
    void adopt(int r, int ended, long now) {
        addCauses(r, ended);
        mark[r] = now;
    }

    private void addCauses(int to, int from) {
        for (int left = charged[from]; left != 0; left &= left - 1) {
            int cause = Integer.numberOfTrailingZeros(left);
            add(to, cause, causes[from * STRIDE + cause]);
        }
    }

    private void add(int r, int cause, long duration) {
        int at = r * STRIDE + cause;
        int bit = 1 << cause;
        causes[at] = (charged[r] & bit) == 0 ? duration : causes[at] + duration;
        charged[r] |= bit;
    }

    /** Which causes have been charged: bit by bit, in the order of the causes. */
    int charged(int r) {
        return charged[r];
    }

    /** Time charged to one cause that {@link #charged} names. */
    long cause(int r, int cause) {
        return causes[r * STRIDE + cause];
    }

    /** Time charged in all. */
    long total(int r) {
        long sum = 0;
        for (int left = charged[r]; left != 0; left &= left - 1) {
            sum += causes[r * STRIDE + Integer.numberOfTrailingZeros(left)];
        }
        return sum;
    }
}
