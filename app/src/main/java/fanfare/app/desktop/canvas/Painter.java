package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import fanfare.exporters.picture.Look;
import fanfare.model.design.Component;
import fanfare.model.design.Layout;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** Draws the layers of the canvas, leaving out what is not seen and what is too small to read. */
final class Painter {
    private static final double GRID = 24;
    private static final double ARROW = 9;
    /** Least scale at which words are drawn. */
    static final double TEXT_FROM = 0.34;

    private static final double DETAIL_FROM = 0.3;
    private static final double THINNEST = 0.9;
    private static final double FAR_ICON = 0.62;
    /** What is only kept is dimmed. */
    private static final double KEPT = 0.5;

    private final Map<String, String> fitted = new HashMap<>();
    private final StepsPainter stepsPainter = new StepsPainter();
    private final FramePainter framePainter = new FramePainter();
    private Paints paints;

    Painter(Paints paints) {
        this.paints = paints;
    }

    void use(Paints other) {
        paints = other;
    }

    /** Everything that one picture needs. */
    record Scene(
            Geometry geometry,
            Viewport viewport,
            double width,
            double height,
            Selection selection,
            String hovered,
            Set<String> legalTargets,
            Map<String, List<Badges.Badge>> badges,
            Map<String, Map<String, String>> states,
            boolean stale) {}

    void paint(GraphicsContext g, Scene s) {
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setFill(paints.canvas);
        g.fillRect(0, 0, s.width, s.height);
        grid(g, s);
        Viewport v = s.viewport;
        g.save();
        g.translate(v.x(), v.y());
        g.scale(v.scale(), v.scale());
        Bounds seen = v.visible(s.width, s.height);
        framePainter.paint(g, paints, s.geometry.frames(), seen, v.scale(), s.selection);
        notes(g, s, seen);
        wires(g, s, seen);
        for (String name : s.geometry.boxes().keySet()) {
            Component c = s.geometry.design().component(name).orElseThrow();
            Bounds box = s.geometry.box(name);
            if (seen.intersects(box.getMinX() - 20, box.getMinY() - 20, box.getWidth() + 40, box.getHeight() + 60)) {
                component(g, s, c, box);
            }
        }
        framePainter.landmarks(g, paints, s.geometry, seen, v.scale());
        g.restore();
    }

    private void grid(GraphicsContext g, Scene s) {
        double step = GRID * s.viewport.scale();
        if (step < 11) {
            return;
        }
        g.setFill(paints.grid);
        double size = s.viewport.scale() >= 1.5 ? 2 : 1.4;
        for (double x = s.viewport.x() % step; x < s.width; x += step) {
            for (double y = s.viewport.y() % step; y < s.height; y += step) {
                g.fillOval(x - size / 2, y - size / 2, size, size);
            }
        }
    }

    private void notes(GraphicsContext g, Scene s, Bounds seen) {
        for (Layout.Note n : s.geometry.design().layout().notes()) {
            if (!seen.intersects(n.at().x(), n.at().y(), n.width(), n.height())) {
                continue;
            }
            g.setFill(paints.note);
            g.fillRoundRect(n.at().x(), n.at().y(), n.width(), n.height(), 12, 12);
            if (s.viewport.scale() >= TEXT_FROM) {
                g.setFill(paints.text);
                g.setFont(Paints.SMALL);
                g.setTextAlign(TextAlignment.LEFT);
                g.setTextBaseline(VPos.TOP);
                double y = n.at().y() + 10;
                for (String line : wrapped(n.text(), n.width() - 24)) {
                    if (y + 14 > n.at().y() + n.height()) {
                        break;
                    }
                    g.fillText(line, n.at().x() + 12, y);
                    y += 16;
                }
            }
        }
    }

