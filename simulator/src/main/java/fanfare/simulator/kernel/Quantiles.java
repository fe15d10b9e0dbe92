package fanfare.simulator.kernel;

import fanfare.model.kind.Distribution.Quantile;
import java.util.List;

/** Draws from a quantile table, linear between its points; a guide table finds the place without a search. */
final class Quantiles extends Sampler {
    private static final int GUIDES = 1024;

    private final double[] probability;
    private final double[] value;

    /** The last point at or below each 1024th of probability. */
    private final int[] guide = new int[GUIDES];

    Quantiles(List<Quantile> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A quantile table needs at least one point");
        }
        int n = points.size();
        probability = new double[n];
        value = new double[n];
        for (int i = 0; i < n; i++) {
            probability[i] = points.get(i).probability();
            value[i] = points.get(i).value();
            requireOrder(i);
        }
        for (int g = 0, at = 0; g < GUIDES; g++) {
            at = lastAtOrBelow((double) g / GUIDES, at);
            guide[g] = at;
        }
    }

    private void requireOrder(int i) {
        boolean inside = probability[i] >= 0 && probability[i] <= 1 && value[i] >= 0;
        if (!inside || (i > 0 && (probability[i] < probability[i - 1] || value[i] < value[i - 1]))) {
            throw new IllegalArgumentException(
                    "A quantile table rises in probability, from 0 to 1, and in value: point " + (i + 1) + " does not");
        }
    }

    private int lastAtOrBelow(double p, int from) {
        int at = from;
        while (at + 1 < probability.length && probability[at + 1] <= p) {
            at++;
        }
        return at;
    }

    @Override
    public long next(RandomStream random) {
        double p = random.nextDouble();
        int at = lastAtOrBelow(p, guide[(int) (p * GUIDES)]);
        double low = probability[at];
        if (p <= low || at + 1 == value.length) {
            return round(value[at]);
        }
        double share = (p - low) / (probability[at + 1] - low);
        return round(value[at] + share * (value[at + 1] - value[at]));
    }
}
