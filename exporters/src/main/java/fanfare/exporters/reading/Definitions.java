package fanfare.exporters.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fanfare.exporters.graph.References;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.PartJson;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.file.JsonDocument;
import fanfare.model.workflow.StatesLanguage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The definition of a state machine, with the components that it calls under their names in the design. */
final class Definitions {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{\\s*([^!}\\s]+)\\s*}");
    private static final Pattern BARE = Pattern.compile("(?<!\")(\\$\\{[^}]+})(?!\")");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, String> names;
    private final Part substitutions;
    private final Drawing drawing;

    /**
     * Prepares to read.
     *
     * @param names the design's name of every drawn resource
     * @param substitutions what the template puts into the definition
     */
    Definitions(Map<String, String> names, Part substitutions, Drawing drawing) {
        this.names = names;
        this.substitutions = substitutions;
        this.drawing = drawing;
    }

    /** The definition as JSON, if the simulator understands it. */
    Optional<String> read(Part definition) {
        Optional<Part> states = states(definition);
        if (states.isEmpty()) {
            return Optional.empty();
        }
        String json = PartJson.of(states.get(), this::call, this::text).toString();
        try {
            StatesLanguage.read(json);
            return Optional.of(JsonDocument.kept(json));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Part> states(Part definition) {
        if (definition.at("States").exists()) {
            return Optional.of(definition);
        }
        String text = flat(definition);
        return TemplateReader.part("", text)
                .value()
                .or(() -> TemplateReader.part("", BARE.matcher(text).replaceAll("\"$1\""))
                        .value())
                .filter(p -> p.at("States").exists());
    }

    private static String flat(Part definition) {
        if (definition instanceof Part.Call c
                && c.is("Fn::Join")
                && c.argument().list().size() == 2) {
            String between = c.argument().list().get(0).wordsOr("");
            List<Part> items = c.argument().list().get(1).list();
            return String.join(between, items.stream().map(Definitions::flat).toList());
        }
        if (definition instanceof Part.Call c && c.is("Fn::Sub")) {
            return c.argument().list().isEmpty()
                    ? ""
                    : c.argument().list().get(0).wordsOr("");
        }
        if (definition instanceof Part.Call c) {
            List<Part> parts = c.argument().list();
            return parts.isEmpty() ? "" : "${" + parts.get(0).wordsOr("") + "}";
        }
        return definition.wordsOr("");
    }

    private JsonNode call(Part.Call call) {
        return NODES.textNode(text(flat(call)));
    }

    /** Tokens become the names of components; those of anything else stay. */
    private String text(String text) {
        Optional<String> function = functionNamed(text);
        return function.isPresent()
                ? function.get()
                : TOKEN.matcher(text).replaceAll(m -> Matcher.quoteReplacement(token(m.group(1), m.group())));
    }

    /** A function may be meant by the name that it gives itself. */
    private Optional<String> functionNamed(String text) {
        if (!text.contains(":function:")) {
            return Optional.empty();
        }
        String called = text.substring(text.indexOf(":function:") + ":function:".length());
        return References.ownNames(drawing.expansion().resources()).entrySet().stream()
                .filter(e -> e.getValue().equals(called) && names.containsKey(e.getKey()))
                .map(e -> "${" + names.get(e.getKey()) + "}")
                .findFirst();
    }

    private String token(String name, String whole) {
        Part substituted = substitutions.at(name);
        String target = substituted.exists() ? flat(substituted).replaceAll("^.*\\$\\{([^}]*)}.*$", "$1") : name;
        int dot = target.indexOf('.');
        String resource = dot < 0 ? target : target.substring(0, dot);
        if (names.containsKey(resource)) {
            return "${" + names.get(resource) + "}";
        }
        return substituted(substituted).orElse(whole.replace("${", "<").replace("}", ">"));
    }

    private static boolean ofAnAccount(Part value) {
        String text = flat(value);
        return text.contains("AWS::AccountId") || text.contains("AWS::StackName");
    }

    /** A component that the value means, or the words that it comes to. */
    private Optional<String> substituted(Part value) {
        if (!value.exists()) {
            return Optional.empty();
        }
        return References.meant(value, drawing.expansion().resources()).stream()
                .filter(names::containsKey)
                .map(r -> "${" + names.get(r) + "}")
                .findFirst()
                .or(() ->
                        ofAnAccount(value) ? Optional.empty() : drawing.values().words(value));
    }
}
