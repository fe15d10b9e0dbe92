package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/** A component, or a group with all its members, is pressed; it is not yet clear whether this becomes a click or a drag. */
public final class PointingComponent implements Tool {
    private static final double THRESHOLD = 4;

    private final List<String> components;
    private final Point2D from;
    private final boolean copy;

    PointingComponent(List<String> components, Point2D from, boolean copy) {
        this.components = components;
        this.from = from;
        this.copy = copy;
    }

    @Override
    public Tool drag(DesignCanvas canvas, MouseEvent e, Point2D at) {
        if (from.distance(at) * canvas.viewport().scale() < THRESHOLD) {
            return this;
        }
        Selection before = canvas.session().selection();
        if (!before.components().containsAll(components)) {
            canvas.session().select(e.isShiftDown() ? before.with(components) : Selection.of(components));
        }
        Set<String> moving = canvas.session().selection().components();
        return new Moving(moving, components.get(0), from, copy).drag(canvas, e, at);
    }

    @Override
    public Tool release(DesignCanvas canvas, MouseEvent e, Point2D at) {
        boolean adds = e.isShiftDown() || e.isShortcutDown();
        Selection before = canvas.session().selection();
        canvas.session().select(adds ? toggled(before) : Selection.of(components));
        return new Idle();
    }

    private Selection toggled(Selection before) {
        if (!before.components().containsAll(components)) {
            return before.with(components);
        }
        Selection without = before;
        for (String name : components) {
            without = without.toggled(name);
        }
        return without;
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        return new Idle();
    }
}
