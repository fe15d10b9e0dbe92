package fanfare.model.file;

import fanfare.model.check.Problem;

/** Ends the reading of one part of a file; caught where the part began. */
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Misread(String where, int line, String message, String remedy) {
        super(message, null, false, false);
        problem = Problem.error(where, message, remedy).in("", line);
    }

    Problem problem() {
        return problem;
    }
}
