package fanfare.simulator.evidence;

import java.util.List;

/**
 * A bound on the error over several figures.
 *
 * @param what the error, in words
 * @param error a share: 0.15 is 15 %
 * @param atMost the largest share allowed
 */
public record Bound(String what, double error, double atMost) {
    /** The mean absolute percentage error of comparisons. */
    static Bound meanError(String of, List<Comparison> comparisons, double atMost) {
        double mean = comparisons.stream()
                .mapToDouble(c -> Math.abs(c.error()))
                .average()
                .orElse(Double.NaN);
        return new Bound("mean absolute percentage error, " + of, mean, atMost);
    }

    /** Whether the error is small enough. */
    public boolean holds() {
        return error <= atMost;
    }
}
