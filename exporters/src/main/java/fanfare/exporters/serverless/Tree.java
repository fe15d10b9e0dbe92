package fanfare.exporters.serverless;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looking into trees of maps and lists. */
final class Tree {
    private Tree() {}

    /** Keys and values in turn; a value that is null, or an empty collection, is left out. */
    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            boolean none = value == null
                    || value instanceof Map<?, ?> m && m.isEmpty()
                    || value instanceof List<?> l && l.isEmpty();
            if (!none) {
                map.put((String) keysAndValues[i], value);
            }
        }
        return map;
    }

    /** What stands at the end of a path; null if nothing does. */
    static Object at(Object in, String... path) {
        Object at = in;
        for (String key : path) {
            at = at instanceof Map<?, ?> m ? m.get(key) : null;
        }
        return at;
    }

    /** The map at the end of a path, or an empty one. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object in, String... path) {
        return at(in, path) instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
    }

    /** The list at the end of a path, or an empty one. */
    static List<?> list(Object in, String... path) {
        return at(in, path) instanceof List<?> l ? l : List.of();
    }

    /** The map at a key, made when it is not there. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> open(Map<String, Object> in, String... path) {
        Map<String, Object> at = in;
        for (String key : path) {
            at = (Map<String, Object>) at.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
        }
        return at;
    }
}
