package fanfare.simulator.run;

/** A run that cannot begin: the message tells the user what is wrong and what to do. */
public final class InvalidRun extends Exception {
    private static final long serialVersionUID = 1;

    /** With a sentence for the user. */
    public InvalidRun(String message) {
        super(message);
    }
}
