package fanfare.app.service;

import fanfare.model.check.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A file that holds no design that can be run or exported; the message has one line for everything that is wrong. */
public final class UnusableDesign extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** With at least one error. */
    public UnusableDesign(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
