package fanfare.app.desktop.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What only the user can answer while documents are opened and saved. Asked on the JavaFX thread. */
public interface Questions {
    /** What becomes of changes that are not saved. */
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    /** Which files to open: several templates make one design; empty if none after all. */
    List<Path> filesToOpen();

    /** Where to save; empty if nowhere after all. */
    Optional<Path> fileToSave(String suggestedName);

    /** A document with unsaved changes is about to be closed. */
    Unsaved unsaved(String title);

    /** The file was changed by somebody else since it was read: write over it? */
    boolean overwriteChanged(Path file);

    /** An earlier session ended with unsaved changes of this document: bring them back? */
    boolean recover(String title);

    /** Something went wrong. */
    void failed(String what, String why);
}
