package fanfare.simulator.evidence;

/**
 * A figure as it was measured, or as theory gives it, beside what the simulator gives.
 *
 * @param what the figure, in words
 * @param unit of all three numbers; empty for shares and counts
 * @param expected measured or known
 * @param simulated what the simulator gives
 * @param allowed how far the two may be apart; NaN where only a {@link Bound} over several figures is set
 */
public record Comparison(String what, String unit, double expected, double simulated, double allowed) {
    /** With a relative tolerance: 0.03 allows 3 % of the expected figure. */
    static Comparison within(double share, String what, String unit, double expected, double simulated) {
        return new Comparison(what, unit, expected, simulated, share * Math.abs(expected));
    }

    /** The difference as a share of the expected figure. */
    public double error() {
        return (simulated - expected) / Math.abs(expected);
    }

    /** Whether the difference is allowed. */
    public boolean holds() {
        return Double.isNaN(allowed) || Math.abs(simulated - expected) <= allowed;
    }
}
