package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import fanfare.exporters.picture.Box;
import fanfare.exporters.picture.Frame;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the frames of groups. From afar, where nothing else can be read, their titles keep a readable size. */
final class FramePainter {
    private static final double THINNEST = 0.9;
    /** Size of titles seen from afar, in pixels. */
    private static final double LANDMARK = 11;

    private static final int LEAST_LETTERS = 3;

    void paint(GraphicsContext g, Paints paints, Frames frames, Bounds seen, double scale, Selection selection) {
        List<Frame> near = frames.all().stream()
                .filter(f -> seen.intersects(Frames.bounds(f.box())))
                .toList();
        double arc = 2 * Frame.RADIUS;
        g.setFill(paints.frame);
        near.forEach(f -> g.fillRoundRect(
                f.box().x(), f.box().y(), f.box().width(), f.box().height(), arc, arc));
        for (Frame f : near) {
            Box b = f.box();
            boolean selected = selection.components().containsAll(frames.shown(f.index()));
            g.setStroke(selected ? paints.accent : paints.frameEdge);
            g.setLineWidth(Math.max(selected ? 1.8 : 1.2, THINNEST / scale));
            g.strokeRoundRect(b.x(), b.y(), b.width(), b.height(), arc, arc);
            if (scale >= Painter.TEXT_FROM) {
                title(g, paints, f, selected ? paints.accent : paints.muted);
            }
        }
    }

    private static void title(GraphicsContext g, Paints paints, Frame f, Color color) {
        Box b = f.box();
        g.setFill(color);
        g.setFont(Paints.TITLE);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        String text = Paints.fitting(title(f), Paints.TITLE, b.width() - 2 * Frame.RADIUS);
        g.fillText(text, b.x() + Frame.RADIUS, b.y() + Frame.TITLE / 2 + 2);
    }

    private static String title(Frame f) {
        return f.name().replaceAll("\\s+", " ").strip();
    }

    /** Titles as landmarks, over everything: above their frames where nothing is, else in their corners. */
    void landmarks(GraphicsContext g, Paints paints, Geometry geometry, Bounds seen, double scale) {
        if (scale >= Painter.TEXT_FROM) {
            return;
        }
        Font font = Font.font(Paints.TITLE.getFamily(), LANDMARK / scale);
        double height = (LANDMARK + 4) / scale;
        double pad = 4 / scale;
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        for (Frame f : geometry.frames().all()) {
            Box b = f.box();
            String text = Paints.fitting(title(f), font, b.width() - 2 * pad);
            boolean legible = text.equals(title(f)) || text.length() > LEAST_LETTERS;
            if (!legible || !seen.intersects(Frames.bounds(b))) {
                continue;
            }
            double width = Paints.widthOf(text, font) + 2 * pad;
            Bounds above = new BoundingBox(b.x(), b.y() - height, width, height);
            boolean inside = height <= Frame.TOP || isTaken(above, geometry);
            double y = inside ? b.y() : above.getMinY();
            if (height > Frame.TOP && inside) {
                g.setFill(paints.frame);
                g.fillRoundRect(b.x(), y, width, height, pad, pad);
            }
            g.setFill(paints.muted);
            g.fillText(text, b.x() + pad, y + height / 2);
        }
    }

    private static boolean isTaken(Bounds area, Geometry geometry) {
        return !geometry.inside(area).isEmpty()
                || geometry.frames().all().stream()
                        .map(f -> Frames.bounds(f.box()))
                        .anyMatch(b -> b.intersects(area) && b.getMinY() < area.getMinY());
    }

    /** The frame that what is being dragged would join. */
    static void target(GraphicsContext g, Paints paints, Bounds b, double scale) {
        double arc = 2 * Frame.RADIUS;
        g.setStroke(paints.accent.deriveColor(0, 1, 1, 0.25));
        g.setLineWidth(6 / Math.min(1, scale));
        g.strokeRoundRect(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight(), arc, arc);
        g.setStroke(paints.accent);
        g.setLineWidth(1.8 / Math.min(1, scale));
        g.strokeRoundRect(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight(), arc, arc);
    }
}
