package fanfare.exporters.sam;

import java.util.List;
import java.util.Map;

/** The filters of event source mappings. */
final class Filters {
    private Filters() {}

    static Map<String, Object> pattern(String json) {
        return Map.of("Filters", List.of(Map.of("Pattern", json)));
    }
}
