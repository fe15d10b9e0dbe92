package fanfare.exporters.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a folder, seen from a template in it. A path that leaves the folder, by dots or by a link, is not followed.
 *
 * @param root the folder that may be read
 * @param from the template's own folder, from which paths count
 */
public record FolderBeside(Path root, Path from) implements Beside {
    private static final long LARGEST = 16L * 1024 * 1024;

    /** The template's own folder. */
    public static FolderBeside of(Path template) {
        Path folder = template.toAbsolutePath().normalize().getParent();
        return new FolderBeside(folder, folder);
    }

    @Override
    public Optional<String> read(String path) {
        try {
            Path real = from.resolve(path).toRealPath();
            boolean inside = real.startsWith(root.toRealPath());
            return inside && Files.isRegularFile(real) && Files.size(real) <= LARGEST
                    ? Optional.of(Files.readString(real))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
