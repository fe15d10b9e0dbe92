package fanfare.exporters.picture;

import fanfare.exporters.picture.StepsLayout.Curve;
import fanfare.exporters.picture.StepsLayout.Node;
import fanfare.exporters.picture.StepsLayout.Sort;
import fanfare.exporters.picture.StepsLayout.Way;
import fanfare.exporters.picture.StepsLayout.Why;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Kind;
import fanfare.model.workflow.StateMachine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The states of a workflow as SVG, in one theme. */
final class StepsDrawing {
    private static final double MARGIN = 28;
    private static final double TITLE = 40;
    private static final double ARROW = 7;
    private static final double RETRY_WIDTH = 34;

    private final Component workflow;
    private final Design design;
    private final StepsLayout layout;
    private final Look look;
    private final Svg svg = new Svg();

    private StepsDrawing(Component workflow, Design design, Look look) {
        this.workflow = workflow;
        this.design = design;
        this.layout = StepsLayout.of(StateMachine.of(workflow, design));
        this.look = look;
    }

    /** The picture. */
    static String svg(Component workflow, Design design, Theme theme) {
        return new StepsDrawing(workflow, design, Look.of(theme)).draw();
    }

    private String draw() {
        double least = TextWidth.of(workflow.name(), 15, true);
        Box view = new Box(
                -MARGIN,
                -MARGIN - TITLE,
                Math.ceil(Math.max(least, layout.width()) + 2 * MARGIN),
                Math.ceil(layout.height() + 2 * MARGIN + TITLE));
        svg.begin(view, workflow.name(), look.canvas());
        svg.text(0, -TITLE + 4, 15, true, look.text(), "start", workflow.name());
        svg.text(0, -TITLE + 20, 10.5, false, look.muted(), "start", KeyNumbers.kind(workflow));
        layout.nodes().forEach(n -> {
            if (n.sort().isMark()) {
                mark(n);
            } else {
                node(n);
            }
        });
        layout.ways().forEach(this::way);
        layout.ways().forEach(this::label);
        return svg.end();
    }

    private void mark(Node n) {
        double x = n.x() + n.width() / 2;
        double y = n.y() + n.height() / 2;
        boolean end = n.sort() == Sort.END;
        svg.line("<circle cx=\"" + Svg.n(x) + "\" cy=\"" + Svg.n(y) + "\" r=\"" + Svg.n(n.width() / 2 - 1)
                + "\" fill=\"" + (end ? look.canvas() : look.muted()) + "\" stroke=\"" + look.muted()
                + "\" stroke-width=\"1.5\"/>");
        if (end) {
            svg.line("<circle cx=\"" + Svg.n(x) + "\" cy=\"" + Svg.n(y) + "\" r=\"3\" fill=\"" + look.muted() + "\"/>");
        }
    }

    private void node(Node n) {
        Box box = new Box(n.x(), n.y(), n.width(), n.height());
        boolean fails = n.sort() == Sort.FAIL;
        svg.rect(
                box,
                StepsLook.radius(n),
                n.sort().holdsOthers() ? look.canvas() : look.box(),
                fails ? StepsLook.line(look, Why.CATCH) : look.border());
        tile(n);
        double room = n.width() - StepsLayout.TEXT_X - 8 - (n.retries() > 0 ? RETRY_WIDTH : 0);
        double x = n.x() + StepsLayout.TEXT_X;
        if (n.sort().holdsOthers()) {
            double y = n.y() + StepsLayout.HEAD / 2 + 4;
            String name = TextWidth.cut(n.name(), room, StepsLayout.NAME, true);
            svg.text(x, y, StepsLayout.NAME, true, look.text(), "start", name);
            double used = TextWidth.of(name, StepsLayout.NAME, true) + 8;
            if (room - used > 24) {
                small(x + used, y, room - used, n.detail());
            }
        } else if (n.detail().isEmpty()) {
            name(x, n.y() + n.height() / 2 + 4, room, n.name());
        } else {
            name(x, n.y() + 14.5, room, n.name());
            small(x, n.y() + 27, room, n.detail());
        }
        if (n.retries() > 0) {
            retry(n);
        }
    }

    private void name(double x, double y, double room, String name) {
        svg.text(x, y, StepsLayout.NAME, true, look.text(), "start", TextWidth.cut(name, room, StepsLayout.NAME, true));
    }

