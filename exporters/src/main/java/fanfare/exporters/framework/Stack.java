package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The resources of a service while they are found: what its text says, and what the framework makes of it. */
final class Stack {
    private final Map<String, Part> resources = new LinkedHashMap<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Map<String, String> called = new LinkedHashMap<>();

    Map<String, Part> resources() {
        return resources;
    }

    Set<String> made() {
        return made;
    }

    Map<String, String> called() {
        return called;
    }

    /** Adds a resource that the framework makes; one that is taken gets a number. Answers its id. */
    String make(String wanted, String type, int line, Object... namesAndParts) {
        String id = wanted;
        for (int n = 2; made.contains(id); n++) {
            id = wanted + n;
        }
        return put(id, type, line, namesAndParts);
    }

    /** Adds a resource that several events share. Answers its id. */
    String makeOnce(String id, String type, int line, Object... namesAndParts) {
        return made.contains(id) ? id : put(id, type, line, namesAndParts);
    }

    /** What the text says of a resource counts more than what the framework makes. */
    private String put(String id, String type, int line, Object... namesAndParts) {
        Part framework = Part.fields(
                line, "Type", new Part.Text(type, false, line), "Properties", Part.fields(line, namesAndParts));
        if (!resources.containsKey(id)) {
            made.add(id);
        }
        resources.merge(id, framework, (text, below) -> merged(below, text));
        return id;
    }

    /** The resource is named in the text by itself. */
    void said(String id) {
        made.remove(id);
    }

    /** A resource is better known by a name of its own, unless another resource has that name. */
    void call(String id, String name) {
        called.put(id, spoken(name));
    }

    /** Lays what the text says of a resource over what is there. */
    void lay(String id, Part part) {
        resources.merge(id, part, Stack::merged);
    }

    /** Adds an item to a list far down in a resource. */
    void append(String id, Part item, String... path) {
        resources.computeIfPresent(id, (i, r) -> appended(r, item, path, 0));
    }

    private static Part appended(Part at, Part item, String[] path, int depth) {
        if (depth < path.length) {
            return at.with(path[depth], appended(at.at(path[depth]), item, path, depth + 1));
        }
        java.util.List<Part> items = new java.util.ArrayList<>(at.list());
        items.add(item);
        return new Part.Items(items, item.line());
    }

    /** Fields are merged, everything else is replaced. */
    static Part merged(Part below, Part above) {
        if (!(below instanceof Part.Fields b) || !(above instanceof Part.Fields a)) {
            return above.exists() ? above : below;
        }
        Map<String, Part> all = new LinkedHashMap<>(b.fields());
        a.fields().forEach((key, value) -> all.merge(key, value, Stack::merged));
        return new Part.Fields(all, b.line());
    }

    /** Words in one: {@code create-order} becomes {@code CreateOrder}. */
    private static String spoken(String name) {
        if (name.chars().allMatch(Character::isLetterOrDigit)) {
            return name;
        }
        StringBuilder all = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+")) {
            all.append(LogicalIds.letters(word));
        }
        return all.toString();
    }
}
