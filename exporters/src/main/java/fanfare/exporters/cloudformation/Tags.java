package fanfare.exporters.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tags: SAM has a map of them, most resources a list. */
final class Tags {
    private Tags() {}

    /** The tags as a list; null if there is none. */
    static List<Object> list(Map<String, Object> tags) {
        List<Object> all = new ArrayList<>();
        tags.forEach((key, value) -> all.add(Tree.of("Key", key, "Value", value)));
        return all.isEmpty() ? null : all;
    }
}
