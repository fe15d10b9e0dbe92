package fanfare.app.service;

import fanfare.exporters.Imported;
import fanfare.exporters.editing.SideFile;
import fanfare.model.design.Design;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A template that was read.
 *
 * @param text as it stands in the file
 * @param imported what it says
 * @param side what is kept beside it
 * @param editable true if changes of the design can be written into it
 */
public record OpenTemplate(Path file, String text, Imported imported, Optional<SideFile> side, boolean editable) {
    /** The whole design. */
    public Design design() {
        return over(imported.design());
    }

    /** What is kept beside it, over what it says, placed in some way. */
    public Design over(Design read) {
        return side.map(s -> s.over(read)).orElse(read);
    }
}
