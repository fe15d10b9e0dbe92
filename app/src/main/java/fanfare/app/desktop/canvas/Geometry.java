package fanfare.app.desktop.canvas;

import fanfare.exporters.picture.Look;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/** Where everything of a design is drawn, in canvas units. Made anew for every design; answers all hit tests. */
public final class Geometry {
    private static final double UNPLACED_GAP = 24;
    private static final int UNPLACED_COLUMNS = 6;

    /** Radius of the button that opens and closes a workflow's box. */
    static final double STEPS_BUTTON = 8;

    private final Design design;
    private final List<Component> components;
    private final Map<String, Bounds> boxes = new LinkedHashMap<>();
    private final Map<String, StepsBox> opened;
    private final List<Wire> wires = new ArrayList<>();
    private final Frames frames;

    /** Lays out a design, with some components shown at other places than its own (while they are dragged). */
    public Geometry(Design design, Map<String, Layout.Point> moved) {
        this(design, moved, Map.of(), c -> true);
    }

    /**
     * The same with workflows whose boxes are opened, which lie above the others; of components that are not shown none has
     * a box, and none is hit.
     */
    Geometry(Design design, Map<String, Layout.Point> moved, Map<String, StepsBox> opened, Predicate<Component> shown) {
        this.design = design;
        this.opened = opened;
        this.components = design.components().stream().filter(shown).toList();
        int unplaced = 0;
        for (Component c : components) {
            Optional<Layout.Point> at = Optional.ofNullable(moved.get(c.name()))
                    .or(() -> design.layout().of(c.name()));
            Layout.Point p = at.orElse(null);
            if (p == null) {
                p = new Layout.Point(
                        (unplaced % UNPLACED_COLUMNS) * (Look.WIDTH + UNPLACED_GAP),
                        (unplaced / UNPLACED_COLUMNS) * (Look.HEIGHT + UNPLACED_GAP));
                unplaced++;
            }
            boxes.put(c.name(), new BoundingBox(p.x(), p.y(), Look.WIDTH, Look.HEIGHT));
        }
        opened.forEach((name, steps) -> {
            Bounds closed = boxes.remove(name);
            boxes.put(name, new BoundingBox(closed.getMinX(), closed.getMinY(), steps.width(), steps.height()));
        });
        addWires();
        frames = new Frames(design.layout(), boxes);
    }

    private void addWires() {
        Map<String, Integer> between = new LinkedHashMap<>();
        for (Connection c : design.connections()) {
            Bounds from = boxes.get(c.from());
            Bounds to = boxes.get(c.to());
            if (from != null && to != null) {
                int nth = between.merge(c.from() + "\n" + c.to(), 1, Integer::sum) - 1;
                wires.add(Wire.between(c, from, to, nth));
            }
        }
    }

    /** The design. */
    public Design design() {
        return design;
    }

    /** The components that are shown. */
    public List<Component> components() {
        return components;
    }

    /** The box of a component that is shown; null for another one. */
    public Bounds box(String component) {
        return boxes.get(component);
    }

    /** The part of a component's box that has its icon and its name: all of it, unless it is opened. */
    public Bounds head(String component) {
        Bounds b = boxes.get(component);
        return b == null || !opened.containsKey(component)
                ? b
                : new BoundingBox(b.getMinX(), b.getMinY(), b.getWidth(), Look.HEIGHT);
    }

    /** What stands in a workflow's box if it is opened. */
    Optional<StepsBox> steps(String component) {
        return Optional.ofNullable(opened.get(component));
    }

    /** The workflow whose box is opened and closed at a place. */
    Optional<String> stepsButtonAt(Point2D p) {
        return boxes.keySet().stream()
                .filter(name -> design.component(name)
                        .filter(c -> c.kind() == Workflow.KIND)
                        .isPresent())
                .filter(name -> stepsButton(name).distance(p) <= STEPS_BUTTON + 3)
                .reduce((a, b) -> b);
    }

    /** The middle of the button that opens and closes a workflow's box. */
    Point2D stepsButton(String workflow) {
        Bounds head = head(workflow);
        return new Point2D(head.getMaxX() - STEPS_BUTTON - 6, head.getMaxY() - STEPS_BUTTON - 6);
    }

    /** All boxes by component; opened ones come last. */
    public Map<String, Bounds> boxes() {
        return boxes;
    }

    /** The frames of the groups. */
    public Frames frames() {
        return frames;
    }

    /** All connections as curves. */
    public List<Wire> wires() {
        return wires;
    }

    /** The uppermost component at a place. */
    public Optional<String> componentAt(Point2D p) {
        String found = null;
        for (Map.Entry<String, Bounds> e : boxes.entrySet()) {
            if (e.getValue().contains(p)) {
                found = e.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    /** The uppermost note at a place, as its index. */
    public OptionalInt noteAt(Point2D p) {
        List<Layout.Note> notes = design.layout().notes();
        for (int i = notes.size() - 1; i >= 0; i--) {
            Layout.Note n = notes.get(i);
            if (new BoundingBox(n.at().x(), n.at().y(), n.width(), n.height()).contains(p)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The connection that passes within a distance of a place. */
    public Optional<Wire> wireAt(Point2D p, double within) {
        Wire best = null;
        double least = within;
        for (Wire w : wires) {
            double d = w.distance(p);
            if (d <= least) {
                least = d;
                best = w;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The components whose boxes an area touches. */
    public List<String> inside(Bounds area) {
        return boxes.entrySet().stream()
                .filter(e -> area.intersects(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The smallest area that holds everything. */
    public Bounds extent() {
        double minX = 0;
        double minY = 0;
        double maxX = Look.WIDTH;
        double maxY = Look.HEIGHT;
        boolean first = true;
        List<Bounds> all = new ArrayList<>(boxes.values());
        for (Layout.Note n : design.layout().notes()) {
            all.add(new BoundingBox(n.at().x(), n.at().y(), n.width(), n.height()));
        }
        frames.all().forEach(f -> all.add(Frames.bounds(f.box())));
        for (Bounds b : all) {
            minX = first ? b.getMinX() : Math.min(minX, b.getMinX());
            minY = first ? b.getMinY() : Math.min(minY, b.getMinY());
            maxX = first ? b.getMaxX() : Math.max(maxX, b.getMaxX());
            maxY = first ? b.getMaxY() : Math.max(maxY, b.getMaxY());
            first = false;
        }
        return new BoundingBox(minX, minY, maxX - minX, maxY - minY);
    }
}
