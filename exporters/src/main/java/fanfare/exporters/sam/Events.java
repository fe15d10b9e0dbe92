package fanfare.exporters.sam;

import java.util.Map;

/** The events of a function. */
final class Events {
    private Events() {}

    /** Adds an event under the name of what sends it, or with a number after it. Answers the name. */
    static String add(TemplateResource function, String source, String type, Map<String, Object> properties) {
        Map<String, Object> events = function.map("Events");
        String name = source;
        for (int n = 2; events.containsKey(name); n++) {
            name = source + n;
        }
        events.put(name, Ordered.of("Type", type, "Properties", properties));
        return name;
    }
}
