package fanfare.simulator.kernel;

import java.util.Arrays;

/**
 * A sorted run of the soonest events, and behind it bins by the highest bit in which a time differs from where the run
 * began: a radix heap (Ahuja, Mehlhorn, Orlin and Tarjan, "Faster algorithms for the shortest path problem", J. ACM 37,
 * 1990) whose smallest bins are sorted instead of divided further.
 *
 * <p>Events of one time always share a bin, and bins are appended to and emptied from the front, so the order of arrival
 * among equals costs nothing. There is no width to tune: microseconds and hours may be pending together. A handful of
 * events, or any number that is added in order, never leaves the run.
 */
public final class RadixEventList implements EventList {
    private static final int BINS = Long.SIZE + 1;

    /** Bins up to this many longs (two an event) are sorted straight into the run. */
    private static final int SORTED = 64;

    /** An event that would pass more than this many longs sends the run's end back to the bins. */
    private static final int FAR = 96;

    /** Time and code of the soonest events, in order, from {@code head} up to {@code tail}. */
    private long[] run = new long[512];

    private int head;
    private int tail;

    /** All events up to this time are in the run, all later ones in bins. */
    private long runEnds = Long.MAX_VALUE;

    /** Bin b holds the times that agree with this one above bit b - 1 and differ from it there; never in the future. */
    private long base;

    /** The time of the event last taken, before which none is added. */
    private long taken;

    private final long[][] bins = new long[BINS][];
    private final int[] filled = new int[BINS];

    /** Bit b is set if bin b holds anything; times are not negative, so bin 64 stays empty. */
    private long occupied;

    private int binned;

    @Override
    public void add(long time, long code) {
        if (time > runEnds) {
            toBin(time, code);
        } else {
            toRun(time, code);
        }
    }

    private void toBin(long time, long code) {
        int bin = bin(time, base);
        int at = filled[bin];
        long[] pairs = bins[bin];
        if (pairs == null || at == pairs.length) {
            pairs = grow(bin);
        }
        pairs[at] = time;
        pairs[at + 1] = code;
        filled[bin] = at + 2;
        occupied |= 1L << bin;
        binned++;
    }

    private static int bin(long time, long base) {
        return Long.SIZE - Long.numberOfLeadingZeros(time ^ base);
    }

    private long[] grow(int bin) {
        long[] old = bins[bin];
        bins[bin] = old == null ? new long[SORTED] : Arrays.copyOf(old, old.length * 2);
        return bins[bin];
    }

    private void toRun(long time, long code) {
        if (tail - head > FAR && run[tail - FAR] > time) {
            sendBackTheEnd();
            if (time > runEnds) {
                toBin(time, code);
                return;
            }
        }
        if (tail == run.length) {
            makeRoom();
        }
        insert(time, code);
    }

    private void insert(long time, long code) {
        long[] r = run;
        int first = head;
        int at = tail;
        tail = at + 2;
        while (at > first && r[at - 2] > time) {
            r[at] = r[at - 2];
            r[at + 1] = r[at - 1];
            at -= 2;
        }
        r[at] = time;
        r[at + 1] = code;
    }

    private void makeRoom() {
        int length = tail - head;
        long[] roomy = length > run.length / 2 ? new long[run.length * 2] : run;
        System.arraycopy(run, head, roomy, 0, length);
        run = roomy;
        head = 0;
        tail = length;
    }

    /** Ends the run after its first few events. */
    private void sendBackTheEnd() {
        int cut = Math.min(head + FAR / 2, tail - FAR);
        while (run[cut] == taken) {
            cut += 2;
        }
        base = taken;
        runEnds = lastBefore(bin(run[cut], base), base);
        while (cut > head && run[cut - 2] > runEnds) {
            cut -= 2;
        }
        int end = tail;
        tail = cut;
        for (int i = cut; i < end; i += 2) {
            toBin(run[i], run[i + 1]);
        }
    }

    /** The last time that comes before all of a bin's. */
    private static long lastBefore(int bin, long base) {
        return base | ((1L << (bin - 1)) - 1);
    }

    @Override
    public long take() {
        if (head == tail) {
            refill();
        }
        taken = run[head];
        long code = run[head + 1];
        head += 2;
        return code;
    }

    /** Moves the soonest bin into the run, divided first as long as it is too large to sort. */
    private void refill() {
        head = 0;
        tail = 0;
        int bin = Long.numberOfTrailingZeros(occupied);
        while (filled[bin] > SORTED && bin > 0) {
            divide(bin);
            bin = Long.numberOfTrailingZeros(occupied);
        }
        sort(bin);
    }

    private void divide(int bin) {
        long[] pairs = bins[bin];
        int end = empty(bin);
        base = least(pairs, end);
        for (int i = 0; i < end; i += 2) {
            toBin(pairs[i], pairs[i + 1]);
        }
    }

    private void sort(int bin) {
        long[] pairs = bins[bin];
        int end = empty(bin);
        while (run.length < end) {
            run = new long[run.length * 2];
        }
        for (int i = 0; i < end; i += 2) {
            insert(pairs[i], pairs[i + 1]);
        }
        if (occupied == 0) {
            runEnds = Long.MAX_VALUE;
        } else {
            base = run[head];
            runEnds = bin == 0 ? base : lastBefore(bin, base);
        }
    }

    private int empty(int bin) {
        int end = filled[bin];
        filled[bin] = 0;
        occupied &= ~(1L << bin);
        binned -= end / 2;
        return end;
    }

    private static long least(long[] pairs, int end) {
        long least = pairs[0];
        for (int i = 2; i < end; i += 2) {
            least = Math.min(least, pairs[i]);
        }
        return least;
    }

    @Override
    public boolean isEmpty() {
        return head == tail && occupied == 0;
    }

    @Override
    public long time() {
        return head < tail ? run[head] : soonestInBins();
    }

    /** Looks without moving anything: what is added next may still come before it. */
    private long soonestInBins() {
        int bin = Long.numberOfTrailingZeros(occupied);
        return bin == Long.SIZE ? Long.MAX_VALUE : least(bins[bin], filled[bin]);
    }

    @Override
    public int size() {
        return (tail - head) / 2 + binned;
    }

    @Override
    public void clear() {
        head = 0;
        tail = 0;
        runEnds = Long.MAX_VALUE;
        base = 0;
        taken = 0;
        Arrays.fill(filled, 0);
        occupied = 0;
        binned = 0;
    }
}
