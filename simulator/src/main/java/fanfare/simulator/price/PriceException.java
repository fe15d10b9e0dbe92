package fanfare.simulator.price;

import java.util.List;
import java.util.stream.Collectors;

/** A file of prices or usage that cannot be used; tells everything that is wrong with it, one line each. */
public final class PriceException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    PriceException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
