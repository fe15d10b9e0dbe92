package fanfare.exporters.template;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template: its sections, as they stand in the text.
 *
 * @param name the file's name, for messages
 * @param root the whole
 * @param beside the files beside it
 */
public record Template(String name, Part root, Beside beside) {
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
