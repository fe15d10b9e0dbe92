package fanfare.simulator.behaviour;

import fanfare.model.kind.HiddenCost;
import java.util.Arrays;

/**
 * What is known of every request in flight, under its number: a pool of records in two arrays, the whole numbers of one
 * request side by side in one and its times in the other, so that handling it touches few cache lines. Memory follows
 * what is in flight.
 */
abstract class RequestFields {
    /** No request. */
    static final int NONE = -1;

    private static final int PARENT = 0;
    private static final int PARENT_EPOCH = 1;
    private static final int OUTLET = 2;
    private static final int SENDER = 3;
    private static final int SOURCE = 4;
    private static final int PAYLOAD = 5;
    private static final int OUTCOME = 6;
    private static final int ATTEMPTS = 7;
    private static final int REMAINING = 8;
    private static final int GROUP = 9;
    private static final int NEXT = 10;
    private static final int BATCH = 11;
    private static final int STEP = 12;
    private static final int PENDING = 13;
    private static final int LOCAL = 14;
    private static final int DEADLINE = 15;
    private static final int EPOCH = 16;
    private static final int FAILED = 17;
    private static final int ABANDONED = 18;
    private static final int CHARGED = 19;
    private static final int ORIGIN = 20;
    private static final int HIDDEN = 21;
    private static final int LINEAGE = 22;
    private static final int SESSION = 23;
    private static final int INTS = 24;

    private static final int BORN = 0;
    private static final int SENT = 1;
    private static final int ARRIVED = 2;
    private static final int CHARGED_UNTIL = 3;
    private static final int COMMITTED = 4;
    private static final int CAUSES = 5;
    private static final int LONGS = CAUSES + Cause.COUNT;
    private static final int FIRST = 64;
    private static final HiddenCost[] WHY = new HiddenCost[1 + HiddenCost.values().length];

    static {
        System.arraycopy(HiddenCost.values(), 0, WHY, 1, WHY.length - 1);
    }

    private int[] ints = new int[FIRST * INTS];
    private long[] longs = new long[FIRST * LONGS];
    private int[] free = new int[FIRST];
    private int freeCount;
    private int used;

    /** How many are in flight. */
    final int live() {
        return used - freeCount;
    }

