package fanfare.simulator.behaviour;

/** Hears what happens in a run, event by event, in the words of a reader. Absent in runs that only count. */
@FunctionalInterface
public interface Story {
    /**
     * Something happens.
     *
     * @param time in nanoseconds
     * @param component where
     * @param what in a few words
     */
    void tell(long time, String component, String what);
}
