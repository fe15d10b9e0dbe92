package fanfare.exporters.framework;

import fanfare.model.check.Problem;

/** Ends the reading of a service that cannot be understood. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
