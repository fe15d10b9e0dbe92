package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import fanfare.model.design.Component;
import fanfare.model.design.Layout;
import fanfare.model.edit.Duplicate;
import fanfare.model.edit.Edit;
import fanfare.model.edit.Move;
import fanfare.model.edit.Together;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/**
 * Components are dragged; they snap to the others' edges and middles, else to the grid, unless Ctrl is held. Inside the
 * frame of a group they join it, unless Shift is held: then they leave their own and join none.
 */
public final class Moving implements Tool {
    private static final double REACH = 6;

    private final Set<String> components;
    private final String held;
    private final Point2D from;
    private final boolean copy;
    private final List<double[]> guides = new ArrayList<>();
    private Drop drop = Drop.NOTHING;
    private double dx;
    private double dy;

    Moving(Set<String> components, String held, Point2D from, boolean copy) {
        this.components = components;
        this.held = held;
        this.from = from;
        this.copy = copy;
    }

    @Override
    public Tool drag(DesignCanvas canvas, MouseEvent e, Point2D at) {
        dx = at.getX() - from.getX();
        dy = at.getY() - from.getY();
        guides.clear();
        if (!e.isShortcutDown()) {
            snap(canvas);
        }
        if (!copy) {
            preview(canvas, e.isShiftDown());
        }
        return this;
    }

    private void preview(DesignCanvas canvas, boolean apart) {
        Map<String, Layout.Point> places = places(canvas);
        canvas.preview(places);
        drop = Drop.of(canvas.session().design(), canvas.geometry().boxes(), components, apart);
        if (!drop.isEmpty()) {
            canvas.preview(places, drop::apply);
        }
    }

    private Bounds home(DesignCanvas canvas, String name) {
        Layout.Point at = canvas.session().design().layout().of(name).orElse(null);
        Bounds now = canvas.geometry().box(name);
        return at == null ? now : new javafx.geometry.BoundingBox(at.x(), at.y(), now.getWidth(), now.getHeight());
    }

    private void snap(DesignCanvas canvas) {
        Bounds box = home(canvas, held);
        double x = box.getMinX() + dx;
        double y = box.getMinY() + dy;
        double snapX = snapAxis(canvas, x, box.getWidth(), true);
        double snapY = snapAxis(canvas, y, box.getHeight(), false);
        double grid = DesignCanvas.GRID;
        dx += Double.isNaN(snapX) ? Math.round(x / grid) * grid - x : snapX;
        dy += Double.isNaN(snapY) ? Math.round(y / grid) * grid - y : snapY;
    }

    /** How far to go so that an edge or the middle lies on that of another component; NaN if none is near. */
    private double snapAxis(DesignCanvas canvas, double start, double size, boolean horizontal) {
        double reach = REACH / canvas.viewport().scale();
        double best = Double.NaN;
        double line = 0;
        for (Component c : canvas.geometry().components()) {
            if (components.contains(c.name())) {
                continue;
            }
            Bounds b = canvas.geometry().box(c.name());
            double low = horizontal ? b.getMinX() : b.getMinY();
            double length = horizontal ? b.getWidth() : b.getHeight();
            for (double share : new double[] {0, 0.5, 1}) {
                double distance = low + length * share - (start + size * share);
                if (Math.abs(distance) <= reach && (Double.isNaN(best) || Math.abs(distance) < Math.abs(best))) {
                    best = distance;
                    line = low + length * share;
                }
            }
        }
        if (!Double.isNaN(best)) {
            guides.add(new double[] {horizontal ? 1 : 0, line});
        }
        return best;
    }

    private Map<String, Layout.Point> places(DesignCanvas canvas) {
        Map<String, Layout.Point> places = new LinkedHashMap<>();
        Layout layout = canvas.session().design().layout();
        for (String name : new Frames(layout, canvas.geometry().boxes()).carried(components)) {
            layout.of(name)
                    .or(() -> Optional.ofNullable(canvas.geometry().box(name))
                            .map(b -> new Layout.Point(b.getMinX(), b.getMinY())))
                    .ifPresent(at -> places.put(name, new Layout.Point(at.x() + dx, at.y() + dy)));
        }
        return places;
    }

    @Override
    public Tool release(DesignCanvas canvas, MouseEvent e, Point2D at) {
        Map<String, Layout.Point> places = places(canvas);
        canvas.preview(Map.of());
        if (copy) {
            List<Component> before = canvas.session().design().components();
            canvas.session().apply(new Duplicate(List.copyOf(components), new Layout.Point(dx, dy)));
            List<String> fresh = canvas.session().design().components().stream()
                    .filter(c -> !before.contains(c))
                    .map(Component::name)
                    .toList();
            canvas.session().select(Selection.of(fresh));
        } else {
            Move move = new Move(places);
            canvas.session().apply(drop.isEmpty() ? move : new Together(move.label(), with(move, drop.edits())));
        }
        return new Idle();
    }

    private static List<Edit> with(Edit first, List<Edit> more) {
        List<Edit> all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return all;
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        canvas.preview(Map.of());
        return new Idle();
    }

    @Override
    public void paint(DesignCanvas canvas, GraphicsContext g) {
        Bounds seen = canvas.viewport().visible(canvas.getWidth(), canvas.getHeight());
        g.setStroke(canvas.paints().accent);
        g.setLineWidth(1 / canvas.viewport().scale());
        for (double[] guide : guides) {
            if (guide[0] == 1) {
                g.strokeLine(guide[1], seen.getMinY(), guide[1], seen.getMaxY());
            } else {
                g.strokeLine(seen.getMinX(), guide[1], seen.getMaxX(), guide[1]);
            }
        }
        Frames frames = canvas.geometry().frames();
        components.stream()
                .filter(drop::joins)
                .flatMapToInt(name -> frames.of(name).stream())
                .distinct()
                .forEach(group -> frames.of(group)
                        .ifPresent(b -> FramePainter.target(
                                g, canvas.paints(), b, canvas.viewport().scale())));
        if (copy) {
            for (String name : components) {
                Bounds b = home(canvas, name);
                g.strokeRoundRect(b.getMinX() + dx, b.getMinY() + dy, b.getWidth(), b.getHeight(), 20, 20);
            }
        }
    }

    @Override
    public Cursor cursor(DesignCanvas canvas) {
        return Cursor.MOVE;
    }
}
