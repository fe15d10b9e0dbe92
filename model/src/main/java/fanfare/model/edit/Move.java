package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Moves components; one drag is one edit. */
public record Move(Map<String, Point> places) implements Edit {
    public Move {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    @Override
    public String label() {
        return places.size() == 1
                ? "Move " + places.keySet().iterator().next()
                : "Move " + places.size() + " components";
    }

    @Override
    public Design apply(Design before) {
        return Places.put(before, places);
    }
}
