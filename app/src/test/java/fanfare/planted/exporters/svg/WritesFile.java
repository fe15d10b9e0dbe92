package fanfare.planted.exporters.svg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WritesFile {
    void write(Path file) throws IOException {
        Files.writeString(file, "");
    }
}
