package fanfare.bench;

import java.util.Arrays;

/** The barest heap: four children to a parent, times and payloads apart, ties in any order. */
final class FloorHeap {
    private long[] times = new long[1024];
    private int[] payloads = new int[1024];
    private int size;

    void add(long time, int payload) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            payloads = Arrays.copyOf(payloads, size * 2);
        }
        long[] t = times;
        int[] p = payloads;
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (t[parent] <= time) {
                break;
            }
            t[hole] = t[parent];
            p[hole] = p[parent];
            hole = parent;
        }
        t[hole] = time;
        p[hole] = payload;
    }

    long time() {
        return times[0];
    }

    int take() {
        long[] t = times;
        int[] p = payloads;
        int first = p[0];
        int end = --size;
        long time = t[end];
        int payload = p[end];
        int hole = 0;
        for (int child = 1; child < end; child = 4 * hole + 1) {
            int least = child;
            int stop = Math.min(child + 4, end);
            for (int other = child + 1; other < stop; other++) {
                if (t[other] < t[least]) {
                    least = other;
                }
            }
            if (t[least] >= time) {
                break;
            }
            t[hole] = t[least];
            p[hole] = p[least];
            hole = least;
        }
        t[hole] = time;
        p[hole] = payload;
        return first;
    }
}
