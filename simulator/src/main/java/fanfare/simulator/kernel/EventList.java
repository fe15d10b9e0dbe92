package fanfare.simulator.kernel;

/**
 * The events that are still to happen, soonest first; those of the same time in the order in which they were added.
 *
 * <p>Time never runs backwards: {@link #add} may not name a time before that of the last event taken (looking at
 * {@link #time()} binds nobody). Implementations allocate only while they grow.
 */
public interface EventList {

    /**
     * Adds an event.
     *
     * @param time when it happens, in nanoseconds; at least 0 and not before the last event taken
     * @param code what happens, opaque here
     */
    void add(long time, long code);

    /** Whether nothing is pending. */
    boolean isEmpty();

    /** The time of the next event in nanoseconds; {@link Long#MAX_VALUE} when nothing is pending. */
    long time();

    /** Removes the next event and gives its code; undefined when empty. */
    long take();

    /** How many events are pending. */
    int size();

    /** Forgets all events and starts again at time 0, keeping the memory. */
    void clear();
}
