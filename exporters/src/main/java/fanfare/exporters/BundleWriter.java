package fanfare.exporters;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a bundle into a folder: all of it or nothing. First every file is looked at; if one exists with another content
 * and may not be overwritten, nothing is touched and the answer names it. Then all are written into a new folder beside
 * them and moved to their places one by one; if a move fails, the former files are put back. Files of the
 * folder that the bundle does not name stay as they are.
 */
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * What became of a bundle.
     *
     * @param written files that are new or changed
     * @param unchanged files that were already there with the same content
     * @param inTheWay files with another content that would have been overwritten; if there are any, nothing was written
     */
    public record Outcome(List<String> written, List<String> unchanged, List<String> inTheWay) {
        public Outcome {
            written = List.copyOf(written);
            unchanged = List.copyOf(unchanged);
            inTheWay = List.copyOf(inTheWay);
        }

        /** True if the folder now holds the bundle. */
        public boolean done() {
            return inTheWay.isEmpty();
        }
    }

    /**
     * Writes a bundle.
     *
     * @param folder made if it is not there
     * @param overwrite whether files with another content may be replaced
     * @throws IOException if the disk refuses; the folder is then as it was
     */
    public static Outcome write(Bundle bundle, Path folder, boolean overwrite) throws IOException {
        List<String> changed = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        List<String> inTheWay = new ArrayList<>();
        for (Map.Entry<String, Content> file : bundle.files().entrySet()) {
            Path place = folder.resolve(file.getKey());
            requireFolders(folder, place);
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                changed.add(file.getKey());
            } else if (Files.isDirectory(place)) {
                throw new FileAlreadyExistsException(place.toString(), null, "is a folder, a file was to be written");
            } else if (Arrays.equals(Files.readAllBytes(place), file.getValue().bytes())) {
                unchanged.add(file.getKey());
            } else {
                changed.add(file.getKey());
                inTheWay.add(file.getKey());
            }
        }
        if (!inTheWay.isEmpty() && !overwrite) {
            return new Outcome(List.of(), unchanged, inTheWay);
        }
        if (!changed.isEmpty()) {
            put(bundle, folder, changed);
        }
        return new Outcome(changed, unchanged, List.of());
    }

    private static void requireFolders(Path folder, Path place) throws NotDirectoryException {
        for (Path up = place.getParent(); up != null && up.startsWith(folder); up = up.getParent()) {
            if (Files.exists(up) && !Files.isDirectory(up)) {
                throw new NotDirectoryException(up.toString());
            }
        }
    }

    private static void put(Bundle bundle, Path folder, List<String> changed) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path base = Files.isDirectory(absolute) ? absolute : absolute.getParent();
        Path made = firstMissing(absolute);
        Files.createDirectories(base);
        Path stage = Files.createTempDirectory(base, ".fanfare-");
        try {
            Path fresh = stage.resolve("new");
            for (String file : changed) {
                Path staged = fresh.resolve(file);
                Files.createDirectories(staged.getParent());
                Files.write(staged, bundle.files().get(file).bytes());
            }
            move(changed, fresh, absolute, stage.resolve("old"));
        } catch (IOException e) {
            if (made != null) {
                deleteEmptyFolders(made);
            }
            throw e;
        } finally {
            delete(stage);
        }
    }

    private static void move(List<String> files, Path from, Path to, Path keep) throws IOException {
        Map<Path, Path> kept = new LinkedHashMap<>();
        List<Path> moved = new ArrayList<>();
        try {
            for (String file : files) {
                Path place = to.resolve(file);
                Files.createDirectories(place.getParent());
                if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                    Path former = keep.resolve(file);
                    Files.createDirectories(former.getParent());
                    Files.copy(place, former, StandardCopyOption.COPY_ATTRIBUTES);
                    kept.put(place, former);
                }
                moved.add(place);
                Files.move(from.resolve(file), real(place), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            putBack(moved, kept, e);
            throw e;
        }
    }

    /** A symbolic link stays; what it points to is replaced. */
    private static Path real(Path place) throws IOException {
        return Files.isSymbolicLink(place) && Files.exists(place) ? place.toRealPath() : place;
    }

    private static void putBack(List<Path> moved, Map<Path, Path> kept, IOException cause) {
        for (Path place : moved) {
            try {
                Path former = kept.get(place);
                if (former == null) {
                    Files.deleteIfExists(place);
                } else {
                    Files.move(former, real(place), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static Path firstMissing(Path folder) {
        Path missing = null;
        for (Path up = folder; up != null && !Files.exists(up); up = up.getParent()) {
            missing = up;
        }
        return missing;
    }

    private static void deleteEmptyFolders(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                try (var inside = Files.list(folder)) {
                    if (inside.findAny().isPresent()) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
