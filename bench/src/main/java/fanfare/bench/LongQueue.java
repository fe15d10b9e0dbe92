package fanfare.bench;

/** First in, first out, in a ring that doubles when it is full. */
final class LongQueue {
    private long[] ring = new long[1024];
    private int head;
    private int size;

    void add(long value) {
        if (size == ring.length) {
            long[] larger = new long[size * 2];
            for (int i = 0; i < size; i++) {
                larger[i] = ring[head + i & size - 1];
            }
            ring = larger;
            head = 0;
        }
        ring[head + size++ & ring.length - 1] = value;
    }

    long remove() {
        long value = ring[head];
        head = head + 1 & ring.length - 1;
        size--;
        return value;
    }

    boolean isEmpty() {
        return size == 0;
    }
}