    /** A text in lines of a width, on the paper of a note. */
    static List<String> wrapped(String text, double width) {
        List<String> lines = new java.util.ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && Paints.widthOf(longer, Paints.SMALL) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private void wires(GraphicsContext g, Scene s, Bounds seen) {
        g.setLineCap(StrokeLineCap.ROUND);
        for (Wire w : s.geometry.wires()) {
            if (!seen.intersects(w.bounds())) {
                continue;
            }
            boolean selected = s.selection.connections().contains(w.connection().id());
            boolean near = selected
                    || s.selection.components().contains(w.connection().from())
                    || s.selection.components().contains(w.connection().to());
            Interaction as = w.connection().as();
            Color color = selected ? paints.accent : Color.web(paints.look.line(as.style()));
            double width = selected ? 2.4 : near ? 2 : Look.LINE;
            wire(g, w, color, Math.max(width, THINNEST / s.viewport.scale()), Look.dashes(as.style()));
        }
        g.setLineDashes();
        if (s.viewport.scale() >= 0.6) {
            for (Wire w : s.geometry.wires()) {
                if (seen.intersects(w.bounds())) {
                    wireLabel(
                            g,
                            w,
                            s.selection.connections().contains(w.connection().id()));
                }
            }
        }
    }

    void wire(GraphicsContext g, Wire w, Color color, double width, List<Double> dashes) {
        g.setStroke(color);
        g.setLineWidth(width);
        Paints.dashes(g, dashes);
        g.beginPath();
        g.moveTo(w.x1(), w.y1());
        Point2D to = w.heading();
        double x = w.x2() - to.getX();
        double y = w.y2() - to.getY();
        g.bezierCurveTo(w.cx1(), w.cy1(), w.cx2(), w.cy2(), w.x2() - 7 * to.getX(), w.y2() - 7 * to.getY());
        g.stroke();
        g.setLineDashes();
        g.setFill(color);
        double backX = x - ARROW * to.getX();
        double backY = y - ARROW * to.getY();
        double sideX = ARROW / 2 * to.getY();
        double sideY = ARROW / 2 * to.getX();
        g.fillPolygon(
                new double[] {x, backX - sideX, backX + sideX}, new double[] {y, backY + sideY, backY - sideY}, 3);
    }

    private void wireLabel(GraphicsContext g, Wire w, boolean selected) {
        String text = w.connection().as().title();
        if (w.connection().step() > 1) {
            text = w.connection().step() + " · " + text;
        }
        if (text.startsWith("Event source mapping")) {
            text = "Poll";
        }
        double width = Paints.widthOf(text, Paints.SMALL) + 10;
        Point2D middle = w.at(0.5);
        if (Math.abs(w.x2() - w.x1()) < width + 8 && Math.abs(w.y2() - w.y1()) < 72) {
            return;
        }
        g.setFill(paints.canvas);
        g.fillRoundRect(middle.getX() - width / 2, middle.getY() - 9, width, 18, 9, 9);
        g.setFill(selected ? paints.accent : paints.muted);
        g.setFont(Paints.SMALL);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, middle.getX(), middle.getY());
    }

    private void component(GraphicsContext g, Scene s, Component c, Bounds b) {
        boolean selected = s.selection.components().contains(c.name());
        boolean dimmed = s.legalTargets != null && !s.legalTargets.contains(c.name());
        g.setGlobalAlpha(dimmed ? 0.35 : c.kind() == Resource.KIND && !selected ? KEPT : 1);
        double arc = 2 * Look.RADIUS;
        Optional<StepsBox> steps = s.geometry.steps(c.name());
        if (s.viewport.scale() < DETAIL_FROM && steps.isEmpty()) {
            g.setFill(Color.web(paints.look.fill(c.kind().group())));
            g.fillRoundRect(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight(), arc, arc);
            icon(g, c.kind(), b, FAR_ICON * b.getHeight() / Look.ICON);
            if (selected || c.name().equals(s.hovered) || s.legalTargets != null && !dimmed) {
                outline(g, s, c, b, selected);
            }
            g.setGlobalAlpha(1);
            return;
        }
        g.setFill(paints.shadow);
        g.fillRoundRect(b.getMinX() - 1, b.getMinY() + 2, b.getWidth() + 2, b.getHeight() + 2, arc, arc);
        g.setFill(paints.box);
        g.fillRoundRect(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight(), arc, arc);
        outline(g, s, c, b, selected);
        Bounds head = s.geometry.head(c.name());
        tile(g, c, head);
        steps.ifPresent(opened -> steps(g, s, opened, s.states.getOrDefault(c.name(), Map.of()), b));
        if (s.viewport.scale() >= TEXT_FROM) {
            texts(g, c, head);
            badges(g, s, c, b);
            if (c.kind() == Workflow.KIND) {
                stepsButton(g, s.geometry.stepsButton(c.name()), steps.isPresent());
            }
        }
        boolean portsShown = selected || c.name().equals(s.hovered) || s.legalTargets != null && !dimmed;
        if (portsShown) {
            ports(g, s, c, b);
        }
        g.setGlobalAlpha(1);
    }

