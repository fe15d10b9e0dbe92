package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Starter code of functions, in the language of their runtime, and an example event per trigger. */
public final class Handlers {
    private static final List<Language> LANGUAGES =
            List.of(new Node(), new Python(), new Java(), new Ruby(), new Dotnet(), new Bootstrap());

    private final Design design;
    private final Variables variables;

    /** For the functions of a design. */
    public Handlers(Design design, Variables variables) {
        this.design = design;
        this.variables = variables;
    }

    private static Language language(Component function) {
        String runtime = function.get(Function.RUNTIME);
        return LANGUAGES.stream()
                .filter(l -> l.runs(runtime))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no language runs " + runtime));
    }

    /** The folder of a function's code, relative to the template. */
    public static String folder(Component function) {
        return "src/" + function.name();
    }

    /** What the template calls the handler. */
    public static String entryPoint(Component function) {
        return language(function).entryPoint();
    }

    /** True if the code must be built before it is deployed. */
    public static boolean needsBuild(Component function) {
        return language(function).needsBuild();
    }

    /**
     * True for TypeScript: {@code npm install && npm run build} in the function's folder bundles the handler and writes it
     * to {@link #deployed}.
     */
    public static boolean isBundled(Component function) {
        return language(function).isBundled(function);
    }

    /** How esbuild bundles TypeScript, in the words of a template's build properties. */
    public static Map<String, Object> bundling(Component function) {
        return NodeProject.bundling(function);
    }

    /** The folder that is deployed, relative to the template, where no tool builds the function by itself. */
    public static String deployed(Component function) {
        return folder(function) + (isBundled(function) ? "/dist" : "");
    }

    /** The variable that names the table of processed messages; empty for a function that keeps none. */
    public Optional<String> processed(Component function) {
        Plan plan = plan(function);
        return plan.idempotent() && language(function).isIdempotent()
                ? Optional.of(plan.processed())
                : Optional.empty();
    }

    private Plan plan(Component function) {
        return Plan.of(function, design, variables);
    }

    /**
     * The files of a function by path relative to the template: code, tests and events, and what the tests of all functions
     * share.
     */
    public SortedMap<String, String> files(Component function) {
        Plan plan = plan(function);
        Language language = language(function);
        SortedMap<String, String> files = new TreeMap<>();
        language.files(plan).forEach((path, text) -> files.put(folder(function) + "/" + path, text));
        files.putAll(language.shared(plans(language)));
        if (function.get(Function.PACKAGE_TYPE).equals("image")) {
            files.put(
                    folder(function) + "/Dockerfile",
                    language.dockerfile(plan, language.baseImage(function.get(Function.RUNTIME))));
        }
        SortedMap<String, String> events = new TreeMap<>();
        for (Trigger trigger : plan.triggers()) {
            events.putIfAbsent(Expectation.event(plan, trigger), ExampleEvents.of(trigger, function, design.region()));
        }
        events.forEach((file, text) -> files.put("events/" + file, text));
        files.putAll(language.tests(plan, events));
        return files;
    }

    private List<Plan> plans(Language language) {
        return design.components().stream()
                .filter(c -> c.kind() == Function.KIND && language(c) == language)
                .map(this::plan)
                .toList();
    }

    /** How the tests of the functions are run, a command per language, from the folder of the template. */
    public List<String> testCommands() {
        return LANGUAGES.stream()
                .flatMap(l -> l.testCommands(plans(l)).stream())
                .toList();
    }

    /** What is left to do by hand. */
    public List<String> remarks(Component function) {
        Plan plan = plan(function);
        List<String> remarks = new ArrayList<>();
        String remark = language(function).remark(plan);
        if (!remark.isEmpty()) {
            remarks.add(remark);
        }
        if (function.get(Function.IDEMPOTENT) && processed(function).isEmpty()) {
            remarks.add(function.name() + ": the handler does not recognise messages that come twice, "
                    + (plan.perBatch()
                            ? "because a batch is one piece of work."
                            : plan.idempotent()
                                    ? "because it is a skeleton."
                                    : "because its events have no id that they would have again."));
        }
        return remarks;
    }
}
