package fanfare.simulator.run;

/** Follows a run and may cancel it. Called from simulating threads, often; must be quick and thread-safe. */
@FunctionalInterface
public interface Watch {
    /** Lets everything run. */
    Watch NONE = progress -> true;

    /**
     * How far all replications together are.
     *
     * @param share between 0 and 1
     * @return false to cancel
     */
    boolean progress(double share);
}
