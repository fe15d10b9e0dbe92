package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/** A rectangle is drawn; what it touches is selected, together with what was selected before if Shift is held. */
public final class Marquee implements Tool {
    private final Point2D from;
    private final Selection base;
    private Selection before;
    private Bounds area;

    Marquee(Point2D from, Selection base) {
        this.from = from;
        this.base = base;
        this.area = new BoundingBox(from.getX(), from.getY(), 0, 0);
    }

    @Override
    public void begin(DesignCanvas canvas) {
        before = canvas.session().selection();
        canvas.session().select(base);
    }

    @Override
    public Tool drag(DesignCanvas canvas, MouseEvent e, Point2D at) {
        area = new BoundingBox(
                Math.min(from.getX(), at.getX()),
                Math.min(from.getY(), at.getY()),
                Math.abs(at.getX() - from.getX()),
                Math.abs(at.getY() - from.getY()));
        canvas.session().select(base.with(canvas.geometry().inside(area)));
        canvas.repaint();
        return this;
    }

    @Override
    public Tool release(DesignCanvas canvas, MouseEvent e, Point2D at) {
        return new Idle();
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        canvas.session().select(before);
        return new Idle();
    }

    @Override
    public void paint(DesignCanvas canvas, GraphicsContext g) {
        g.setFill(canvas.paints().accent.deriveColor(0, 1, 1, 0.10));
        g.fillRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        g.setStroke(canvas.paints().accent);
        g.setLineWidth(1 / canvas.viewport().scale());
        g.strokeRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    }
}
