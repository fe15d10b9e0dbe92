package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/** A component is pressed, and it is not yet clear whether this becomes a click or a drag. */
public final class PointingComponent implements Tool {
    private static final double THRESHOLD = 4;

    private final String component;
    private final Point2D from;
    private final boolean copy;
    private boolean wasSelected;

    PointingComponent(String component, Point2D from, boolean copy) {
        this.component = component;
        this.from = from;
        this.copy = copy;
    }

    @Override
    public Tool drag(DesignCanvas canvas, MouseEvent e, Point2D at) {
        if (from.distance(at) * canvas.viewport().scale() < THRESHOLD) {
            return this;
        }
        Set<String> selected = canvas.session().selection().components();
        wasSelected = selected.contains(component);
        if (!wasSelected) {
            canvas.session()
                    .select(
                            e.isShiftDown()
                                    ? canvas.session().selection().with(List.of(component))
                                    : Selection.of(component));
        }
        Moving moving = new Moving(canvas.session().selection().components(), component, from, copy);
        return moving.drag(canvas, e, at);
    }

    @Override
    public Tool release(DesignCanvas canvas, MouseEvent e, Point2D at) {
        boolean adds = e.isShiftDown() || e.isShortcutDown();
        canvas.session().select(adds ? canvas.session().selection().toggled(component) : Selection.of(component));
        return new Idle();
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        return new Idle();
    }
}
