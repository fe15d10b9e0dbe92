package fanfare.model.file;

import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads designs. Whatever is wrong with a file comes back as problems with file, line and JSON pointer; nothing is thrown.
 */
public final class DesignReader {
    /** Larger files are refused unread, in bytes. */
    public static final long LARGEST = 32L * 1024 * 1024;

    private DesignReader() {}

    /** Reads a file. */
    public static Parsed<Design> read(Path file) {
        String name = String.valueOf(file.getFileName());
        return guarded(name, () -> {
            try {
                return design(FileText.of(bytes(file)), name);
            } catch (NoSuchFileException e) {
                throw new Misread("", 0, "there is no such file", "Check the path " + file + ".");
            } catch (AccessDeniedException e) {
                throw new Misread("", 0, "the file may not be read", "Change its permissions.");
            } catch (IOException e) {
                throw new Misread("", 0, "the file cannot be read: " + e.getMessage(), "");
            }
        });
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Misread("", 0, "this is a folder, not a file", "Name the design inside it.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = Files.size(file) > LARGEST ? new byte[0] : in.readNBytes((int) LARGEST + 1);
            if (Files.size(file) > LARGEST || bytes.length > LARGEST) {
                throw new Misread("", 0, "the file is larger than 32 MB, so it is no design", "Check the path.");
            }
            return bytes;
        }
    }

    /** Reads a text, for example from the clipboard. */
    public static Parsed<Design> read(String text, String fileName) {
        return guarded(fileName, () -> design(text, fileName));
    }

    private static Parsed<Design> guarded(String name, Supplier<Parsed<Design>> reading) {
        try {
            return reading.get();
        } catch (Misread fault) {
            return Parsed.failed(fault.problem().in(name, fault.problem().line()));
        }
    }

    private static Parsed<Design> design(String text, String name) {
        List<Problem> problems = new ArrayList<>();
        boolean marked = FileText.marked(text);
        if (marked) {
            problems.add(Problem.warning("", "the file begins with a byte order mark", "Save it as UTF-8 without one.")
                    .in("", 1));
        }
        Json root = JsonTree.read(marked ? text.substring(1) : text);
        Design design = DocumentFormat.read(root, problems);
        Optional<Design> value = Problem.anyError(problems) ? Optional.empty() : Optional.of(design);
        value.ifPresent(d -> DesignCheck.check(d).forEach(p -> problems.add(p.in("", root.lineAt(p.where())))));
        return new Parsed<>(
                value,
                problems.stream()
                        .map(p -> p.in(name, p.line()))
                        .sorted(Comparator.comparing(Problem::severity).thenComparing(Problem::line))
                        .toList());
    }
}
