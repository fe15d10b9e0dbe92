package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Fonts;
import fanfare.exporters.picture.Look;
import fanfare.exporters.picture.StepsLayout;
import fanfare.exporters.picture.StepsLayout.Curve;
import fanfare.exporters.picture.StepsLayout.Node;
import fanfare.exporters.picture.StepsLayout.Sort;
import fanfare.exporters.picture.StepsLayout.Way;
import fanfare.exporters.picture.StepsLayout.Why;
import fanfare.exporters.picture.StepsLook;
import fanfare.model.kind.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the steps of a workflow at the origin, leaving out what is too small to read. */
final class StepsPainter {
    private static final Font NAME = Paints.font(Fonts.SEMI_BOLD, StepsLayout.NAME);
    private static final Font SMALL = Paints.font(Fonts.FAMILY, StepsLayout.SMALL);
    private static final double TEXT_FROM = 0.42;
    private static final double ICONS_FROM = 0.3;
    private static final double ARROW = 7;
    private static final double RETRY_WIDTH = 34;
    private static final double LINE = 1.4;
    private static final double THINNEST = 0.8;

    private final Map<String, String> fitted = new HashMap<>();

    /**
     * Draws.
     *
     * @param kinds what kind a called component is
     * @param scale pixels on the screen per unit
     */
    void paint(
            GraphicsContext g,
            Paints paints,
            StepsLayout layout,
            Function<String, Optional<Kind>> kinds,
            double scale) {
        for (Node n : layout.nodes()) {
            if (n.sort().isMark()) {
                mark(g, paints, n);
            } else {
                node(g, paints, n, kinds.apply(n.target()), scale);
            }
        }
        g.setLineCap(StrokeLineCap.BUTT);
        for (Way w : layout.ways()) {
            way(g, paints, w, Math.max(LINE, THINNEST / scale));
        }
        g.setLineDashes();
        if (scale >= TEXT_FROM) {
            layout.ways().forEach(w -> label(g, paints, w));
        }
    }

    private static void mark(GraphicsContext g, Paints paints, Node n) {
        boolean end = n.sort() == Sort.END;
        g.setFill(end ? paints.canvas : paints.muted);
        g.fillOval(n.x() + 1, n.y() + 1, n.width() - 2, n.height() - 2);
        g.setStroke(paints.muted);
        g.setLineWidth(1.5);
        g.strokeOval(n.x() + 1, n.y() + 1, n.width() - 2, n.height() - 2);
        if (end) {
            g.setFill(paints.muted);
            g.fillOval(n.x() + n.width() / 2 - 3, n.y() + n.height() / 2 - 3, 6, 6);
        }
    }

    private void node(GraphicsContext g, Paints paints, Node n, Optional<Kind> called, double scale) {
        double arc = 2 * StepsLook.radius(n);
        g.setFill(n.sort().holdsOthers() ? paints.canvas : paints.box);
        g.fillRoundRect(n.x(), n.y(), n.width(), n.height(), arc, arc);
        g.setStroke(n.sort() == Sort.FAIL ? Color.web(StepsLook.line(paints.look, Why.CATCH)) : paints.border);
        g.setLineWidth(Math.max(1, THINNEST / scale));
        g.strokeRoundRect(n.x(), n.y(), n.width(), n.height(), arc, arc);
        tile(g, paints, n, called, scale);
        if (scale >= TEXT_FROM) {
            words(g, paints, n);
        }
    }

    private void tile(GraphicsContext g, Paints paints, Node n, Optional<Kind> called, double scale) {
        double x = n.x() + StepsLook.PADDING;
        double y = headMiddle(n) - StepsLook.TILE / 2;
        double arc = n.sort() == Sort.CHOICE ? StepsLook.TILE : 10;
        g.setFill(Color.web(StepsLook.fill(paints.look, n.sort(), called)));
        g.fillRoundRect(x, y, StepsLook.TILE, StepsLook.TILE, arc, arc);
        if (scale >= ICONS_FROM) {
            double inset = (StepsLook.TILE - Look.ICON * StepsLook.ICON_SCALE) / 2;
            String path = StepsLook.icon(n.sort(), called);
            icon(g, x + inset, y + inset, StepsLook.ICON_SCALE, path, Color.web(paints.look.icon()));
        }
    }

