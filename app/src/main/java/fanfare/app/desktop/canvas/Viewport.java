package fanfare.app.desktop.canvas;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/**
 * Which part of the drawing is seen: screen = model × scale + offset.
 *
 * @param scale pixels per canvas unit
 */
public record Viewport(double scale, double x, double y) {
    /** 100 %, with a little room at the top left. */
    public static final Viewport START = new Viewport(1, 40, 40);

    private static final double SMALLEST = 0.08;
    private static final double LARGEST = 4;

    /** A place of the drawing on the screen. */
    public Point2D toScreen(double modelX, double modelY) {
        return new Point2D(modelX * scale + x, modelY * scale + y);
    }

    /** A place on the screen in the drawing. */
    public Point2D toModel(double screenX, double screenY) {
        return new Point2D((screenX - x) / scale, (screenY - y) / scale);
    }

    /** Moved by pixels. */
    public Viewport panned(double dx, double dy) {
        return new Viewport(scale, x + dx, y + dy);
    }

    /** Zoomed by a factor, so that what is under a screen place stays there. */
    public Viewport zoomed(double factor, double screenX, double screenY) {
        double next = Math.max(SMALLEST, Math.min(LARGEST, scale * factor));
        Point2D fixed = toModel(screenX, screenY);
        return new Viewport(next, screenX - fixed.getX() * next, screenY - fixed.getY() * next);
    }

    /** Showing all of an area in the middle, at 100 % at most. */
    public static Viewport fitting(Bounds area, double width, double height, double margin) {
        double wide = Math.max(1, width - 2 * margin) / Math.max(1, area.getWidth());
        double high = Math.max(1, height - 2 * margin) / Math.max(1, area.getHeight());
        double scale = Math.max(SMALLEST, Math.min(1, Math.min(wide, high)));
        return new Viewport(
                scale,
                (width - area.getWidth() * scale) / 2 - area.getMinX() * scale,
                (height - area.getHeight() * scale) / 2 - area.getMinY() * scale);
    }

    /** What part of the drawing a screen of this size shows. */
    public Bounds visible(double width, double height) {
        Point2D corner = toModel(0, 0);
        return new BoundingBox(corner.getX(), corner.getY(), width / scale, height / scale);
    }
}
