package fanfare.app.desktop.canvas;

import fanfare.model.kind.Kind;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/** A kind was picked in the palette; a click puts a component under the pointer. */
public final class Placing implements Tool {
    private final Kind kind;
    private Point2D at;

    /** Places a component of this kind. */
    public Placing(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Tool move(DesignCanvas canvas, MouseEvent e, Point2D where) {
        at = where;
        canvas.repaint();
        return this;
    }

    @Override
    public Tool press(DesignCanvas canvas, MouseEvent e, Point2D where) {
        canvas.add(kind, where, true);
        return new Idle();
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        return new Idle();
    }

    @Override
    public void paint(DesignCanvas canvas, GraphicsContext g) {
        if (at != null) {
            canvas.paintGhost(g, kind, at);
        }
    }

    @Override
    public Cursor cursor(DesignCanvas canvas) {
        return Cursor.CROSSHAIR;
    }
}
