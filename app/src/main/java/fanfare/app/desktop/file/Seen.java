package fanfare.app.desktop.file;

import fanfare.exporters.editing.SideFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How a document's file was when it was last read or written, and the file beside it if it is a template. */
record Seen(Optional<FileStamp> file, Optional<FileStamp> side) {
    static final Seen NOTHING = new Seen(Optional.empty(), Optional.empty());

    static Seen of(Path file) throws IOException {
        return new Seen(FileStamp.of(file), FileStamp.of(SideFile.of(file)));
    }

    /** True if something is there that was not there so before. */
    boolean differsFrom(Seen before) {
        return file.isPresent() && !file.equals(before.file) || side.isPresent() && !side.equals(before.side);
    }
}
