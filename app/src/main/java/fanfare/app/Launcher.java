package fanfare.app;

import fanfare.app.cli.Commands;
import fanfare.app.cli.Desktop;
import fanfare.app.cli.Terminal;

/** Where the program starts. It extends nothing of JavaFX, so that the command line never loads it. */
public final class Launcher {
    private Launcher() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(Terminal.ofProcess(), Desktop.ofMachine(), arguments));
    }
}
