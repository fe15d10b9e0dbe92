package fanfare.app.desktop.welcome;

import fanfare.samples.Sample;
import java.nio.file.Path;

/** What the page asks of the window. */
public interface WelcomeActions {
    /** Begins an empty design. */
    void create();

    /** Asks for a file and opens it. */
    void open();

    /** Opens a file. */
    void open(Path file);

    /** Opens a copy of a sample. */
    void open(Sample sample);
}
