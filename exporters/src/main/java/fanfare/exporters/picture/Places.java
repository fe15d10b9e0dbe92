package fanfare.exporters.picture;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the boxes of a picture are: the design's own places, moved apart evenly where labels need room between them.
 *
 * @param boxes by component
 * @param notes in the order of the design, moved down where they would cover a box
 * @param frames of the groups, around their members
 */
public record Places(Map<String, Box> boxes, List<Box> notes, List<Frame> frames) {
    private static final double MOST = 2;
    private static final double AROUND_LABEL = 54;
    private static final double BETWEEN_ROWS = 44;
    private static final double BADGES = 26;
    private static final double BELOW = 60;
    private static final double AROUND_NOTE = 12;

    /**
     * Finds them.
     *
     * @param badges true to leave room for the numbers of a run below each box
     */
    public static Places of(Design design, boolean badges) {
        Map<String, Layout.Point> points = new LinkedHashMap<>();
        boolean anyPlaced = design.components().stream()
                .anyMatch(c -> design.layout().of(c.name()).isPresent());
        Map<String, Layout.Point> layered = LayeredPlaces.of(design);
        double below = design.layout().places().values().stream()
                        .mapToDouble(Layout.Point::y)
                        .max()
                        .orElse(0)
                + Look.HEIGHT
                + BELOW;
        int unplaced = 0;
        for (var c : design.components()) {
            Layout.Point point = design.layout().of(c.name()).orElse(null);
            if (point == null) {
                point = anyPlaced
                        ? new Layout.Point(unplaced++ * (Look.WIDTH + AROUND_LABEL), below)
                        : layered.get(c.name());
            }
            points.put(c.name(), point);
        }
        double sx = stretchX(design, points);
        double sy = stretchY(points, badges);
        Map<String, Box> boxes = new LinkedHashMap<>();
        points.forEach((name, p) -> boxes.put(name, new Box(p.x() * sx, p.y() * sy, Look.WIDTH, Look.HEIGHT)));
        double under = badges ? BADGES : 0;
        List<Box> notes = design.layout().notes().stream()
                .map(n -> new Box(n.at().x() * sx, n.at().y() * sy, n.width(), n.height()))
                .map(n -> below(n, boxes.values(), under))
                .toList();
        return new Places(boxes, notes, Frame.of(design.layout(), boxes));
    }

    private static Box below(Box note, Collection<Box> boxes, double under) {
        Box free = note;
        for (int i = 0; i <= boxes.size(); i++) {
            Box now = free;
            double y = boxes.stream()
                    .filter(b -> new Box(b.x(), b.y(), b.width(), b.height() + under).touches(now))
                    .mapToDouble(b -> b.bottom() + under + AROUND_NOTE)
                    .max()
                    .orElse(now.y());
            free = new Box(now.x(), y, now.width(), now.height());
        }
        return free;
    }

    private static double stretchX(Design design, Map<String, Layout.Point> at) {
        double most = 1;
        for (Connection c : design.connections()) {
            Layout.Point from = at.get(c.from());
            Layout.Point to = at.get(c.to());
            if (from != null && to != null && to.x() - from.x() >= Look.WIDTH) {
                double need = Look.WIDTH + Wire.labelWidth(KeyNumbers.of(c, design)) + AROUND_LABEL;
                most = Math.max(most, need / (to.x() - from.x()));
            }
        }
        return Math.min(most, MOST);
    }

    private static double stretchY(Map<String, Layout.Point> at, boolean badges) {
        double need = Look.HEIGHT + BETWEEN_ROWS + (badges ? BADGES : 0);
        double most = 1;
        List<Layout.Point> points = List.copyOf(at.values());
        for (Layout.Point a : points) {
            for (Layout.Point b : points) {
                double dy = b.y() - a.y();
                if (dy > Look.HEIGHT / 2 && dy < need && Math.abs(a.x() - b.x()) < Look.WIDTH) {
                    most = Math.max(most, need / dy);
                }
            }
        }
        return Math.min(most, MOST);
    }
}
