package fanfare.model.check;

import java.util.List;

/**
 * Something wrong with a design or its file, in words for the user.
 *
 * @param severity how bad it is
 * @param file the file's name; empty for a design without one
 * @param line the line in the file from 1; 0 when unknown
 * @param where a JSON pointer such as {@code /components/Orders/memory}; empty for the whole document
 * @param message what is wrong, and what was expected
 * @param remedy what to do; may be empty
 */
public record Problem(Severity severity, String file, int line, String where, String message, String remedy) {

    /** An error at a place of a design. */
    public static Problem error(String where, String message, String remedy) {
        return new Problem(Severity.ERROR, "", 0, where, message, remedy);
    }

    /** A warning at a place of a design. */
    public static Problem warning(String where, String message, String remedy) {
        return new Problem(Severity.WARNING, "", 0, where, message, remedy);
    }

    /** In this file and line. */
    public Problem in(String fileName, int lineNumber) {
        return new Problem(severity, fileName, lineNumber, where, message, remedy);
    }

    /** True for an error. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** True if one of these is an error. */
    public static boolean anyError(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** In one line: {@code orders.fanfare.json:12: /components/Orders/memory: 64 MB is out of bounds …}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!file.isEmpty()) {
            text.append(file).append(line > 0 ? ":" + line : "").append(": ");
        }
        if (severity == Severity.WARNING) {
            text.append("warning: ");
        }
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        text.append(message);
        return remedy.isEmpty()
                ? text.toString()
                : text.append(". ").append(remedy).toString();
    }
}
