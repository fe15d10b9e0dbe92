package fanfare.app.desktop.canvas;

import fanfare.exporters.picture.Box;
import fanfare.exporters.picture.Frame;
import fanfare.model.design.Layout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/** The frames of the groups, around the boxes that are shown. They are hit at their titles and edges only. */
public final class Frames {
    private final Layout layout;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final List<Frame> all;

    Frames(Layout layout, Map<String, Bounds> shown) {
        this.layout = layout;
        shown.forEach((name, b) -> boxes.put(name, new Box(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight())));
        all = Frame.of(layout, boxes);
    }

    /** All frames, in the order of the groups. */
    public List<Frame> all() {
        return all;
    }

    /** The frame of a group, if any of its members is shown. */
    public Optional<Bounds> of(int group) {
        return all.stream().filter(f -> f.index() == group).findFirst().map(f -> bounds(f.box()));
    }

    static Bounds bounds(Box b) {
        return new BoundingBox(b.x(), b.y(), b.width(), b.height());
    }

    /** The group whose title, or edge within a distance, is at a place. */
    public OptionalInt handleAt(Point2D p, double reach) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Box b = all.get(i).box();
            boolean near = grown(b, reach).contains(p);
            boolean deep = grown(b, -reach).contains(p) && p.getY() > b.y() + Frame.TITLE;
            if (near && !deep) {
                return OptionalInt.of(all.get(i).index());
            }
        }
        return OptionalInt.empty();
    }

    private static Bounds grown(Box b, double by) {
        return new BoundingBox(
                b.x() - by, b.y() - by, Math.max(0, b.width() + 2 * by), Math.max(0, b.height() + 2 * by));
    }

    /** The members of a group that are shown. */
    public List<String> shown(int group) {
        return layout.groups().get(group).members().stream()
                .filter(boxes::containsKey)
                .toList();
    }

    /** The groups of which all members that are shown are among these. */
    public List<Integer> wholly(Collection<String> components) {
        return all.stream()
                .map(Frame::index)
                .filter(i -> components.containsAll(shown(i)))
                .toList();
    }

    /** The group that consists of exactly these components, as far as they are shown. */
    public OptionalInt exactly(Set<String> components) {
        return wholly(components).stream()
                .filter(i -> shown(i).size() == components.size())
                .mapToInt(i -> i)
                .findFirst();
    }

    /** What moves if these do: with a whole group also those of its members that are not shown. */
    public Set<String> carried(Set<String> components) {
        Set<String> carried = new LinkedHashSet<>(components);
        wholly(components).forEach(i -> carried.addAll(layout.groups().get(i).members()));
        return carried;
    }

    /** The group in whose frame a place is, not counting components that are on their way. */
    OptionalInt holding(Point2D p, Collection<String> moving) {
        for (int i = all.size() - 1; i >= 0; i--) {
            List<Box> staying = new ArrayList<>();
            shown(all.get(i).index()).stream().filter(m -> !moving.contains(m)).forEach(m -> staying.add(boxes.get(m)));
            if (Frame.around(staying).filter(b -> bounds(b).contains(p)).isPresent()) {
                return OptionalInt.of(all.get(i).index());
            }
        }
        return OptionalInt.empty();
    }

    /** The group that a component is in. */
    OptionalInt of(String component) {
        List<Layout.Group> groups = layout.groups();
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).members().contains(component)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
