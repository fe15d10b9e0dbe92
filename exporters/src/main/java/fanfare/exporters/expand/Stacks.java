package fanfare.exporters.expand;

import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stacks within a stack. A resource that names a template beside its own becomes what that template says: its parameters are
 * what the outer template passes, and its outputs are what the outer template reads.
 */
final class Stacks {
    private static final Set<String> TYPES = Set.of("AWS::Serverless::Application", "AWS::CloudFormation::Stack");
    private static final String OUTPUTS = "Outputs.";
    private static final int DEEPEST = 8;

    private Stacks() {}

    static boolean isOne(Part resource) {
        return TYPES.contains(resource.at("Type").wordsOr(""));
    }

    /** The template of a stack; empty if it is not at hand. */
    static Optional<Expansion> read(String name, Part resource, Expansion outer) {
        Part location = resource.at("Properties").anyOf("Location", "TemplateURL");
        if (!location.words().filter(Stacks::isTemplate).isPresent()) {
            return Optional.empty();
        }
        String where = "/Resources/" + name;
        if (outer.depth() >= DEEPEST) {
            outer.warn(location.line(), where, "is a stack within " + DEEPEST + " others and is left as one box");
            return Optional.empty();
        }
        return outer.text(location, where).flatMap(text -> {
            String path = location.wordsOr("");
            Parsed<Template> parsed = TemplateReader.template(
                    path, text, below(path, outer.template().beside()));
            parsed.problems()
                    .forEach(p -> outer.warn(
                            location.line(),
                            where,
                            path + (p.line() > 0 ? ", line " + p.line() : "") + ": " + p.message()));
            return parsed.value().map(t -> Expansion.withStacks(t, outer.depth() + 1));
        });
    }

    private static boolean isTemplate(String location) {
        return location.matches("(?!https?://|s3://).*\\.(ya?ml|json|template)");
    }

    private static Beside below(String path, Beside outer) {
        String folder = folder(path);
        return p -> outer.read(folder + p);
    }

    /** The folder of a path, with a slash at its end; empty for the template's own. */
    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The attribute of a stack that one of its outputs is read by. */
    static Map<String, Part> outputs(String stack, Template inner, Scope scope) {
        Map<String, Part> outputs = new LinkedHashMap<>();
        inner.root()
                .at("Outputs")
                .entries()
                .forEach((id, output) -> outputs.put(stack + "." + OUTPUTS + id, scope.seen(output.at("Value"))));
        return outputs;
    }

    /** The names of a stack's resources in the outer template: their own while these are free. */
    static Map<String, String> names(String stack, Expansion inner, Set<String> taken) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String own : inner.resources().keySet()) {
            String name = own;
            for (int n = 1; !taken.add(name); n++) {
                name = stack + own + (n == 1 ? "" : n);
            }
            names.put(own, name);
        }
        return names;
    }

    /** Code lies beside the inner template. */
    static Part moved(Part properties, String folder) {
        Part code = properties.at("CodeUri");
        boolean beside = code.words()
                .filter(c -> !c.startsWith("s3:") && !c.startsWith("/"))
                .isPresent();
        return beside && !folder.isEmpty()
                ? properties.with("CodeUri", new Part.Text(folder + code.wordsOr(""), false, code.line()))
                : properties;
    }

    static Problem within(String stack, Problem p) {
        return Problem.warning(p.where(), stack + ": " + p.message(), p.remedy())
                .in(p.file(), p.line());
    }
}
