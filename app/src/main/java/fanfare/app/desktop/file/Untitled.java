package fanfare.app.desktop.file;

import fanfare.model.file.DesignFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the unsaved state of documents without a file is kept: named by the process, so that a living one is left alone. */
final class Untitled {
    private static final Pattern LEFT =
            Pattern.compile("\\.(untitled-(\\d+)-\\d+" + Pattern.quote(DesignFiles.EXTENSION) + ")\\.autosave");

    private Untitled() {}

    /** The name that the nth document of this process would have. */
    static Path file(Path folder, int nth) {
        return folder.resolve("untitled-" + ProcessHandle.current().pid() + "-" + nth + DesignFiles.EXTENSION);
    }

    /** The names of documents that processes which are no more have left behind. */
    static List<Path> leftBehind(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(f -> orphan(f).stream()).toList();
        }
    }

    private static Optional<Path> orphan(Path side) {
        Matcher name = LEFT.matcher(side.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(2))).isEmpty()
                ? Optional.of(side.resolveSibling(name.group(1)))
                : Optional.empty();
    }
}
