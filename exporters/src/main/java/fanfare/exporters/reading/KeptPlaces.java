package fanfare.exporters.reading;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import java.util.LinkedHashMap;
import java.util.Map;

/** What has no place in the drawing, such as resources that are only kept, stands in rows below it. */
public final class KeptPlaces {
    private static final int IN_A_ROW = 6;
    private static final double COLUMN = 232;
    private static final double ROW = 96;
    private static final double GAP = 160;

    private KeptPlaces() {}

    /** The places that are drawn, and below them a place for every component that has none. */
    public static Map<String, Point> below(Design design, Map<String, Point> drawn) {
        Map<String, Point> places = new LinkedHashMap<>(drawn);
        double left = drawn.values().stream().mapToDouble(Point::x).min().orElse(0);
        double top = drawn.values().stream().mapToDouble(Point::y).max().orElse(-GAP) + GAP;
        int n = 0;
        for (Component c : design.components()) {
            if (!drawn.containsKey(c.name())) {
                places.put(c.name(), new Point(left + n % IN_A_ROW * COLUMN, top + Math.floorDiv(n, IN_A_ROW) * ROW));
                n++;
            }
        }
        return places;
    }
}
