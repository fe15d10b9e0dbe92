package fanfare.exporters.reading;

import fanfare.exporters.Imported;
import fanfare.exporters.Importer;
import fanfare.exporters.expand.Expansion;
import fanfare.exporters.framework.ServiceReader;
import fanfare.exporters.graph.TemplateGraph;
import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Template;
import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Services of the Serverless Framework: serverless.yml, in YAML and in JSON. */
public final class ServerlessImporter implements Importer {
    private static final Pattern NAMED = Pattern.compile("(.*[.-])?serverless([.-].*)?\\.(ya?ml|json)");
    private static final Pattern SERVICE = Pattern.compile("(?m)^(?: *\\{? *\"service\"|service)\\s*:");
    private static final Pattern SECTION =
            Pattern.compile("(?m)^(?: *\\{? *\"(provider|functions)\"|(provider|functions))\\s*:");
    private static final Pattern TEMPLATE = Pattern.compile("(?m)^(?: *\\{? *\"Resources\"|Resources)\\s*:");

    @Override
    public boolean recognises(String file, String text) {
        boolean other = TEMPLATE.matcher(text).find() || text.contains("\"fanfare\"");
        boolean service = SERVICE.matcher(text).find() && SECTION.matcher(text).find();
        return service && !text.contains("\"fanfare\"") || NAMED.matcher(file).matches() && !other;
    }

    @Override
    public Parsed<Imported> read(String file, String text, Beside beside) {
        Parsed<Template> parsed = ServiceReader.read(file, text, beside);
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
