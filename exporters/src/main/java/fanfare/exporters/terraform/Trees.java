package fanfare.exporters.terraform;

import java.util.List;
import java.util.Map;

/** Reads trees of maps and lists. */
final class Trees {
    private Trees() {}

    /** The value as a map; empty if it is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
    }

    /** The value as a list; one value as a list of its own, and nothing as an empty one. */
    static List<?> list(Object value) {
        return value == null ? List.of() : value instanceof List<?> l ? l : List.of(value);
    }

    /** The maps of a list. */
    static List<Map<String, Object>> maps(Object value) {
        return list(value).stream().map(Trees::map).toList();
    }

    /** What stands behind these keys, or null. */
    static Object at(Object tree, String... keys) {
        Object value = tree;
        for (String key : keys) {
            value = map(value).get(key);
        }
        return value;
    }
}
