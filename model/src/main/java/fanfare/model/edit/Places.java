package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import java.util.LinkedHashMap;
import java.util.Map;

/** What edits of places share. */
final class Places {
    private Places() {}

    /** Puts those components that exist at their new places. */
    static Design put(Design before, Map<String, Point> places) {
        Map<String, Point> known = new LinkedHashMap<>();
        for (Component c : before.components()) {
            Point at = places.get(c.name());
            if (at != null) {
                known.put(c.name(), at);
            }
        }
        return before.with(before.layout().with(known));
    }
}
