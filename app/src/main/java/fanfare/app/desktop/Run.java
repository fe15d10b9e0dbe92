package fanfare.app.desktop;

/**
 * How a run stands.
 *
 * @param state what it is doing
 * @param share how far it is, 0 to 1
 * @param seconds since it began
 * @param message what went wrong; empty if nothing
 */
public record Run(State state, double share, double seconds, String message) {
    /** No run yet. */
    public static final Run NONE = new Run(State.NONE, 0, 0, "");

    /** What a run is doing. */
    public enum State {
        NONE,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** True while it runs. */
    public boolean running() {
        return state == State.RUNNING;
    }
}
