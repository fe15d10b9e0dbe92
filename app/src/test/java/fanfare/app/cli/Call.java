package fanfare.app.cli;

import fanfare.app.cli.report.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a call of the command line did.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 */
record Call(int status, String out, String err) {
    /** A machine without a display. */
    private static final Desktop NO_DESKTOP = new Desktop(false, List::of, file -> {
        throw new AssertionError("the desktop was opened");
    });

    /** Runs a command in this process, on no terminal and no display. */
    static Call of(Object... arguments) {
        return of(NO_DESKTOP, arguments);
    }

    /** Runs a command in this process, on no terminal. */
    static Call of(Desktop desktop, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), Ink.PLAIN, false);
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        int status = Commands.run(terminal, desktop, words);
        return new Call(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** For golden files: status, output and errors, with a folder of the test's own named FOLDER. */
    String transcript(java.nio.file.Path folder) {
        String text = out + (err.isEmpty() ? "" : "--- standard error\n" + err) + "--- exit status " + status + "\n";
        return text.replace(folder.toString(), "FOLDER");
    }
}
