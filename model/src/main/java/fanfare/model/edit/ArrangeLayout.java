package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes over the places that an automatic layout has found. */
public record ArrangeLayout(Map<String, Point> places) implements Edit {
    public ArrangeLayout {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    @Override
    public String label() {
        return "Arrange";
    }

    @Override
    public Design apply(Design before) {
        return Places.put(before, places);
    }
}
