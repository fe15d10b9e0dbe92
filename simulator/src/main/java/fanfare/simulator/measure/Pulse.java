package fanfare.simulator.measure;

/**
 * How the events of each source fared over time, in equal windows: how many came to a good end, after how long, and how
 * many failed.
 */
public final class Pulse {
    private static final long MOST_WINDOWS = 20_000;

    private final long window;
    private final long[][] completed;
    private final long[][] failed;
    private final double[][] latency;

    /**
     * Windows from time 0.
     *
     * @param sources how many sources
     * @param horizon the end of the run in nanoseconds
     * @param wanted the length of a window in nanoseconds; longer if there would be more than 20,000
     */
    public Pulse(int sources, long horizon, long wanted) {
        window = Math.max(1, Math.max(wanted, horizon / MOST_WINDOWS));
        int windows = Math.toIntExact(horizon / window + 1);
        completed = new long[sources][windows];
        failed = new long[sources][windows];
        latency = new double[sources][windows];
    }

    /** An event of a source came to a good end. */
    public void completed(int source, long now, long took) {
        int w = (int) (now / window);
        completed[source][w]++;
        latency[source][w] += took;
    }

    /** An event of a source failed. */
    public void failed(int source, long now) {
        failed[source][(int) (now / window)]++;
    }

    /** Length of a window in nanoseconds. */
    public long window() {
        return window;
    }

    /** How many windows there are. */
    public int windows() {
        return completed[0].length;
    }

    /** Good ends in windows {@code from} (inclusive) to {@code to} (exclusive). */
    public long completed(int source, int from, int to) {
        return sum(completed[source], from, to);
    }

    /** Failures in these windows. */
    public long failed(int source, int from, int to) {
        return sum(failed[source], from, to);
    }

    /** Mean latency of the good ends in these windows in nanoseconds; NaN without any. */
    public double meanLatency(int source, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += latency[source][i];
        }
        return sum / completed(source, from, to);
    }

    private static long sum(long[] of, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += of[i];
        }
        return sum;
    }
}
