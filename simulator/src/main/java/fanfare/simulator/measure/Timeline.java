package fanfare.simulator.measure;

/**
 * How a component fared in each of the equal pieces of a run: arrivals, answers, their latency, and the level at the end
 * of the piece.
 *
 * <p>It looks at running totals once a piece and notes their differences, so that events in between cost one comparison
 * ({@link #isDue}). The pieces share the run evenly, to the nanosecond.
 */
public final class Timeline {
    private final long horizon;
    private final long[] arrivals;
    private final long[] answers;
    private final double[] latency;
    private final long[] level;
    private int piece;
    private long ends;
    private long arrivalsBefore;
    private long answersBefore;
    private double latencyBefore;

    /**
     * A timeline from time 0.
     *
     * @param horizon where the last piece ends, in nanoseconds
     * @param pieces how many, at least 1 and at most one a nanosecond
     */
    public Timeline(long horizon, int pieces) {
        if (pieces < 1 || horizon < pieces) {
            throw new IllegalArgumentException("Cannot divide " + horizon + " ns into " + pieces);
        }
        this.horizon = horizon;
        arrivals = new long[pieces];
        answers = new long[pieces];
        latency = new double[pieces];
        level = new long[pieces];
        ends = start(1);
    }

    /** Whether a piece has ended that was not yet noted. */
    public boolean isDue(long now) {
        return now >= ends;
    }

    /**
     * Notes all pieces that have ended; to be called before what happens now is counted, and at the horizon.
     *
     * @param now in nanoseconds
     * @param arrived arrivals so far
     * @param answered answers so far
     * @param spent sum of their latencies in nanoseconds
     * @param inside the level now
     */
    public void note(long now, long arrived, long answered, double spent, long inside) {
        while (now >= ends) {
            arrivals[piece] = arrived - arrivalsBefore;
            answers[piece] = answered - answersBefore;
            latency[piece] = spent - latencyBefore;
            level[piece] = inside;
            arrivalsBefore = arrived;
            answersBefore = answered;
            latencyBefore = spent;
            piece++;
            ends = piece == level.length ? Long.MAX_VALUE : start(piece + 1);
        }
    }

    /** The totals, so far as given, begin at 0 again; the piece under way keeps what it has. */
    public void totalsRestart(long arrived, long answered, double spent) {
        arrivalsBefore -= arrived;
        answersBefore -= answered;
        latencyBefore -= spent;
    }

    /** How many pieces there are. */
    public int pieces() {
        return level.length;
    }

    /** When a piece begins, in nanoseconds; of the piece after the last, when that ends. */
    public long start(int number) {
        int pieces = level.length;
        return horizon / pieces * number + horizon % pieces * number / pieces;
    }

    /** Arrivals in a piece. */
    public long arrivals(int number) {
        return arrivals[number];
    }

    /** Answers in a piece. */
    public long answers(int number) {
        return answers[number];
    }

    /** Mean latency of a piece's answers in nanoseconds; NaN without any. */
    public double meanLatency(int number) {
        return latency[number] / answers[number];
    }

    /** The level at the end of a piece. */
    public long level(int number) {
        return level[number];
    }
}
