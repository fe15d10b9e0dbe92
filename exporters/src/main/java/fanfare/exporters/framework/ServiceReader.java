package fanfare.exporters.framework;

import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads serverless.yml as the template that it stands for. Files that it includes are read from beside it; no code is run,
 * and what only an account or a command line knows stays open.
 */
public final class ServiceReader {
    private static final Set<String> SECTIONS = Set.of(
            "service",
            "frameworkVersion",
            "configValidationMode",
            "variablesResolutionMode",
            "unresolvedVariablesNotificationMode",
            "deprecationNotificationMode",
            "disabledDeprecations",
            "enableLegacyDeploymentBucket",
            "useDotenv",
            "console",
            "org",
            "app",
            "tenant",
            "licenseKey",
            "dashboard",
            "provider",
            "functions",
            "resources",
            "custom",
            "plugins",
            "package",
            "layers",
            "outputs",
            "params",
            "stages",
            "build",
            "projectDir",
            "stepFunctions");
    private static final List<String> TAKEN_OVER = List.of("Parameters", "Conditions", "Mappings", "Outputs");

    private ServiceReader() {}

    /** Reads a service. */
    public static Parsed<Template> read(String name, String text, Beside beside) {
        Parsed<Part> parsed = TemplateReader.part(name, text);
        if (parsed.value().isEmpty()) {
            return new Parsed<>(Optional.empty(), parsed.problems());
        }
        List<Problem> problems = new ArrayList<>(parsed.problems());
        try {
            Template template = template(name, parsed.value().get(), beside, problems);
            return new Parsed<>(Optional.of(template), problems);
        } catch (Refused refused) {
            problems.add(refused.problem());
            return new Parsed<>(Optional.empty(), problems);
        }
    }

    private static Template template(String name, Part said, Beside beside, List<Problem> problems) {
        Variables variables = new Variables(name, said, beside);
        Part filled = variables.filled(said);
        String title = title(name, filled);
        Part root = new PseudoParameters(title + "-" + variables.stage()).known(filled);
        Service service = new Service(name, root, title, variables.stage(), new Stack(), problems);
        requireAws(service);
        Resources resources = new Resources(service);
        resources.read();
        new Functions(service).read();
        new StateMachines(service).read();
        resources.extend();
        root.entries().forEach((section, part) -> {
            if (!SECTIONS.contains(section) && !section.startsWith("x-")) {
                service.warn(part.line(), "The section “" + section + "” belongs to a plugin and is not drawn");
            }
        });
        problems.addAll(variables.problems());
        return new Template(
                name, whole(service, resources), beside, service.stack().made(), called(service.stack()));
    }

    private static String title(String file, Part root) {
        return root.at("service")
                .words()
                .or(() -> root.at("service").at("name").words())
                .orElseThrow(() -> new Refused(Problem.error(
                                "",
                                "This is no service of the Serverless Framework: it does not say which “service” it is",
                                "Write “service: NAME” as its first line, or open another file.")
                        .in(file, Math.max(1, root.line()))));
    }

    private static void requireAws(Service service) {
        Part provider = service.root().at("provider");
        String name = provider.wordsOr(provider.at("name").wordsOr("aws"));
        if (!name.equals("aws")) {
            throw new Refused(Problem.error(
                            "/provider/name", "The service is for “" + name + "”", "Only services for aws can be read.")
                    .in(
                            service.file(),
                            Math.max(provider.line(), provider.at("name").line())));
        }
        Part functions = service.root().at("functions");
        if (functions.exists()
                && functions.words().filter(w -> !w.contains("${")).isPresent()) {
            throw new Refused(Problem.error(
                            "/functions",
                            "Functions are named parts, not a text",
                            "Write each as “name:” with its handler below.")
                    .in(service.file(), functions.line()));
        }
    }

    private static Part whole(Service service, Resources resources) {
        Map<String, Part> ordered = new LinkedHashMap<>();
        service.stack().resources().entrySet().stream()
                .sorted(Comparator.comparingInt(r -> r.getValue().line()))
                .forEach(r -> ordered.put(r.getKey(), r.getValue()));
        Part whole = Part.fields(service.root().line(), "Description", Part.text(service.title()));
        for (String section : TAKEN_OVER) {
            Part part = resources.said().at(section);
            whole = part.exists() ? whole.with(section, part) : whole;
        }
        return whole.with("Resources", new Part.Fields(ordered, service.root().line()));
    }

    /** A name of its own must not be another resource's id. */
    private static Map<String, String> called(Stack stack) {
        Map<String, String> all = new LinkedHashMap<>(stack.called());
        all.values().removeIf(stack.resources()::containsKey);
        return all;
    }
}
