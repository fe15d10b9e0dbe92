package fanfare.exporters.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A template: its sections, as they stand in the text.
 *
 * @param name the file's name, for messages
 * @param root the whole
 * @param beside the files beside it
 * @param made the logical ids of resources that no text says, because a framework makes them of something shorter
 * @param called what resources are called where that is not their logical id
 */
public record Template(String name, Part root, Beside beside, Set<String> made, Map<String, String> called) {
    public Template {
        made = Set.copyOf(made);
        called = Map.copyOf(called);
    }

    /** A template that says everything itself. */
    public Template(String name, Part root, Beside beside) {
        this(name, root, beside, Set.of(), Map.of());
    }

    /** The resources by logical id, in the order of the text. */
    public Map<String, Part> resources() {
        Map<String, Part> all = new LinkedHashMap<>();
        root.at("Resources").entries().forEach((name, part) -> {
            if (part.at("Type").words().isPresent()) {
                all.put(name, part);
            }
        });
        return all;
    }

    /** The parameters. */
    public Map<String, Part> parameters() {
        return root.at("Parameters").entries();
    }

    /** Properties that SAM gives all resources of a sort: {@code Function}, {@code Api}, {@code HttpApi}, … */
    public Part globals(String of) {
        return root.at("Globals").at(of);
    }
}
