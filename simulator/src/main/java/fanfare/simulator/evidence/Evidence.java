package fanfare.simulator.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * What an experiment found.
 *
 * @param comparisons figure by figure
 * @param bounds over several of them
 */
public record Evidence(List<Comparison> comparisons, List<Bound> bounds) {
    public Evidence {
        comparisons = List.copyOf(comparisons);
        bounds = List.copyOf(bounds);
    }

    static Evidence of(List<Comparison> comparisons) {
        return new Evidence(comparisons, List.of());
    }

    Evidence and(Evidence more) {
        List<Comparison> all = new ArrayList<>(comparisons);
        all.addAll(more.comparisons);
        List<Bound> over = new ArrayList<>(bounds);
        over.addAll(more.bounds);
        return new Evidence(all, over);
    }

    /** Whether every comparison and every bound holds. */
    public boolean holds() {
        return comparisons.stream().allMatch(Comparison::holds)
                && bounds.stream().allMatch(Bound::holds);
    }
}
