package fanfare.model.file;

import fanfare.model.check.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a text.
 *
 * @param <T> what was read
 * @param value what was read; present whenever the text could be understood, even if it has errors that forbid to simulate
 *     it, so that an editor can show it
 * @param problems everything wrong with it, in the order of the text
 */
public record Parsed<T>(Optional<T> value, List<Problem> problems) {
    public Parsed {
        problems = List.copyOf(problems);
    }

    /** Not understood. */
    static <T> Parsed<T> failed(Problem problem) {
        return new Parsed<>(Optional.empty(), List.of(problem));
    }

    /** True if there is a value without any error; warnings are allowed. */
    public boolean ok() {
        return value.isPresent() && errors().isEmpty();
    }

    /** The errors among the problems. */
    public List<Problem> errors() {
        return problems.stream().filter(Problem::isError).toList();
    }
}
