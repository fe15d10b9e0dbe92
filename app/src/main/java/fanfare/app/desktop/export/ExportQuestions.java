package fanfare.app.desktop.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an export asks its user. */
public interface ExportQuestions {
    /** Which folder to write into, beginning at one; empty if the user thought better of it. */
    Optional<Path> folder(Optional<Path> from);

    /** Whether these files may be replaced. */
    boolean replace(Path folder, List<String> files);
}
