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
        Expansion expansion = Expansion.of(parsed.value().get());
        TemplateGraph graph = TemplateGraph.of(expansion);
        List<Problem> problems = new ArrayList<>(parsed.problems());
        problems.addAll(graph.problems());
        return new Parsed<>(Optional.of(new Drawing(expansion, graph).imported()), problems);
    }
}
