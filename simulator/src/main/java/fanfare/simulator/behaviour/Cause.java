package fanfare.simulator.behaviour;

/** What a request's time was spent on. Every nanosecond between an event's birth and its end belongs to one cause. */
public enum Cause {
    /** Between callers and front doors, and between services. */
    NETWORK("network"),
    /** Waiting in a queue, for a poller or for a batch to fill. */
    QUEUEING("queueing"),
    /** Waiting because a limit refused the request. */
    THROTTLING("throttling"),
    /** Waiting for a new execution environment. */
    INIT("init"),
    /** Computing. */
    CPU("cpu"),
    /** Waiting for a store, another service, or anything that is not drawn. */
    WAITING("waiting"),
    /** Waiting for another attempt after a failure. */
    RETRY("retryBackoff");

    /** How many there are. */
    public static final int COUNT = values().length;

    private final String word;

    Cause(String word) {
        this.word = word;
    }

    /** The word in results. */
    public String word() {
        return word;
    }
}
