package fanfare.app.desktop.file;

import java.nio.file.Path;

/** The folder in which the program keeps what it remembers of a user. */
public final class Home {
    /** The system property that names another folder than {@code ~/.fanfare}. */
    public static final String PROPERTY = "fanfare.home";

    private Home() {}

    /** The folder; it may not be there yet. */
    public static Path folder() {
        String chosen = System.getProperty(PROPERTY, "");
        return chosen.isEmpty() ? Path.of(System.getProperty("user.home"), ".fanfare") : Path.of(chosen);
    }

    /** Where documents that have no file yet are kept against a crash. */
    static Path recovery() {
        return folder().resolve("recovery");
    }
}
