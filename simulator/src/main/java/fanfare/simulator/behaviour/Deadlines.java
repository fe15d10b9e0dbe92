package fanfare.simulator.behaviour;

import java.util.Arrays;

/**
 * Deadlines that were added in the order in which they fall due, any of which can be removed: a doubly linked list in
 * arrays. One timer for the first of them is enough for all.
 */
final class Deadlines {
    private static final int NONE = -1;

    private int[] id = new int[16];
    private int[] before = new int[16];
    private int[] after = new int[16];
    private long[] due = new long[16];
    private int first = NONE;
    private int last = NONE;
    private int unused = NONE;
    private int used;

    /** Adds a deadline, not earlier than any other here; the slot is needed to remove it. */
    int add(int whose, long when) {
        int slot = slot();
        id[slot] = whose;
        due[slot] = when;
        before[slot] = last;
        after[slot] = NONE;
        if (last == NONE) {
            first = slot;
        } else {
            after[last] = slot;
        }
        last = slot;
        return slot;
    }

    private int slot() {
        if (unused != NONE) {
            int slot = unused;
            unused = after[slot];
            return slot;
        }
        if (used == id.length) {
            id = Arrays.copyOf(id, used * 2);
            before = Arrays.copyOf(before, used * 2);
            after = Arrays.copyOf(after, used * 2);
            due = Arrays.copyOf(due, used * 2);
        }
        return used++;
    }

    /** Removes the deadline in this slot. */
    void remove(int slot) {
        int b = before[slot];
        int a = after[slot];
        if (b == NONE) {
            first = a;
        } else {
            after[b] = a;
        }
        if (a == NONE) {
            last = b;
        } else {
            before[a] = b;
        }
        after[slot] = unused;
        unused = slot;
    }

    boolean isEmpty() {
        return first == NONE;
    }

    /** When the first falls due. */
    long firstDue() {
        return due[first];
    }

    /** When the deadline in this slot falls due. */
    long due(int slot) {
        return due[slot];
    }

    /** Whose deadline is first. */
    int firstId() {
        return id[first];
    }

    /** Removes the first and says whose it was. */
    int takeFirst() {
        int whose = id[first];
        remove(first);
        return whose;
    }
}
