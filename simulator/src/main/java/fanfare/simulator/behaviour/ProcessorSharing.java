package fanfare.simulator.behaviour;

import java.util.Arrays;

/**
 * Jobs that share processors evenly, none using more than one (egalitarian processor sharing). Time is measured by the
 * work that every job has had since the processors were last idle: a job ends when that has grown by its own work.
 */
final class ProcessorSharing {
    static final long NEVER = Long.MAX_VALUE;
    private static final double ROUNDING = 0.5;

    private double processors;
    private double served;
    private long last;
    private double used;
    private int size;
    private double[] due = new double[16];
    private long[] work = new long[16];
    private int[] job = new int[16];

    ProcessorSharing(double processors) {
        this.processors = processors;
    }

    /** Jobs that are not done. */
    int size() {
        return size;
    }

    /** Share of the processors in use. */
    double utilization() {
        return processors <= 0 ? Math.min(size, 1) : Math.min(size / processors, 1);
    }

    /** Processor time spent so far, in nanoseconds of one processor. */
    double used(long now) {
        advance(now);
        return used;
    }

    private double rate() {
        return size <= processors ? 1 : processors / size;
    }

    private void advance(long now) {
        long lasted = now - last;
        if (lasted > 0) {
            served += lasted * rate();
            used += lasted * Math.min(size, processors);
            last = now;
        }
    }

    /** There are this many processors from now on. */
    void resize(long now, double count) {
        advance(now);
        processors = count;
    }

    /** A job begins. */
    void add(long now, int id, long howMuch) {
        advance(now);
        if (size == 0) {
            served = 0;
        }
        if (size == due.length) {
            due = Arrays.copyOf(due, 2 * size);
            work = Arrays.copyOf(work, 2 * size);
            job = Arrays.copyOf(job, 2 * size);
        }
        up(size++, served + howMuch, howMuch, id);
    }

    /** When the next job is done if nothing changes; {@link #NEVER} if none is. */
    long next() {
        if (size == 0 || rate() <= 0) {
            return NEVER;
        }
        double left = due[0] - served;
        return left <= ROUNDING ? last : last + (long) StrictMath.ceil(left / rate());
    }

    /** Whether a job is done by now. */
    boolean isDone(long now) {
        advance(now);
        return size > 0 && due[0] - served <= ROUNDING;
    }

    /** The work of the job that is done first. */
    long firstWork() {
        return work[0];
    }

    /** Takes the job that is done first. */
    int take() {
        int id = job[0];
        size--;
        if (size > 0) {
            down(due[size], work[size], job[size]);
        }
        return id;
    }

    private void up(int from, double d, long w, int id) {
        int i = from;
        while (i > 0 && due[(i - 1) / 2] > d) {
            move((i - 1) / 2, i);
            i = (i - 1) / 2;
        }
        place(i, d, w, id);
    }

    private void down(double d, long w, int id) {
        int i = 0;
        for (int child = 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && due[child + 1] < due[child]) {
                child++;
            }
            if (due[child] >= d) {
                break;
            }
            move(child, i);
            i = child;
        }
        place(i, d, w, id);
    }

    private void move(int from, int to) {
        place(to, due[from], work[from], job[from]);
    }

    private void place(int i, double d, long w, int id) {
        due[i] = d;
        work[i] = w;
        job[i] = id;
    }
}
