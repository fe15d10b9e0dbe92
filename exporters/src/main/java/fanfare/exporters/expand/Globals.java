package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How SAM lays a resource's properties over the common ones: fields are merged, lists joined, values replaced. */
final class Globals {
    private Globals() {}

    static Part merge(Part common, Part own) {
        if (!common.exists()) {
            return own;
        }
        if (!own.exists()) {
            return common;
        }
        if (common instanceof Part.Fields c && own instanceof Part.Fields o) {
            Map<String, Part> all = new LinkedHashMap<>(c.fields());
            o.fields().forEach((key, value) -> all.merge(key, value, Globals::merge));
            return new Part.Fields(all, o.line());
        }
        if (common instanceof Part.Items c && own instanceof Part.Items o) {
            List<Part> all = new ArrayList<>(c.items());
            all.addAll(o.items());
            return new Part.Items(all, o.line());
        }
        return own;
    }
}
