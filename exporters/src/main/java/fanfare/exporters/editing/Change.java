package fanfare.exporters.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One difference between two trees of a template. */
sealed interface Change {
    /** Where, from the root. */
    List<String> path();

    /** A value is new or another one. */
    record Put(List<String> path, Object value) implements Change {}

    /** A value is gone. */
    record Remove(List<String> path) implements Change {}

    /** A list has one item more. */
    record Append(List<String> path, Object item) implements Change {}

    /** A list has one item less. */
    record Drop(List<String> path, Object item) implements Change {}

    /** What turns one tree into the other, in the order of the second. */
    static List<Change> between(Map<String, ?> before, Map<String, ?> after) {
        List<Change> all = new ArrayList<>();
        maps(List.of(), before, after, all);
        return all;
    }

    private static void maps(List<String> at, Map<?, ?> before, Map<?, ?> after, List<Change> all) {
        before.keySet().stream().filter(k -> !after.containsKey(k)).forEach(k -> all.add(new Remove(below(at, k))));
        after.forEach((k, value) -> {
            if (before.containsKey(k)) {
                values(below(at, k), before.get(k), value, all);
            } else {
                all.add(new Put(below(at, k), value));
            }
        });
    }

    private static void values(List<String> at, Object before, Object after, List<Change> all) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> b && after instanceof Map<?, ?> a) {
            maps(at, b, a, all);
        } else if (before instanceof List<?> b
                && after instanceof List<?> a
                && (a.containsAll(b) || b.containsAll(a))) {
            b.stream().filter(i -> !a.contains(i)).forEach(i -> all.add(new Drop(at, i)));
            a.stream().filter(i -> !b.contains(i)).forEach(i -> all.add(new Append(at, i)));
        } else {
            all.add(new Put(at, after));
        }
    }

    private static List<String> below(List<String> at, Object key) {
        List<String> path = new ArrayList<>(at);
        path.add(String.valueOf(key));
        return List.copyOf(path);
    }
}
