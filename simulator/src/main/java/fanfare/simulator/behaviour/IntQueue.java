package fanfare.simulator.behaviour;

import java.util.Arrays;

/** First in, first out, for request numbers; a ring that grows. */
final class IntQueue {
    private int[] ring = new int[16];
    private int head;
    private int size;

    void add(int value) {
        if (size == ring.length) {
            int[] bigger = Arrays.copyOf(ring, size * 2);
            System.arraycopy(ring, 0, bigger, size, head);
            ring = bigger;
        }
        ring[(head + size++) & (ring.length - 1)] = value;
    }

    int first() {
        return ring[head];
    }

    int take() {
        int value = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return value;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }
}