    private static double headMiddle(Node n) {
        return n.y() + (n.sort().holdsOthers() ? StepsLayout.HEAD : n.height()) / 2;
    }

    private static void icon(GraphicsContext g, double x, double y, double scale, String path, Color colour) {
        g.save();
        g.translate(x, y);
        g.scale(scale, scale);
        g.setStroke(colour);
        g.setLineWidth(2);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.beginPath();
        g.appendSVGPath(path);
        g.stroke();
        g.restore();
    }

    private void words(GraphicsContext g, Paints paints, Node n) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        double x = n.x() + StepsLayout.TEXT_X;
        double room = n.width() - StepsLayout.TEXT_X - 8 - (n.retries() > 0 ? RETRY_WIDTH : 0);
        double middle = headMiddle(n);
        if (n.sort().holdsOthers()) {
            double used = text(g, NAME, paints.text, n.name(), x, middle, room) + 8;
            if (room - used > 24) {
                text(g, SMALL, paints.muted, n.detail(), x + used, middle, room - used);
            }
        } else if (n.detail().isEmpty()) {
            text(g, NAME, paints.text, n.name(), x, middle, room);
        } else {
            text(g, NAME, paints.text, n.name(), x, middle - 6.5, room);
            text(g, SMALL, paints.muted, n.detail(), x, middle + 7, room);
        }
        if (n.retries() > 0) {
            double right = n.x() + n.width() - RETRY_WIDTH + 2;
            icon(g, right, middle - 6, 0.5, StepsLook.RETRY, paints.muted);
            text(g, SMALL, paints.muted, String.valueOf(n.retries()), right + 15, middle, RETRY_WIDTH);
        }
    }

    private double text(GraphicsContext g, Font font, Color colour, String words, double x, double y, double room) {
        if (fitted.size() > 4_000) {
            fitted.clear();
        }
        String shown = fitted.computeIfAbsent(
                font.getSize() + "/" + room + "/" + words, k -> Paints.fitting(words, font, room));
        g.setFont(font);
        g.setFill(colour);
        g.fillText(shown, x, y);
        return Paints.widthOf(shown, font);
    }

    private static void way(GraphicsContext g, Paints paints, Way w, double width) {
        Color colour = Color.web(StepsLook.line(paints.look, w.why()));
        g.setStroke(colour);
        g.setLineWidth(width);
        Paints.dashes(g, w.why() == Why.CATCH ? StepsLook.CAUGHT : List.of());
        Curve first = w.curves().get(0);
        g.beginPath();
        g.moveTo(first.x1(), first.y1());
        for (Curve c : w.curves()) {
            g.bezierCurveTo(c.cx1(), c.cy1(), c.cx2(), c.cy2(), c.x2(), c.y2());
        }
        g.stroke();
        Curve last = w.curves().get(w.curves().size() - 1);
        double dx = last.x2() - last.cx2();
        double dy = last.y2() - last.cy2();
        double length = Math.max(1e-6, Math.hypot(dx, dy));
        double ux = dx / length * ARROW;
        double uy = dy / length * ARROW;
        g.setFill(colour);
        g.fillPolygon(
                new double[] {last.x2(), last.x2() - ux - uy * 0.48, last.x2() - ux + uy * 0.48},
                new double[] {last.y2(), last.y2() - uy + ux * 0.48, last.y2() - uy - ux * 0.48},
                3);
    }

    private static void label(GraphicsContext g, Paints paints, Way w) {
        if (w.label().isEmpty()) {
            return;
        }
        double width = Paints.widthOf(w.label(), SMALL) + 6;
        g.setFill(paints.canvas);
        g.fillRoundRect(w.labelX() - width / 2, w.labelY() - 7, width, 14, 6, 6);
        g.setFill(w.why() == Why.CATCH ? Color.web(StepsLook.line(paints.look, Why.CATCH)) : paints.muted);
        g.setFont(SMALL);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(w.label(), w.labelX(), w.labelY());
    }
}
