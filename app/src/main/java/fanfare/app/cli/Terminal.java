package fanfare.app.cli;

import fanfare.app.cli.report.Ink;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes. Text is UTF-8 whatever the locale says.
 *
 * @param out results
 * @param err progress and messages
 * @param ink how results are coloured
 * @param errIsTerminal true if somebody watches standard error, and progress may be drawn there
 */
public record Terminal(PrintStream out, PrintStream err, Ink ink, boolean errIsTerminal) {
    /** Set by the launcher script, which can tell: the standard streams that are terminals, {@code out}, {@code err}. */
    static final String TERMINALS = "fanfare.terminals";

    /** The process's own streams. */
    public static Terminal ofProcess() {
        String terminals = System.getProperty(TERMINALS, "");
        boolean colours =
                terminals.contains("out") && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                colours ? Ink.COLOUR : Ink.PLAIN,
                terminals.contains("err"));
    }

    /** Prints a result, which ends its last line itself. */
    void print(String result) {
        out.print(result);
        out.flush();
    }

    /** Tells the user something that is not the result. */
    void say(String message) {
        err.println(message);
    }
}
