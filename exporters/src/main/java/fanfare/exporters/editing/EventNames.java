package fanfare.exporters.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A function's event has another name in the user's template than in ours: it is known by its type and what it listens to. */
final class EventNames {
    private static final int EVENT = 4;
    private static final Set<String> SOURCES = Set.of(
            "Queue",
            "Stream",
            "Topic",
            "Bucket",
            "Broker",
            "Cluster",
            "Path",
            "Method",
            "Schedule",
            "ScheduleExpression",
            "EventBusName");

    private EventNames() {}

    /** True for a path into an event of a function. */
    static boolean isInEvent(List<String> path) {
        return path.size() > EVENT
                && path.get(0).equals("Resources")
                && path.get(3).equals("Events");
    }

    /** The path in the text; empty if the text has no such event. */
    static Optional<List<String>> inText(List<String> path, Map<String, Object> exported, TemplateText text) {
        List<String> events = path.subList(0, EVENT);
        if (text.has(path.subList(0, EVENT + 1))) {
            return Optional.of(path);
        }
        Object wanted = identity(at(exported, path.subList(0, EVENT + 1)));
        return text.keys(events).stream()
                .filter(k -> identity(text.meaning(below(events, k))).equals(wanted))
                .findFirst()
                .map(k -> renamed(path, k));
    }

    private static List<String> below(List<String> path, String key) {
        List<String> all = new ArrayList<>(path);
        all.add(key);
        return all;
    }

    private static List<String> renamed(List<String> path, String key) {
        List<String> all = new ArrayList<>(path);
        all.set(EVENT, key);
        return all;
    }

    private static Object at(Object tree, List<String> path) {
        Object at = tree;
        for (String key : path) {
            at = at instanceof Map<?, ?> m ? m.get(key) : null;
        }
        return at == null ? Map.of() : SameMeaning.of(at);
    }

    /** Type and source; what else an event says may change. */
    private static Object identity(Object event) {
        if (!(event instanceof Map<?, ?> e) || !(e.get("Properties") instanceof Map<?, ?> properties)) {
            return List.of(event);
        }
        List<Object> all = new ArrayList<>();
        all.add(String.valueOf(e.get("Type")));
        SOURCES.stream()
                .sorted()
                .filter(properties::containsKey)
                .forEach(s ->
                        all.add(List.of(s, String.valueOf(properties.get(s)).toLowerCase(java.util.Locale.ROOT))));
        return all;
    }
}
