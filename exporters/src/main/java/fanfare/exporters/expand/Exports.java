package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What templates export to each other. A name is often made of the stack's name, which no template knows: then what follows
 * it tells the exports apart.
 */
final class Exports {
    private static final int SHORTEST = 3;

    private final Map<String, Part> byEnding = new LinkedHashMap<>();

    /** Adds what a template exports. */
    void add(Part outputs, Scope scope) {
        outputs.entries().values().forEach(output -> {
            String ending = ending(output.at("Export").at("Name"));
            if (ending.length() >= SHORTEST) {
                byEnding.put(ending, scope.seen(output.at("Value")));
            }
        });
    }

    boolean isEmpty() {
        return byEnding.isEmpty();
    }

    /** The value that is imported under a name; empty unless just one export can be meant. */
    Optional<Part> find(Part name) {
        String wanted = ending(name);
        if (byEnding.containsKey(wanted)) {
            return Optional.of(byEnding.get(wanted));
        }
        List<Part> found = byEnding.entrySet().stream()
                .filter(e -> wanted.endsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** What follows the last part of a name that only an account knows. */
    private static String ending(Part name) {
        if (name instanceof Part.Call c
                && c.is("Fn::Join")
                && c.argument().list().size() == 2) {
            List<Part> parts = c.argument().list().get(1).list();
            return parts.isEmpty() ? "" : c.argument().list().get(0).wordsOr("") + ending(parts.get(parts.size() - 1));
        }
        Part said = name instanceof Part.Call c && c.is("Fn::Sub") ? c.argument() : name;
        String text = said.list().isEmpty() ? "" : said.list().get(0).wordsOr("");
        return text.substring(text.lastIndexOf('}') + 1);
    }
}
