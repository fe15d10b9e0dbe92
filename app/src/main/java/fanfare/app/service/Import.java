package fanfare.app.service;

import fanfare.exporters.Imported;
import fanfare.exporters.Importer;
import fanfare.exporters.catalogue.Importers;
import fanfare.exporters.editing.SideFile;
import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.template.Beside;
import fanfare.exporters.template.FolderBeside;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Parsed<String> text = text(file);
        return text.value().isPresent()
                ? read(file, text.value().get(), beside)
                : new Parsed<>(Optional.empty(), text.problems());
    }

    private static Parsed<Imported> read(Path file, String text, Beside beside) {
        String name = String.valueOf(file.getFileName());
        return reader(name, text).read(name, text, beside);
    }

    /**
     * Reads several templates as one design, each as a group named after its file; what one exports, the others may import.
     * Files that they name are read from the folder of each only.
     */
    public static Parsed<Imported> together(List<Path> files) {
        Map<String, Template> templates = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            Parsed<String> text = text(file);
            problems.addAll(text.problems());
            text.value().ifPresent(t -> {
                Parsed<Template> read =
                        TemplateReader.template(String.valueOf(file.getFileName()), t, FolderBeside.of(file));
                problems.addAll(read.problems());
                read.value().ifPresent(template -> templates.put(stack(file, templates.keySet()), template));
            });
        }
        if (Problem.anyError(problems)) {
            return new Parsed<>(Optional.empty(), problems);
        }
        Parsed<Imported> read = SamImporter.together(String.join(" and ", templates.keySet()), templates);
        problems.addAll(read.problems());
        return new Parsed<>(read.value(), problems);
    }

    /** The name of a template's group: its file's, or its folder's where the file is called what they all are. */
    private static String stack(Path file, Set<String> taken) {
        Path absolute = file.toAbsolutePath().normalize();
        String own = String.valueOf(absolute.getFileName()).replaceFirst("\\.(ya?ml|json|template)$", "");
        Path folder = absolute.getParent();
        boolean usual = own.equals("template") && folder.getFileName() != null;
        String wanted = usual ? String.valueOf(folder.getFileName()) : own;
        String name = wanted;
        for (int n = 2; taken.contains(name); n++) {
            name = wanted + " " + n;
        }
        return name;
    }

    /** What nobody recognises is read as what is most usual, for the sake of its message. */
    private static Importer reader(String name, String text) {
        return importer(name, text).orElse(Importers.usual());
    }

    /** Reads a text as if it stood in a file. */
    public static Parsed<Imported> read(Path file, String text) {
        return read(file, text, FolderBeside.of(file));
    }

    /** Reads a template with its text and with what is kept beside it. */
    public static Parsed<OpenTemplate> template(Path file) {
        Parsed<String> parsed = text(file);
        if (parsed.value().isEmpty()) {
            return new Parsed<>(Optional.empty(), parsed.problems());
        }
        String text = parsed.value().get();
        Parsed<Imported> read = read(file, text);
        List<Problem> problems = new ArrayList<>(read.problems());
        boolean editable = reader(String.valueOf(file.getFileName()), text) instanceof SamImporter;
        Optional<SideFile> side = editable ? side(file, problems) : Optional.empty();
        return new Parsed<>(
                read.value().map(imported -> new OpenTemplate(file, text, imported, side, editable)), problems);
    }

    private static Optional<SideFile> side(Path template, List<Problem> problems) {
        Path file = SideFile.of(template);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Parsed<SideFile> side = SideFile.read(file);
        side.errors().stream()
                .map(e -> Problem.warning("", e.message(), "The template is read without it.")
                        .in(e.file(), e.line()))
                .forEach(problems::add);
        return side.value();
    }

    private static Parsed<String> text(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return Files.size(file) > LARGEST
                    ? failed(name, "is larger than 16 MB", "Split the template.")
                    : new Parsed<>(Optional.of(Files.readString(file)), List.of());
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

    /** Reads a design file, or a template as the design that it describes, with what is kept beside it. */
    public static Parsed<Design> design(Path file) {
        if (!isTemplate(file)) {
            return DesignReader.read(file);
        }
        Parsed<OpenTemplate> template = template(file);
        return new Parsed<>(template.value().map(OpenTemplate::design), template.problems());
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
