package fanfare.app.desktop.canvas;

import fanfare.model.design.Design;
import fanfare.model.edit.Edit;
import fanfare.model.edit.JoinGroup;
import fanfare.model.edit.LeaveGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/**
 * What becomes of the groups when components are let go: one that is dropped inside the frame of a group joins it, and
 * otherwise stays in its own, whose frame follows. A group that is moved as a whole stays as it is.
 *
 * @param joined by group, who joins it
 * @param left who is in no group any more
 */
record Drop(Map<Integer, List<String>> joined, List<String> left) {
    /** No group changes. */
    static final Drop NOTHING = new Drop(Map.of(), List.of());

    /**
     * Components at the places where they are let go.
     *
     * @param design as it was before
     * @param boxes where everything is now
     * @param apart true if they are to be in no group, wherever they are
     */
    static Drop of(Design design, Map<String, Bounds> boxes, Collection<String> moving, boolean apart) {
        if (design.layout().groups().isEmpty()) {
            return NOTHING;
        }
        Frames frames = new Frames(design.layout(), boxes);
        Map<Integer, List<String>> joined = new TreeMap<>();
        List<String> left = new ArrayList<>();
        for (String name : moving) {
            OptionalInt own = frames.of(name);
            boolean whole = own.isPresent()
                    && frames.shown(own.getAsInt()).size() > 1
                    && moving.containsAll(frames.shown(own.getAsInt()));
            if (whole || !boxes.containsKey(name)) {
                continue;
            }
            Bounds b = boxes.get(name);
            OptionalInt target = frames.holding(new Point2D(b.getCenterX(), b.getCenterY()), moving);
            if (apart && own.isPresent()) {
                left.add(name);
            } else if (!apart && target.isPresent() && !target.equals(own)) {
                joined.computeIfAbsent(target.getAsInt(), i -> new ArrayList<>())
                        .add(name);
            }
        }
        return new Drop(joined, left);
    }

    /** True if no group changes. */
    boolean isEmpty() {
        return joined.isEmpty() && left.isEmpty();
    }

    /** True if a component joins a group. */
    boolean joins(String component) {
        return joined.values().stream().anyMatch(names -> names.contains(component));
    }

    /** What changes, in an order in which the numbers of the groups hold until they are used. */
    List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        joined.forEach((group, names) -> edits.add(0, new JoinGroup(names, group)));
        if (!left.isEmpty()) {
            edits.add(new LeaveGroup(left));
        }
        return edits;
    }

    /** The design afterwards. */
    Design apply(Design before) {
        Design after = before;
        for (Edit edit : edits()) {
            after = edit.apply(after);
        }
        return after;
    }
}
