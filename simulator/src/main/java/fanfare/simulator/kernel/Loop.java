package fanfare.simulator.kernel;

/**
 * The clock of a run and the events that move it.
 *
 * <p>An event is two longs: its time in nanoseconds, and a code of component (24 bits), what (8 bits) and subject (32
 * bits). The loop takes the next event, moves the clock to its time and gives it to the component's handler, which in
 * turn schedules further ones. Events of the same time happen in the order in which they were scheduled. Events are
 * never cancelled: a handler recognises a stale one and ignores it.
 */
public final class Loop {
    /** The most components that a code can name. */
    public static final int MAX_COMPONENTS = 1 << 24;

    /** The time of what never happens. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long ASKED_EVERY = 4096;

    private final EventList pending;
    private Handler[] handlers = {};
    private long now;
    private long events;
    private long fingerprint = 0x9E3779B97F4A7C15L;

    /** What a component does when one of its events is due. */
    public abstract static class Handler {
        /**
         * Called when the event is due.
         *
         * @param what which of the component's events it is, 0 to 255
         * @param subject whom it concerns, for instance a request's number
         */
        protected abstract void on(int what, int subject);
    }

    /** Asked every 4,096 events whether to go on: the place for progress and for cancelling. */
    public interface Watch {
        /** Never cancels. */
        Watch ALWAYS = (now, events) -> true;

        /**
         * Whether the run goes on.
         *
         * @param now the simulated time in nanoseconds
         * @param events how many events have happened so far
         */
        boolean goOn(long now, long events);
    }

    /** A loop over the list that was measured fastest from two pending events to a hundred thousand. */
    public Loop() {
        this(new RadixEventList());
    }

    /** A loop over the given, empty event list. */
    public Loop(EventList pending) {
        this.pending = pending;
    }

    /** Says who handles the events of component 0, 1, 2 and so on; to be called before {@link #run}. */
    public void handlers(Handler[] byComponent) {
        if (byComponent.length > MAX_COMPONENTS) {
            throw new IllegalArgumentException("At most " + MAX_COMPONENTS + " components, not " + byComponent.length);
        }
        handlers = byComponent.clone();
    }

    /** The simulated time in nanoseconds. */
    public long now() {
        return now;
    }

    /** How many events have happened. */
    public long events() {
        return events;
    }

    /** How many events are pending. */
    public int pending() {
        return pending.size();
    }

    /** A hash of the times and codes of all events so far, in their order: equal for equal runs. */
    public long fingerprint() {
        return fingerprint;
    }

    /**
     * Schedules an event.
     *
     * @param time when, in nanoseconds; times that are past mean now
     * @param component whose handler gets it
     * @param what 0 to 255, handed to the handler
     * @param subject handed to the handler
     */
    public void at(long time, int component, int what, int subject) {
        pending.add(Math.max(time, now), (long) component << 40 | (long) what << 32 | (subject & 0xFFFF_FFFFL));
    }

    /**
     * Schedules an event some time from now.
     *
     * @param delay how long from now, in nanoseconds; a time beyond the range of a long is {@link #NEVER}
     * @param component whose handler gets it
     * @param what 0 to 255, handed to the handler
     * @param subject handed to the handler
     */
    public void after(long delay, int component, int what, int subject) {
        long time = now + delay;
        at(time < 0 && delay > 0 ? NEVER : time, component, what, subject);
    }

    /**
     * Lets everything happen that is due up to a time, and moves the clock there.
     *
     * @param until the last time to be handled, in nanoseconds
     * @param watch asked every 4,096 events
     * @return false when the watch ended the run early; the clock then stands at the last event
     */
    public boolean run(long until, Watch watch) {
        EventList list = pending;
        Handler[] by = handlers;
        long last = Math.min(until, NEVER - 1);
        long time;
        while ((time = list.time()) <= last) {
            long code = list.take();
            now = time;
            fingerprint = (Long.rotateLeft(fingerprint, 23) ^ time) * 0x9FB21C651E98DF25L + code;
            by[(int) (code >>> 40)].on((int) (code >>> 32) & 0xFF, (int) code);
            if ((++events & (ASKED_EVERY - 1)) == 0 && !watch.goOn(time, events)) {
                return false;
            }
        }
        now = Math.max(now, until);
        return true;
    }
}
