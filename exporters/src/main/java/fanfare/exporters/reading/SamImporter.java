package fanfare.exporters.reading;

import fanfare.exporters.Imported;
import fanfare.exporters.Importer;
import fanfare.exporters.expand.Expansion;
import fanfare.exporters.graph.TemplateGraph;
import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Templates of AWS SAM and CloudFormation, in YAML and in JSON. */
public final class SamImporter implements Importer {
    private static final Pattern RESOURCES = Pattern.compile("(?m)^\\s*[\"']?Resources[\"']?\\s*:");

    @Override
    public boolean recognises(String file, String text) {
        return RESOURCES.matcher(text).find() && !text.contains("\"fanfare\"");
    }

    @Override
    public Parsed<Imported> read(String file, String text, Beside beside) {
        Parsed<Template> parsed = TemplateReader.template(file, text, beside);
        if (parsed.value().isEmpty()) {
            return new Parsed<>(Optional.empty(), parsed.problems());
        }
        List<Problem> problems = new ArrayList<>(parsed.problems());
        Template template = parsed.value().get();
        Expansion whole = Expansion.withStacks(template);
        Imported imported = drawn(whole, problems);
        return new Parsed<>(
                Optional.of(
                        whole.stacks().isEmpty() ? imported : imported.with(TemplateGraph.of(Expansion.of(template)))),
                problems);
    }

    /**
     * Reads several templates as one design, each as a group.
     *
     * @param title the title of the design
     * @param templates by the name of their group
     */
    public static Parsed<Imported> together(String title, Map<String, Template> templates) {
        List<Problem> problems = new ArrayList<>();
        Imported imported = drawn(Expansion.together(title, templates), problems);
        return new Parsed<>(Optional.of(imported), problems);
    }

    private static Imported drawn(Expansion expansion, List<Problem> problems) {
        TemplateGraph graph = TemplateGraph.of(expansion);
        problems.addAll(graph.problems());
        return new Drawing(expansion, graph).imported();
    }
}
