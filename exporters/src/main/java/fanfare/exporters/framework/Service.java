package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import fanfare.model.check.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service whose variables are filled in.
 *
 * @param file its name, for messages
 * @param root the whole
 * @param title the service's name
 * @param stage the stage that is looked at
 * @param stack the resources found so far
 * @param problems what was not understood
 */
record Service(String file, Part root, String title, String stage, Stack stack, List<Problem> problems) {

    Part provider() {
        return root.at("provider");
    }

    /** The functions by their keys; they stand as fields, or as a list of them. */
    Map<String, Part> functions() {
        Map<String, Part> all = new LinkedHashMap<>();
        Part functions = root.at("functions");
        if (functions instanceof Part.Items items) {
            items.items().forEach(i -> all.putAll(i.entries()));
        } else {
            all.putAll(functions.entries());
        }
        all.values().removeIf(f -> !(f instanceof Part.Fields));
        return all;
    }

    /** True for the key of a function. */
    boolean isFunction(String key) {
        return functions().containsKey(key);
    }

    /** The ARN of a function of this service. */
    Part arn(String function, int line) {
        return Part.attribute(LogicalIds.function(function), "Arn", line);
    }

    /** What a text means that is a function's key, or an ARN; everything else is what it is. */
    Part target(Part said) {
        return said.words()
                .filter(this::isFunction)
                .map(f -> arn(f, said.line()))
                .orElse(said);
    }

    /** What an API is called whose name is that of the service, the stage, and one of its own: {@code shop-dev-Orders}. */
    java.util.Optional<String> ownName(Part name) {
        String before = title + "-" + stage + "-";
        return name.words()
                .filter(n -> n.startsWith(before))
                .map(n -> n.substring(before.length()))
                .filter(n -> n.matches("[A-Za-z][A-Za-z0-9]*"));
    }

    void warn(int line, String message) {
        problems.add(Problem.warning("", message, "").in(file, line));
    }
}
