package fanfare.exporters.graph;

/** How sure a line is. */
public enum Confidence {
    /** Something refers to something, and nothing says what for. */
    WEAK,
    /** By name, by a permission that says more than one thing, or by a shared role. */
    MEDIUM,
    /** The template says so. */
    STRONG;

    Confidence atMost(Confidence limit) {
        return compareTo(limit) > 0 ? limit : this;
    }
}