    private void steps(GraphicsContext g, Scene s, StepsBox opened, Map<String, String> figures, Bounds b) {
        double top = b.getMinY() + Look.HEIGHT;
        double arc = 2 * Look.RADIUS - 6;
        g.setFill(paints.canvas);
        g.fillRoundRect(b.getMinX() + 4, top, b.getWidth() - 8, b.getMaxY() - top - 4, arc, arc);
        if (opened.isWrong()) {
            problem(g, opened.problem(), b.getMinX() + 16, top + 12, b.getWidth() - 32);
            return;
        }
        g.save();
        g.translate(b.getMinX() + opened.left(), b.getMinY() + StepsBox.top());
        stepsPainter.paint(
                g,
                paints,
                opened.layout().withDetails(figures),
                name -> s.geometry.design().component(name).map(Component::kind),
                s.viewport.scale());
        g.restore();
    }

    private void problem(GraphicsContext g, String text, double x, double top, double width) {
        g.setFill(paints.bad);
        g.setFont(Paints.SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        double y = top;
        List<String> lines = wrapped(text, width);
        for (String line : lines.subList(0, Math.min(3, lines.size()))) {
            g.fillText(line, x, y);
            y += 16;
        }
    }

    private void stepsButton(GraphicsContext g, Point2D at, boolean open) {
        double r = Geometry.STEPS_BUTTON;
        g.setFill(paints.canvas);
        g.fillOval(at.getX() - r, at.getY() - r, 2 * r, 2 * r);
        g.setStroke(paints.border);
        g.setLineWidth(1);
        g.strokeOval(at.getX() - r, at.getY() - r, 2 * r, 2 * r);
        g.setStroke(paints.muted);
        g.setLineWidth(1.5);
        double up = open ? -1.8 : 1.8;
        g.strokePolyline(
                new double[] {at.getX() - 3.4, at.getX(), at.getX() + 3.4},
                new double[] {at.getY() - up, at.getY() + up, at.getY() - up},
                3);
    }

    private void outline(GraphicsContext g, Scene s, Component c, Bounds b, boolean selected) {
        double arc = 2 * Look.RADIUS;
        boolean target = s.legalTargets != null && s.legalTargets.contains(c.name());
        if (selected || target) {
            Color glow = target ? paints.good : paints.accent;
            g.setStroke(glow.deriveColor(0, 1, 1, 0.25));
            g.setLineWidth(6);
            g.strokeRoundRect(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight(), arc, arc);
            g.setStroke(glow);
            g.setLineWidth(1.8);
        } else {
            g.setStroke(c.name().equals(s.hovered) ? paints.muted : paints.border);
            g.setLineWidth(1);
        }
        g.strokeRoundRect(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight(), arc, arc);
    }

    private void tile(GraphicsContext g, Component c, Bounds b) {
        double x = b.getMinX() + Look.PADDING;
        double y = b.getCenterY() - Look.TILE / 2;
        g.setFill(Color.web(paints.look.fill(c.kind().group())));
        g.fillRoundRect(x, y, Look.TILE, Look.TILE, 2 * Look.TILE_RADIUS, 2 * Look.TILE_RADIUS);
        icon(g, c.kind(), new BoundingBox(x, y, Look.TILE, Look.TILE), 1);
    }

    private void icon(GraphicsContext g, Kind kind, Bounds around, double scale) {
        g.save();
        g.translate(around.getCenterX() - scale * Look.ICON / 2, around.getCenterY() - scale * Look.ICON / 2);
        g.scale(scale, scale);
        g.setStroke(Color.web(paints.look.icon()));
        g.setLineWidth(Look.ICON_STROKE);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.beginPath();
        g.appendSVGPath(Look.iconPath(kind));
        g.stroke();
        g.restore();
    }

    private void texts(GraphicsContext g, Component c, Bounds b) {
        double x = b.getMinX() + Look.PADDING + Look.TILE + 10;
        double button = c.kind() == Workflow.KIND ? 2 * Geometry.STEPS_BUTTON + 2 : 0;
        double width = b.getMaxX() - x - 10 - button;
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(Paints.NAME);
        g.setFill(paints.text);
        g.fillText(fit(c.name(), Paints.NAME, width), x, b.getCenterY() - 9);
        g.setFont(Paints.SMALL);
        g.setFill(paints.muted);
        g.fillText(fit(subtitle(c), Paints.SMALL, width), x, b.getCenterY() + 10);
    }

    /** The provider's name of the kind, and the one figure that people ask for first. */
    static String subtitle(Component c) {
        if (c.kind() == Function.KIND) {
            return "Lambda · " + c.get(Function.MEMORY) + " MB";
        }
        if (c.kind() == Resource.KIND) {
            return c.get(Resource.TYPE).replaceFirst("^AWS::", "").replace("::", " ");
        }
        Object flavour = c.kind()
                .property("flavour")
                .map(p -> (Object) c.value(p).orElse(null))
                .orElse(null);
        return flavour == null || flavour.equals("standard")
                ? c.kind().awsName()
                : c.kind().awsName() + " · " + flavour;
    }

    private String fit(String text, javafx.scene.text.Font font, double width) {
        if (fitted.size() > 4_000) {
            fitted.clear();
        }
        return fitted.computeIfAbsent(font.getSize() + text, t -> Paints.fitting(text, font, width));
    }

    private void badges(GraphicsContext g, Scene s, Component c, Bounds b) {
        List<Badges.Badge> badges = s.badges.getOrDefault(c.name(), List.of());
        double x = b.getMinX() + 4;
        double y = b.getMaxY() + 6;
        g.setFont(Paints.BADGE);
        g.setTextBaseline(VPos.CENTER);
        double alpha = g.getGlobalAlpha();
        g.setGlobalAlpha(s.stale ? alpha * 0.45 : alpha);
        for (Badges.Badge badge : badges) {
            double width = Paints.widthOf(badge.text(), Paints.BADGE) + 12;
            if (x + width > b.getMaxX() + 24 && x > b.getMinX() + 4) {
                x = b.getMinX() + 4;
                y += 20;
            }
            boolean bad = badge.tone() == Badges.Tone.BAD;
            g.setFill(bad ? paints.bad.deriveColor(0, 1, 1, 0.14) : paints.box);
            g.fillRoundRect(x, y, width, 17, 9, 9);
            g.setStroke(bad ? paints.bad : paints.border);
            g.setLineWidth(0.8);
            g.strokeRoundRect(x, y, width, 17, 9, 9);
            g.setFill(bad ? paints.bad : paints.muted);
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(badge.text(), x + 6, y + 9);
            x += width + 5;
        }
        g.setGlobalAlpha(alpha);
    }

    /** Where a component would be put. */
    void ghost(GraphicsContext g, Kind kind, double x, double y) {
        g.setGlobalAlpha(0.75);
        g.setFill(paints.box);
        g.fillRoundRect(x, y, Look.WIDTH, Look.HEIGHT, 2 * Look.RADIUS, 2 * Look.RADIUS);
        g.setStroke(paints.accent);
        g.setLineWidth(1.5);
        g.setLineDashes(5, 4);
        g.strokeRoundRect(x, y, Look.WIDTH, Look.HEIGHT, 2 * Look.RADIUS, 2 * Look.RADIUS);
        g.setLineDashes();
        Bounds b = new javafx.geometry.BoundingBox(x, y, Look.WIDTH, Look.HEIGHT);
        Component c = Component.of(kind.title().replace(" ", ""), kind);
        tile(g, c, b);
        texts(g, c, b);
        g.setGlobalAlpha(1);
    }

    private void ports(GraphicsContext g, Scene s, Component c, Bounds b) {
        if (c.kind().receives()) {
            port(g, b.getMinX(), b.getCenterY(), paints.box, paints.muted);
        }
        if (c.kind().sends() && s.legalTargets == null) {
            port(g, b.getMaxX(), b.getCenterY(), paints.accent, paints.box);
        }
    }

    private static void port(GraphicsContext g, double x, double y, Color fill, Color edge) {
        g.setFill(fill);
        g.fillOval(x - 6, y - 6, 12, 12);
        g.setStroke(edge);
        g.setLineWidth(1.6);
        g.strokeOval(x - 6, y - 6, 12, 12);
    }
}
