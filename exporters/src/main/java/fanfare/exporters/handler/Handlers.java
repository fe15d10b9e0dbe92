package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import java.util.List;
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

    /** The files of a function: code and events, by path relative to the template. */
    public SortedMap<String, String> files(Component function) {
        Plan plan = Plan.of(function, design, variables);
        Language language = language(function);
        SortedMap<String, String> files = new TreeMap<>();
        language.files(plan).forEach((path, text) -> files.put(folder(function) + "/" + path, text));
        if (function.get(Function.PACKAGE_TYPE).equals("image")) {
            files.put(
                    folder(function) + "/Dockerfile",
                    "FROM " + language.baseImage(function.get(Function.RUNTIME)) + "\n" + language.dockerfile());
        }
        for (Trigger trigger : plan.triggers()) {
            String name = "events/" + function.name() + "-" + trigger.from().name() + ".json";
            files.putIfAbsent(name, ExampleEvents.of(trigger, function, design.region()));
        }
        return files;
    }

    /** What is left to do by hand. */
    public List<String> remarks(Component function) {
        String remark = language(function).remark(Plan.of(function, design, variables));
        return remark.isEmpty() ? List.of() : List.of(remark);
    }
}
