package fanfare.app.desktop.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/**
 * One state of the canvas. Every event answers with the next state, which may be this one; every state can be cancelled
 * and then leaves nothing behind. Places are in the drawing's units.
 */
public interface Tool {
    /** The state begins. */
    default void begin(DesignCanvas canvas) {}

    /** A button goes down. */
    default Tool press(DesignCanvas canvas, MouseEvent e, Point2D at) {
        return this;
    }

    /** The pointer moves with a button down. */
    default Tool drag(DesignCanvas canvas, MouseEvent e, Point2D at) {
        return this;
    }

    /** The button goes up. */
    default Tool release(DesignCanvas canvas, MouseEvent e, Point2D at) {
        return this;
    }

    /** The pointer moves with no button down. */
    default Tool move(DesignCanvas canvas, MouseEvent e, Point2D at) {
        return this;
    }

    /** Escape: back to rest, as if nothing had begun. */
    Tool cancel(DesignCanvas canvas);

    /** What the tool draws over the design. */
    default void paint(DesignCanvas canvas, GraphicsContext g) {}

    /** The pointer's shape. */
    default Cursor cursor(DesignCanvas canvas) {
        return Cursor.DEFAULT;
    }
}
