package fanfare.simulator.kernel;

import java.util.Arrays;

/**
 * A heap with four children to a parent, whose second key is the order of arrival.
 *
 * <p>The plainest of the lists, at its best with a few hundred events whose times have nothing in common.
 */
public final class HeapEventList implements EventList {
    private static final int TIME = 0;
    private static final int ORDER = 1;
    private static final int CODE = 2;
    private static final int STRIDE = 3;

    private long[] heap = new long[64 * STRIDE];
    private int size;
    private long arrivals;

    @Override
    public void add(long time, long code) {
        int hole = size++ * STRIDE;
        if (hole == heap.length) {
            heap = Arrays.copyOf(heap, heap.length * 2);
        }
        hole = rise(hole, time);
        place(hole, time, arrivals++, code);
    }

    /** The newest never passes its equals, so times alone decide. */
    private int rise(int from, long time) {
        long[] h = heap;
        int hole = from;
        while (hole > 0) {
            int parent = ((hole / STRIDE - 1) >> 2) * STRIDE;
            if (h[parent + TIME] <= time) {
                break;
            }
            move(h, parent, hole);
            hole = parent;
        }
        return hole;
    }

    @Override
    public long take() {
        long[] h = heap;
        long code = h[CODE];
        int last = --size * STRIDE;
        if (last > 0) {
            long time = h[last + TIME];
            long order = h[last + ORDER];
            int hole = sink(last, time, order);
            place(hole, time, order, h[last + CODE]);
        }
        return code;
    }

    private int sink(int end, long time, long order) {
        long[] h = heap;
        int hole = 0;
        for (int child = STRIDE; child < end; child = hole * 4 + STRIDE) {
            int least = child;
            int stop = Math.min(child + 4 * STRIDE, end);
            for (int other = child + STRIDE; other < stop; other += STRIDE) {
                if (before(h, other, h[least + TIME], h[least + ORDER])) {
                    least = other;
                }
            }
            if (!before(h, least, time, order)) {
                break;
            }
            move(h, least, hole);
            hole = least;
        }
        return hole;
    }

    private static boolean before(long[] h, int at, long time, long order) {
        long t = h[at + TIME];
        return t < time || (t == time && h[at + ORDER] < order);
    }

    private static void move(long[] h, int from, int to) {
        h[to + TIME] = h[from + TIME];
        h[to + ORDER] = h[from + ORDER];
        h[to + CODE] = h[from + CODE];
    }

    private void place(int at, long time, long order, long code) {
        heap[at + TIME] = time;
        heap[at + ORDER] = order;
        heap[at + CODE] = code;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public long time() {
        return size == 0 ? Long.MAX_VALUE : heap[TIME];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void clear() {
        size = 0;
        arrivals = 0;
    }
}
