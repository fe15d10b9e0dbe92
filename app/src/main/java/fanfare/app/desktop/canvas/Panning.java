package fanfare.app.desktop.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;

/** The drawing follows the pointer. */
public final class Panning implements Tool {
    private final double fromX;
    private final double fromY;
    private Viewport before;

    Panning(double fromX, double fromY) {
        this.fromX = fromX;
        this.fromY = fromY;
    }

    @Override
    public void begin(DesignCanvas canvas) {
        before = canvas.viewport();
    }

    @Override
    public Tool drag(DesignCanvas canvas, MouseEvent e, Point2D at) {
        canvas.show(before.panned(e.getX() - fromX, e.getY() - fromY));
        return this;
    }

    @Override
    public Tool release(DesignCanvas canvas, MouseEvent e, Point2D at) {
        return new Idle();
    }

    @Override
    public Tool cancel(DesignCanvas canvas) {
        canvas.show(before);
        return new Idle();
    }

    @Override
    public Cursor cursor(DesignCanvas canvas) {
        return Cursor.CLOSED_HAND;
    }
}
