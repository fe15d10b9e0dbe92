package fanfare.exporters.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fanfare.exporters.Imported;
import fanfare.exporters.Importer;
import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.PartJson;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import fanfare.model.workflow.StatesLanguage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Definitions of state machines in the Amazon States Language, in JSON and in YAML. */
public final class StatesImporter implements Importer {
    private static final Pattern NAMED = Pattern.compile(".*\\.asl(\\.(json|ya?ml))?");
    private static final Pattern START = Pattern.compile("(?m)^\\s*\\{?\\s*[\"']?StartAt[\"']?\\s*:");
    private static final Pattern STATES = Pattern.compile("[\"']?States[\"']?\\s*:");
    private static final Pattern BARE_TOKEN = Pattern.compile("(:\\s*)(\\$\\{[^}\"]+})");
    private static final Pattern RESOURCES = Pattern.compile("(?m)^\\s*[\"']?Resources[\"']?\\s*:");

    @Override
    public boolean recognises(String file, String text) {
        return NAMED.matcher(file).matches()
                || START.matcher(text).find()
                        && STATES.matcher(text).find()
                        && !RESOURCES.matcher(text).find()
                        && !text.contains("\"fanfare\"");
    }

    @Override
    public Parsed<Imported> read(String file, String text, Beside beside) {
        Parsed<Part> parsed = parsed(file, text);
        if (parsed.value().isEmpty()) {
            return new Parsed<>(Optional.empty(), parsed.problems());
        }
        Part machine = parsed.value().get();
        if (!(PartJson.of(machine) instanceof ObjectNode json)) {
            return wrong(file, machine, "This is no state machine: it has no “States”");
        }
        StatesDrawing drawing = new StatesDrawing(file, machine, json);
        try {
            drawing.draw();
            StatesLanguage.read(json.toString());
        } catch (IllegalArgumentException e) {
            return wrong(file, machine, String.valueOf(e.getMessage()));
        }
        return new Parsed<>(Optional.of(drawing.imported()), parsed.problems());
    }

    /** A token that stands for a number has no quotes around it in the file. */
    private static Parsed<Part> parsed(String file, String text) {
        Parsed<Part> asItIs = TemplateReader.part(file, text);
        if (asItIs.value().isPresent()) {
            return asItIs;
        }
        Parsed<Part> quoted = TemplateReader.part(file, BARE_TOKEN.matcher(text).replaceAll("$1\"$2\""));
        return quoted.value().isPresent() ? quoted : asItIs;
    }

    private static Parsed<Imported> wrong(String file, Part machine, String what) {
        Problem problem = Problem.error(
                        "", what, "Correct the definition; it is written in the Amazon States Language.")
                .in(file, Math.max(1, machine.line()));
        return new Parsed<>(Optional.empty(), List.of(problem));
    }
}
