package fanfare.app.desktop.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files that were opened last, the latest first; kept in {@code recent.json}. An immutable value.
 *
 * @param paths absolute, at most {@value #MOST}
 */
public record RecentFiles(List<Path> paths) {
    /** So many are remembered. */
    public static final int MOST = 12;

    private static final String FILE = "recent.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    public RecentFiles {
        paths = List.copyOf(paths);
    }

    /** With a file opened just now. */
    public RecentFiles with(Path file) {
        List<Path> next = new ArrayList<>(paths);
        Path absolute = file.toAbsolutePath().normalize();
        next.remove(absolute);
        next.add(0, absolute);
        return new RecentFiles(next.subList(0, Math.min(MOST, next.size())));
    }

    /** Without those that are no longer there. */
    public RecentFiles present() {
        return new RecentFiles(paths.stream().filter(Files::isRegularFile).toList());
    }

    /** What a folder remembers; nothing if its file is absent or broken, since a list of files is not worth a message. */
    public static RecentFiles read(Path folder) {
        try {
            List<Path> found = new ArrayList<>();
            for (JsonNode path : JSON.readTree(Files.readString(folder.resolve(FILE)))) {
                found.add(Path.of(path.asText()));
            }
            return new RecentFiles(found.subList(0, Math.min(MOST, found.size())));
        } catch (IOException | InvalidPathException e) {
            return new RecentFiles(List.of());
        }
    }

    /** Remembers them in a folder. */
    public void write(Path folder) throws IOException {
        BundleWriter.write(Bundle.of(Map.of(FILE, Content.text(text()))), folder, true);
    }

    private String text() {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(
                                    paths.stream().map(Path::toString).toList())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
