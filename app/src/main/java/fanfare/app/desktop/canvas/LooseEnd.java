package fanfare.app.desktop.canvas;

import javafx.geometry.Point2D;

/**
 * A connection was let go over empty space: what should stand there?
 *
 * @param from the sender
 * @param model where, in the drawing
 * @param screen where, on the screen
 */
public record LooseEnd(String from, Point2D model, Point2D screen) {}
