package fanfare.model.file;

import fanfare.model.design.Design;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * Saves designs so that nothing is lost: a file is either wholly the old one or wholly the new one, whatever happens in
 * between.
 */
public final class DesignFiles {
    /** How file names of designs end. */
    public static final String EXTENSION = ".fanfare.json";

    private static final String SAVING = ".saving";

    private DesignFiles() {}

    /** Replaces or creates a file. Keeps its permissions; where it is a symbolic link, the target is replaced. */
    public static void save(Path file, Design design) throws IOException {
        save(file, DesignWriter.write(design));
    }

    /** Replaces or creates a file of text in the same way. */
    public static void save(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        Path temporary = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + SAVING);
        try {
            write(temporary, text);
            keepPermissions(target, temporary);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sync(folder);
        sweep(target);
    }

    /** Removes what a killed process left behind while it saved this file. */
    private static void sweep(Path target) throws IOException {
        String begin = "." + target.getFileName() + ".";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(target.getParent(), p -> isLeft(p, begin))) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isLeft(Path file, String begin) {
        String name = file.getFileName().toString();
        if (!name.startsWith(begin) || !name.endsWith(SAVING)) {
            return false;
        }
        String process = name.substring(begin.length(), Math.max(begin.length(), name.length() - SAVING.length()));
        return process.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private static void keepPermissions(Path old, Path now) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(now, PosixFileAttributeView.class);
        if (view != null && Files.exists(old)) {
            view.setPermissions(Files.getPosixFilePermissions(old));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name last; not every system lets a folder be opened, and then nothing can be done. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    /** Where the unsaved state of a design is kept: hidden, beside its file. */
    public static Path autosaveOf(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".autosave");
    }

    /** Keeps the unsaved state beside the file, whose folder is made if it is not there. */
    public static void autosave(Path file, Design design) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        save(autosaveOf(file), design);
    }

    /** The unsaved state that an earlier session left, if it is newer than the file. */
    public static Optional<Path> leftBehind(Path file) throws IOException {
        Path side = autosaveOf(file);
        if (!Files.isRegularFile(side)) {
            return Optional.empty();
        }
        boolean newer =
                !Files.exists(file) || Files.getLastModifiedTime(side).compareTo(Files.getLastModifiedTime(file)) >= 0;
        return newer ? Optional.of(side) : Optional.empty();
    }

    /** Removes the unsaved state, after saving or when the user does not want it. */
    public static void discardAutosave(Path file) throws IOException {
        Files.deleteIfExists(autosaveOf(file));
    }
}
