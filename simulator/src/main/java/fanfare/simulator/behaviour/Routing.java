package fanfare.simulator.behaviour;

/** Which idle execution environment gets the next request. */
public enum Routing {
    /** The one used last, as Lambda does (shown by the measurements of Mahmoudi and Khazaei). */
    MOST_RECENTLY_USED,
    /** The one idle for longest; only to show what the order matters. */
    LEAST_RECENTLY_USED
}
