package fanfare.simulator.behaviour;

/** How a request ended. Plain numbers, because they are kept in arrays. */
final class Outcome {
    /** It did what it should. */
    static final int OK = 0;
    /** It failed. */
    static final int ERROR = 1;
    /** A limit refused it. */
    static final int THROTTLED = 2;
    /** Nobody waited for the answer any longer. */
    static final int TIMEOUT = 3;

    /** It was turned down for what it is (401, 403, 413): another attempt would fare no better. */
    static final int REJECTED = 4;

    private Outcome() {}
}
