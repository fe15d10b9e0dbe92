package fanfare.app.desktop.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** By what one sees that somebody else has changed a file: its size and its time. */
record FileStamp(long size, FileTime modified) {
    /** The stamp of a file; empty if it is not there. */
    static Optional<FileStamp> of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(new FileStamp(attributes.size(), attributes.lastModifiedTime()));
    }
}
