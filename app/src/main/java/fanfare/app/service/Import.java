package fanfare.app.service;

import fanfare.exporters.Imported;
import fanfare.exporters.Importer;
import fanfare.exporters.catalogue.Importers;
import fanfare.exporters.template.Beside;
import fanfare.exporters.template.FolderBeside;
import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what others wrote: templates. A design file is read as it is. */
public final class Import {
    private static final long LARGEST = 16L * 1024 * 1024;

    private Import() {}

    /** True for a file that is a template of some format, by its name and its text. */
    public static Optional<Importer> importer(String name, String text) {
        return Importers.all().stream().filter(i -> i.recognises(name, text)).findFirst();
    }

    /** Reads a template; files that it names are read from its folder only. */
    public static Parsed<Imported> read(Path file) {
        return read(file, FolderBeside.of(file));
    }

    /** Reads a template; files that it names are read from this folder and below. */
    public static Parsed<Imported> read(Path file, Path root) {
        return read(
                file, new FolderBeside(root, file.toAbsolutePath().normalize().getParent()));
    }

    private static Parsed<Imported> read(Path file, Beside beside) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > LARGEST) {
                return failed(name, "is larger than 16 MB", "Split the template.");
            }
            String text = Files.readString(file);
            Optional<Importer> importer = importer(name, text);
            return importer.isPresent()
                    ? importer.get().read(name, text, beside)
                    : Importers.all().get(0).read(name, text, beside);
        } catch (NoSuchFileException e) {
            return failed(file.toString(), "There is no such file", "Check the path.");
        } catch (CharacterCodingException e) {
            return failed(name, "This is not text in UTF-8", "Save the template as UTF-8.");
        } catch (IOException e) {
            return failed(name, "It cannot be read: " + e.getMessage(), "Check the path and the permissions.");
        }
    }

    private static <T> Parsed<T> failed(String name, String message, String remedy) {
        return new Parsed<>(
                Optional.empty(), List.of(Problem.error("", message, remedy).in(name, 0)));
    }

    /** Reads a design file, or a template as the design that it describes. */
    public static Parsed<Design> design(Path file) {
        if (!isTemplate(file)) {
            return DesignReader.read(file);
        }
        Parsed<Imported> imported = read(file);
        return new Parsed<>(imported.value().map(Imported::design), imported.problems());
    }

    /** True if a file is a template rather than a design file. */
    public static boolean isTemplate(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".fanfare.json")) {
            return false;
        }
        if (name.matches(".*\\.(ya?ml|template)")) {
            return true;
        }
        try {
            return Files.size(file) <= LARGEST
                    && importer(name, Files.readString(file)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