    /** A number that is not in use; only its epoch means something. */
    final int allocate() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if (used == free.length) {
            ints = Arrays.copyOf(ints, 2 * used * INTS);
            longs = Arrays.copyOf(longs, 2 * used * LONGS);
            free = Arrays.copyOf(free, 2 * used);
        }
        return used++;
    }

    /** Gives a number back. */
    final void release(int r) {
        free[freeCount++] = r;
    }

    /** The request on whose behalf this one was sent, or {@link #NONE}. */
    final int parent(int r) {
        return ints[r * INTS + PARENT];
    }

    final void parent(int r, int value) {
        ints[r * INTS + PARENT] = value;
    }

    /** The parent's epoch when this was sent; another one now means that the parent no longer waits. */
    final int parentEpoch(int r) {
        return ints[r * INTS + PARENT_EPOCH];
    }

    final void parentEpoch(int r, int value) {
        ints[r * INTS + PARENT_EPOCH] = value;
    }

    /** The outlet that sent it, or −1. */
    final int outlet(int r) {
        return ints[r * INTS + OUTLET];
    }

    final void outlet(int r, int value) {
        ints[r * INTS + OUTLET] = value;
    }

    /** The component that gets the answer. */
    final int sender(int r) {
        return ints[r * INTS + SENDER];
    }

    final void sender(int r, int value) {
        ints[r * INTS + SENDER] = value;
    }

    /** Which traffic source caused it. */
    final int source(int r) {
        return ints[r * INTS + SOURCE];
    }

    final void source(int r, int value) {
        ints[r * INTS + SOURCE] = value;
    }

    /** Bytes carried. */
    final int payload(int r) {
        return ints[r * INTS + PAYLOAD];
    }

    final void payload(int r, int value) {
        ints[r * INTS + PAYLOAD] = value;
    }

    /** How it ended. */
    final int outcome(int r) {
        return ints[r * INTS + OUTCOME];
    }

    final void outcome(int r, int value) {
        ints[r * INTS + OUTCOME] = value;
    }

    /** Attempts so far, or receives of a message. */
    final int attempts(int r) {
        return ints[r * INTS + ATTEMPTS];
    }

    final void attempts(int r, int value) {
        ints[r * INTS + ATTEMPTS] = value;
    }

    /** Calls still to make over the same outlet. */
    final int remaining(int r) {
        return ints[r * INTS + REMAINING];
    }

    final void remaining(int r, int value) {
        ints[r * INTS + REMAINING] = value;
    }

    /** Message group of FIFO queues and topics. */
    final int group(int r) {
        return ints[r * INTS + GROUP];
    }

    final void group(int r, int value) {
        ints[r * INTS + GROUP] = value;
    }

    /** Link of the list that holds it. */
    final int next(int r) {
        return ints[r * INTS + NEXT];
    }

    final void next(int r, int value) {
        ints[r * INTS + NEXT] = value;
    }

    /** First message of the batch that it carries, or {@link #NONE}. */
    final int batch(int r) {
        return ints[r * INTS + BATCH];
    }

    final void batch(int r, int value) {
        ints[r * INTS + BATCH] = value;
    }

    /** Step that its receiver is at. */
    final int step(int r) {
        return ints[r * INTS + STEP];
    }

    final void step(int r, int value) {
        ints[r * INTS + STEP] = value;
    }

    /** One call less to make over the same outlet; how many are left. */
    final int oneLessRemaining(int r) {
        return --ints[r * INTS + REMAINING];
    }

    /** Calls of the step that have not come back. */
    final int pending(int r) {
        return ints[r * INTS + PENDING];
    }

    final void pending(int r, int value) {
        ints[r * INTS + PENDING] = value;
    }

    /** One call less has not come back; how many are left. */
    final int oneLessPending(int r) {
        return --ints[r * INTS + PENDING];
    }

    /** For its present holder: an environment, a slot of a deadline list. */
    final int local(int r) {
        return ints[r * INTS + LOCAL];
    }

    final void local(int r, int value) {
        ints[r * INTS + LOCAL] = value;
    }

    /** For its sender: slot in the outlet's deadlines, or −1. */
    final int deadline(int r) {
        return ints[r * INTS + DEADLINE];
    }

    final void deadline(int r, int value) {
        ints[r * INTS + DEADLINE] = value;
    }

    /** Changes whenever the request is answered or freed. */
    final int epoch(int r) {
        return ints[r * INTS + EPOCH];
    }

    final void epoch(int r, int value) {
        ints[r * INTS + EPOCH] = value;
    }

    /** A call of the present step has failed. */
    final boolean failed(int r) {
        return ints[r * INTS + FAILED] != 0;
    }

    final void failed(int r, boolean value) {
        ints[r * INTS + FAILED] = value ? 1 : 0;
    }

    /** The sender has given up; whoever answers frees it. */
    final boolean abandoned(int r) {
        return ints[r * INTS + ABANDONED] != 0;
    }

    final void abandoned(int r, boolean value) {
        ints[r * INTS + ABANDONED] = value ? 1 : 0;
    }

    /** What it inherits from what caused it: how often the chain went round in functions, and whether it is poison. */
    final int lineage(int r) {
        return ints[r * INTS + LINEAGE];
    }

    final void lineage(int r, int value) {
        ints[r * INTS + LINEAGE] = value;
    }

    /**
     * Which of its sender's connections a query comes over, {@link #NONE} for any of a pool; where a message in a queue
     * stands among all by age. Means nothing elsewhere.
     */
    final int session(int r) {
        return ints[r * INTS + SESSION];
    }

    final void session(int r, int value) {
        ints[r * INTS + SESSION] = value;
    }

    /** Birth of the source event. */
    final long born(int r) {
        return longs[r * LONGS + BORN];
    }

    final void born(int r, long value) {
        longs[r * LONGS + BORN] = value;
    }

    /** First attempt of the present call. */
    final long sent(int r) {
        return longs[r * LONGS + SENT];
    }

    final void sent(int r, long value) {
        longs[r * LONGS + SENT] = value;
    }

    /** Arrival at its present holder. */
    final long arrived(int r) {
        return longs[r * LONGS + ARRIVED];
    }

    final void arrived(int r, long value) {
        longs[r * LONGS + ARRIVED] = value;
    }

    /** Until when its time is charged. */
    final long chargedUntil(int r) {
        return longs[r * LONGS + CHARGED_UNTIL];
    }

    final void chargedUntil(int r, long value) {
        longs[r * LONGS + CHARGED_UNTIL] = value;
    }

    /** Where the first write was that this goes back to, as {@link Requests} encodes it. */
    final int origin(int r) {
        return ints[r * INTS + ORIGIN];
    }

    final void origin(int r, int value) {
        ints[r * INTS + ORIGIN] = value;
    }

    /** When that write was visible; means nothing without one. */
    final long committed(int r) {
        return longs[r * LONGS + COMMITTED];
    }

    final void committed(int r, long value) {
        longs[r * LONGS + COMMITTED] = value;
    }

    /** Why it is billed though nobody asked for it; null if somebody did. */
    final HiddenCost hidden(int r) {
        return WHY[ints[r * INTS + HIDDEN]];
    }

    final void hidden(int r, HiddenCost why) {
        ints[r * INTS + HIDDEN] = why == null ? 0 : 1 + why.ordinal();
    }

    /** Which causes have been charged: bit by bit, in the order of the causes. */
    final int charged(int r) {
        return ints[r * INTS + CHARGED];
    }

    /** Makes all causes' times 0. */
    final void clearCauses(int r) {
        ints[r * INTS + CHARGED] = 0;
    }

    /** Time charged to one cause that {@link #charged} names. */
    final long cause(int r, int cause) {
        return longs[r * LONGS + CAUSES + cause];
    }

    /** Adds to the time of a cause. */
    final void addTo(int r, int cause, long duration) {
        int at = r * LONGS + CAUSES + cause;
        int charged = ints[r * INTS + CHARGED];
        int bit = 1 << cause;
        longs[at] = (charged & bit) == 0 ? duration : longs[at] + duration;
        ints[r * INTS + CHARGED] = charged | bit;
    }
}
