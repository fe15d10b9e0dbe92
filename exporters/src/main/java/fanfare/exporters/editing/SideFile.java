package fanfare.exporters.editing;

import fanfare.model.design.Design;
import fanfare.model.file.DesignFiles;
import fanfare.model.file.DesignReader;
import fanfare.model.file.DesignWriter;
import fanfare.model.file.Parsed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file beside a template that keeps what no template can say: a whole design, and in the field {@code template} what
 * the template said when it was written.
 *
 * @param base what the template said
 * @param design the design
 */
public record SideFile(Design base, Design design) {
    private static final String FIELD = "template";

    /** Where it is: {@code template.yaml.fanfare.json} beside {@code template.yaml}, so that no design has its name. */
    public static Path of(Path template) {
        return template.resolveSibling(template.getFileName() + DesignFiles.EXTENSION);
    }

    /** Reads one; a design that somebody else put there is one whose template said nothing. */
    public static Parsed<SideFile> read(Path file) {
        Parsed<Design> parsed = DesignReader.read(file);
        return new Parsed<>(parsed.value().map(SideFile::split), parsed.problems());
    }

    private static SideFile split(Design whole) {
        Map<String, String> unknown = new LinkedHashMap<>(whole.unknown());
        Optional<Design> base = Optional.ofNullable(unknown.remove(FIELD))
                .flatMap(json -> DesignReader.read(json, FIELD).value());
        return new SideFile(base.orElseGet(() -> Design.named(whole.name())), whole.withUnknown(unknown));
    }

    /** Its text. */
    public String text() {
        Map<String, String> unknown = new LinkedHashMap<>(design.unknown());
        unknown.put(FIELD, DesignWriter.write(base).strip());
        return DesignWriter.write(design.withUnknown(unknown));
    }

    /** The design of the template, completed. */
    public Design over(Design read) {
        return Overlay.of(read, base, design);
    }
}
