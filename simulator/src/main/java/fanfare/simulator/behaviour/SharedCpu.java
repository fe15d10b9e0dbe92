package fanfare.simulator.behaviour;

import java.util.Arrays;

/**
 * The processors of one task, shared evenly by what works on it: each of n requests gets as many vCPU as it has threads,
 * but no more than an n-th of all (egalitarian processor sharing). Kept as the work that a request present all the time
 * would have got, so that a request is done when this reaches a mark set on its arrival.
 */
final class SharedCpu {
    private static final double ROUNDING = 1e-3;

    private final double cpus;
    private final double threads;
    private double[] mark = new double[8];
    private int[] whose = new int[8];
    private int size;
    private double given;
    private long since;

    /** When the earliest timer is due. */
    private long armed = Long.MAX_VALUE;

    SharedCpu(double cpus, double threads) {
        this.cpus = cpus;
        this.threads = threads;
    }

    /** vCPU at work. */
    double busy() {
        return Math.min(size * threads, cpus);
    }

    boolean isIdle() {
        return size == 0;
    }

    /** Begins so much work, in nanoseconds of one vCPU. */
    void add(long now, int request, double work) {
        advance(now);
        if (size == 0) {
            given = 0;
        }
        if (size == mark.length) {
            mark = Arrays.copyOf(mark, size * 2);
            whose = Arrays.copyOf(whose, size * 2);
        }
        up(size++, given + work, request);
    }

    private double rate() {
        return Math.min(threads, cpus / size);
    }

    private void advance(long now) {
        if (size > 0) {
            given += (now - since) * rate();
        }
        since = now;
    }

    /** When a timer has to be set, or the largest number if an earlier one is on its way or nothing works. */
    long arm(long now) {
        if (size == 0) {
            return Long.MAX_VALUE;
        }
        advance(now);
        long due = now + (long) StrictMath.ceil(Math.max(0, mark[0] - given - ROUNDING) / rate());
        if (due >= armed) {
            return Long.MAX_VALUE;
        }
        armed = due;
        return due;
    }

    /** Whether a timer is the one that was set last; the others are stale. */
    boolean rings(long now) {
        if (now != armed) {
            return false;
        }
        armed = Long.MAX_VALUE;
        return true;
    }

    /** Takes a request whose work is done, or none. */
    int takeDone(long now) {
        advance(now);
        if (size == 0 || mark[0] > given + ROUNDING) {
            return Requests.NONE;
        }
        int done = whose[0];
        size--;
        down(mark[size], whose[size]);
        return done;
    }

    /** Forgets everything. */
    void clear() {
        size = 0;
        armed = Long.MAX_VALUE;
    }

    private void up(int from, double m, int request) {
        int i = from;
        while (i > 0 && mark[(i - 1) / 2] > m) {
            mark[i] = mark[(i - 1) / 2];
            whose[i] = whose[(i - 1) / 2];
            i = (i - 1) / 2;
        }
        mark[i] = m;
        whose[i] = request;
    }

    private void down(double m, int request) {
        int i = 0;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && mark[child + 1] < mark[child]) {
                child++;
            }
            if (mark[child] >= m) {
                break;
            }
            mark[i] = mark[child];
            whose[i] = whose[child];
            i = child;
        }
        mark[i] = m;
        whose[i] = request;
    }
}
