package fanfare.simulator.kernel;

/** Which event list to take; the figures behind the choice are in {@code docs/benchmark.md}. */
public final class EventLists {
    private EventLists() {}

    /**
     * The fastest list for a run.
     *
     * @param expectedPending roughly how many events are pending at a time; only a hint
     */
    public static EventList best(int expectedPending) {
        return new HeapEventList();
    }
}
