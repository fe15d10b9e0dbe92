package fanfare.app.cli;

/** The call or its input was wrong: the message tells the user what and how to go on, and the exit status is 2. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandFailure(String message) {
        super(message, null, false, false);
    }
}