    private void small(double x, double y, double room, String words) {
        svg.text(
                x,
                y,
                StepsLayout.SMALL,
                false,
                look.muted(),
                "start",
                TextWidth.cut(words, room, StepsLayout.SMALL, false));
    }

    private void tile(Node n) {
        Optional<Kind> called = design.component(n.target()).map(Component::kind);
        double x = n.x() + StepsLook.PADDING;
        double y = headMiddle(n) - StepsLook.TILE / 2;
        svg.rect(
                new Box(x, y, StepsLook.TILE, StepsLook.TILE),
                n.sort() == Sort.CHOICE ? StepsLook.TILE / 2 : 5,
                StepsLook.fill(look, n.sort(), called),
                "none");
        double inset = (StepsLook.TILE - Look.ICON * StepsLook.ICON_SCALE) / 2;
        icon(x + inset, y + inset, StepsLook.ICON_SCALE, StepsLook.icon(n.sort(), called), look.icon());
    }

    private static double headMiddle(Node n) {
        return n.y() + (n.sort().holdsOthers() ? StepsLayout.HEAD : n.height()) / 2;
    }

    private void icon(double x, double y, double scale, String path, String colour) {
        svg.line("<g transform=\"translate(" + Svg.n(x) + " " + Svg.n(y) + ") scale(" + scale + ")\"><path d=\"" + path
                + "\" fill=\"none\" stroke=\"" + colour
                + "\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></g>");
    }

    private void retry(Node n) {
        double x = n.x() + n.width() - RETRY_WIDTH + 2;
        icon(x, headMiddle(n) - 6, 0.5, StepsLook.RETRY, look.muted());
        svg.text(
                x + 14,
                headMiddle(n) + 3.6,
                StepsLayout.SMALL,
                false,
                look.muted(),
                "start",
                String.valueOf(n.retries()));
    }

    private void way(Way w) {
        String colour = StepsLook.line(look, w.why());
        Curve first = w.curves().get(0);
        StringBuilder path = new StringBuilder("M" + Svg.n(first.x1()) + "," + Svg.n(first.y1()));
        for (Curve c : w.curves()) {
            path.append(" C")
                    .append(Svg.n(c.cx1()))
                    .append(',')
                    .append(Svg.n(c.cy1()))
                    .append(' ')
                    .append(Svg.n(c.cx2()))
                    .append(',')
                    .append(Svg.n(c.cy2()))
                    .append(' ')
                    .append(Svg.n(c.x2()))
                    .append(',')
                    .append(Svg.n(c.y2()));
        }
        String dashes = w.why() == Why.CATCH
                ? " stroke-dasharray=\"" + StepsLook.CAUGHT.stream().map(Svg::n).collect(Collectors.joining(" ")) + "\""
                : "";
        svg.line("<path d=\"" + path + "\" fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.4\"" + dashes
                + "/>");
        arrow(w.curves(), colour);
    }

    private void arrow(List<Curve> curves, String colour) {
        Curve last = curves.get(curves.size() - 1);
        double dx = last.x2() - last.cx2();
        double dy = last.y2() - last.cy2();
        double length = Math.max(1e-6, StrictMath.hypot(dx, dy));
        double ux = dx / length * ARROW;
        double uy = dy / length * ARROW;
        svg.line("<path d=\"M" + Svg.n(last.x2()) + "," + Svg.n(last.y2()) + " L" + Svg.n(last.x2() - ux - uy * 0.48)
                + "," + Svg.n(last.y2() - uy + ux * 0.48) + " L" + Svg.n(last.x2() - ux + uy * 0.48) + ","
                + Svg.n(last.y2() - uy - ux * 0.48) + " Z\" fill=\"" + colour + "\"/>");
    }

    private void label(Way w) {
        if (w.label().isEmpty()) {
            return;
        }
        double width = StepsLayout.labelWidth(w.label());
        svg.rect(new Box(w.labelX() - width / 2, w.labelY() - 7, width, 14), 6, look.canvas(), "none");
        svg.text(
                w.labelX(),
                w.labelY() + 3.5,
                StepsLayout.SMALL,
                false,
                w.why() == Why.CATCH ? StepsLook.line(look, Why.CATCH) : look.muted(),
                "middle",
                w.label());
    }
}
