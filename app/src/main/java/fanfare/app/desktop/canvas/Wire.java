package fanfare.app.desktop.canvas;

import fanfare.model.design.Connection;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/**
 * A connection as a cubic curve: from the sender's right side to the receiver's left, or, where one stands above the other,
 * from the lower side to the upper.
 */
public record Wire(
        Connection connection,
        double x1,
        double y1,
        double cx1,
        double cy1,
        double cx2,
        double cy2,
        double x2,
        double y2) {
    private static final int PIECES = 24;
    private static final double SPREAD = 18;
    private static final double LEAST_GAP = 20;
    private static final double COLUMN = 0.7;
    private static final double LEAST_BEND = 36;
    private static final double MOST_BEND = 220;

    /** The curve of the nth connection between two boxes. */
    static Wire between(Connection c, Bounds from, Bounds to, int nth) {
        boolean above = to.getMinY() - from.getMaxY() > LEAST_GAP;
        boolean below = from.getMinY() - to.getMaxY() > LEAST_GAP;
        boolean under = Math.abs(to.getCenterX() - from.getCenterX()) < from.getWidth() * COLUMN;
        double shift = nth == 0 ? 0 : (nth % 2 == 1 ? 1 : -1) * ((nth + 1) / 2) * SPREAD;
        return under && (above || below) ? upright(c, from, to, above, shift) : sideways(c, from, to, shift);
    }

    /** Between boxes of one column: from the lower side of the one to the upper side of the other. */
    private static Wire upright(Connection c, Bounds from, Bounds to, boolean down, double shift) {
        double x1 = from.getCenterX() + shift;
        double y1 = down ? from.getMaxY() : from.getMinY();
        double x2 = to.getCenterX() + shift;
        double y2 = down ? to.getMinY() : to.getMaxY();
        double bend = (y2 - y1) / 2;
        return new Wire(c, x1, y1, x1, y1 + bend, x2, y2 - bend, x2, y2);
    }

    private static Wire sideways(Connection c, Bounds from, Bounds to, double shift) {
        double x1 = from.getMaxX();
        double y1 = from.getCenterY() + shift;
        double x2 = to.getMinX();
        double y2 = to.getCenterY() + shift;
        double bend = Math.max(LEAST_BEND, Math.min(MOST_BEND, Math.abs(x2 - x1) / 2));
        boolean back = x2 < x1;
        double dip = back && Math.abs(y2 - y1) < from.getHeight() ? from.getHeight() * 1.2 : 0;
        return new Wire(c, x1, y1, x1 + bend, y1 + dip, x2 - bend, y2 + dip, x2, y2);
    }

    /** A curve to a loose end. */
    static Wire to(Bounds from, Point2D end) {
        double x1 = from.getMaxX();
        double y1 = from.getCenterY();
        double bend = Math.max(LEAST_BEND, Math.min(MOST_BEND, Math.abs(end.getX() - x1) / 2));
        return new Wire(null, x1, y1, x1 + bend, y1, end.getX() - bend, end.getY(), end.getX(), end.getY());
    }

    /** The direction in which the curve ends, of length 1. */
    public Point2D heading() {
        Point2D end = new Point2D(x2 - cx2, y2 - cy2);
        return end.magnitude() == 0 ? new Point2D(1, 0) : end.normalize();
    }

    /** A place on the curve, t from 0 to 1. */
    public Point2D at(double t) {
        double u = 1 - t;
        double a = u * u * u;
        double b = 3 * u * u * t;
        double c = 3 * u * t * t;
        double d = t * t * t;
        return new Point2D(a * x1 + b * cx1 + c * cx2 + d * x2, a * y1 + b * cy1 + c * cy2 + d * y2);
    }

    /** How far a place is from the curve. */
    public double distance(Point2D p) {
        double least = Double.MAX_VALUE;
        Point2D before = at(0);
        for (int i = 1; i <= PIECES; i++) {
            Point2D next = at(i / (double) PIECES);
            least = Math.min(least, toSegment(p, before, next));
            before = next;
        }
        return least;
    }

    private static double toSegment(Point2D p, Point2D a, Point2D b) {
        Point2D along = b.subtract(a);
        double length = along.dotProduct(along);
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, p.subtract(a).dotProduct(along) / length));
        return p.distance(a.add(along.multiply(t)));
    }

    /** An area that holds the curve. */
    public Bounds bounds() {
        double minX = Math.min(Math.min(x1, cx1), Math.min(x2, cx2));
        double minY = Math.min(Math.min(y1, cy1), Math.min(y2, cy2));
        double maxX = Math.max(Math.max(x1, cx1), Math.max(x2, cx2));
        double maxY = Math.max(Math.max(y1, cy1), Math.max(y2, cy2));
        return new BoundingBox(minX, minY, maxX - minX, maxY - minY);
    }
}
