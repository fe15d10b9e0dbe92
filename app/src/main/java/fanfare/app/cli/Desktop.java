package fanfare.app.cli;

import fanfare.app.platform.SystemLibraries;
import fanfare.app.platform.SystemLibraries.Library;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** The way from the command line to the desktop, which is loaded only here, by its name, and only if it can start. */
public final class Desktop {
    private static final String APPLICATION = "fanfare.app.desktop.window.DesktopApplication";
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    /** Opens the window on a file, or without one on null, and returns an exit status when it is closed. */
    @FunctionalInterface
    public interface Window {
        /** Opens it. */
        int open(Path fileOrNull) throws ReflectiveOperationException;
    }

    private final boolean display;
    private final Supplier<List<Library>> missing;
    private final Window window;

    Desktop(boolean display, Supplier<List<Library>> missing, Window window) {
        this.display = display;
        this.missing = missing;
        this.window = window;
    }

    /** The desktop of this machine. */
    public static Desktop ofMachine() {
        return new Desktop(
                hasDisplay(System.getProperty("os.name"), System.getenv()),
                () -> SystemLibraries.missing(SystemLibraries.WINDOWS),
                Desktop::loadAndOpen);
    }

    static boolean hasDisplay(String system, Map<String, String> environment) {
        boolean alwaysThere = system.startsWith("Windows") || system.startsWith("Mac");
        return alwaysThere
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    boolean hasDisplay() {
        return display;
    }

    int open(Path fileOrNull) {
        List<Library> lacking = missing.get();
        if (!lacking.isEmpty()) {
            throw new CommandFailure(SystemLibraries.message("The desktop", lacking));
        }
        try {
            return window.open(fileOrNull);
        } catch (InvocationTargetException e) {
            throw cannotOpen(e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw cannotOpen(e);
        }
    }

    private static CommandFailure cannotOpen(Throwable cause) {
        return new CommandFailure("the desktop cannot be opened: " + cause.getMessage()
                + ". The command line works without it, see fanfare --help.");
    }

    private static int loadAndOpen(Path fileOrNull) throws ReflectiveOperationException {
        // JavaFX runs well from the class path, and says on every start that this is not supported.
        JAVAFX.setFilter(record -> !record.getMessage().startsWith("Unsupported JavaFX configuration"));
        return (int) Class.forName(APPLICATION).getMethod("open", Path.class).invoke(null, fileOrNull);
    }
}
