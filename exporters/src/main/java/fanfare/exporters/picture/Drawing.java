package fanfare.exporters.picture;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Interaction;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A design as SVG, in one theme. */
final class Drawing {
    private static final double MARGIN = 36;
    private static final double TITLE = 46;
    private static final double ARROW = 9;
    private static final double TEXT_X = Look.PADDING + Look.TILE + 10;
    private static final double TEXT_WIDTH = Look.WIDTH - TEXT_X - 9;
    private static final double BADGES_BELOW = 6;
    private static final double FRAME_TITLE_SIZE = 12.5;

    private final Design design;
    private final Optional<Result> result;
    private final Look look;
    private final Map<String, Box> boxes;
    private final List<Box> notes;
    private final List<Frame> frames;
    private final List<Wire> wires;
    private final Map<Wire, Box> labels;
    private final Svg svg = new Svg();

    private Drawing(Design design, Optional<Result> result, Look look) {
        this.design = design;
        this.result = result;
        this.look = look;
        double below = result.isPresent() ? BADGES_BELOW + Badge.HEIGHT : 0;
        Places places = Places.of(design, result.isPresent());
        boxes = places.boxes();
        notes = places.notes();
        frames = places.frames();
        wires = new Routes(design, boxes, below).wires();
        List<Box> taken = new ArrayList<>();
        boxes.values().forEach(b -> taken.add(new Box(b.x(), b.y(), b.width(), b.height() + below)));
        frames.forEach(f -> taken.add(new Box(f.box().x(), f.box().y(), frameTitleWidth(f), Frame.TITLE)));
        labels = Labels.of(wires, taken);
    }

    /** The picture. */
    static String svg(Design design, Optional<Result> result, Theme theme) {
        return new Drawing(design, result, Look.of(theme)).draw();
    }

    private String draw() {
        Box extent = extent();
        double width = Math.ceil(extent.width() + 2 * MARGIN);
        double height = Math.ceil(extent.height() + 2 * MARGIN + TITLE);
        double left = extent.x() - MARGIN;
        double top = extent.y() - MARGIN - TITLE;
        svg.begin(new Box(left, top, width, height), design.name(), look.canvas());
        title(left + MARGIN, top + MARGIN, width - 2 * MARGIN);
        frames.forEach(this::frame);
        for (int i = 0; i < notes.size(); i++) {
            note(design.layout().notes().get(i).text(), notes.get(i));
        }
        wires.forEach(this::wire);
        design.components().forEach(this::component);
        wires.forEach(this::label);
        return svg.end();
    }

    private Box extent() {
        Box extent = null;
        for (Box box : boxes.values()) {
            Box whole = new Box(
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height() + (result.isPresent() ? BADGES_BELOW + Badge.HEIGHT : 0));
            extent = extent == null ? whole : extent.with(whole);
        }
        for (Wire wire : wires) {
            for (double[] p : wire.samples()) {
                extent = extent.with(new Box(p[0] - 4, p[1] - 4, 8, 8));
            }
        }
        for (Box label : labels.values()) {
            extent = extent.with(label);
        }
        for (Box note : notes) {
            extent = extent == null ? note : extent.with(note);
        }
        for (Frame frame : frames) {
            extent = extent.with(frame.box());
        }
        double least = TextWidth.of(design.name(), 17, true);
        Box found = extent == null ? new Box(0, 0, 320, 60) : extent;
        return new Box(found.x(), found.y(), Math.max(found.width(), Math.min(least, 900)), found.height());
    }

    private void title(double x, double y, double width) {
        svg.text(x, y + 4, 17, true, look.text(), "start", TextWidth.cut(design.name(), width, 17, true));
        String scenario = result.map(r -> " · " + r.of().scenario()).orElse("");
        svg.text(
                x,
                y + 22,
                11,
                false,
                look.muted(),
                "start",
                design.provider().toUpperCase(java.util.Locale.ROOT) + " · " + design.region() + scenario);
    }

    private static double frameTitleWidth(Frame frame) {
        return Math.min(
                frame.box().width(), TextWidth.of(frameTitle(frame), FRAME_TITLE_SIZE, true) + 2 * Frame.RADIUS);
    }

    private static String frameTitle(Frame frame) {
        return frame.name().replaceAll("\\s+", " ").strip();
    }

    private void frame(Frame frame) {
        Box box = frame.box();
        svg.rect(box, Frame.RADIUS, look.frame(), look.frameEdge());
        svg.text(
                box.x() + Frame.RADIUS,
                box.y() + 21,
                FRAME_TITLE_SIZE,
                true,
                look.muted(),
                "start",
                TextWidth.cut(frameTitle(frame), box.width() - 2 * Frame.RADIUS, FRAME_TITLE_SIZE, true));
    }

    private void note(String words, Box box) {
        boolean light = look.theme() == Theme.LIGHT;
        svg.rect(box, 8, light ? "#FFF6D6" : "#3A341F", light ? "#EBD98F" : "#5E5430");
        double y = box.y() + 20;
        for (String line : TextWidth.wrapped(words, box.width() - 20, 11.5)) {
            if (y < box.bottom()) {
                svg.text(box.x() + 10, y, 11.5, false, look.text(), "start", line);
                y += 16;
            }
        }
    }

    private void wire(Wire wire) {
        Interaction.Style style = wire.connection().as().style();
        String dashes = Look.dashes(style).stream().map(Svg::n).collect(Collectors.joining(" "));
        svg.line("<path d=\"" + wire.path() + "\" fill=\"none\" stroke=\"" + look.line(style) + "\" stroke-width=\""
                + Svg.n(Look.LINE) + "\" stroke-linecap=\"round\""
                + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"") + "/>");
        double[] end = wire.end();
        double[] before = wire.before();
        double length = StrictMath.hypot(end[0] - before[0], end[1] - before[1]);
        double dx = (end[0] - before[0]) / length * ARROW;
        double dy = (end[1] - before[1]) / length * ARROW;
        svg.line("<path d=\"M" + Svg.n(end[0]) + "," + Svg.n(end[1]) + " L" + Svg.n(end[0] - dx - dy * 0.48) + ","
                + Svg.n(end[1] - dy + dx * 0.48) + " L" + Svg.n(end[0] - dx + dy * 0.48) + ","
                + Svg.n(end[1] - dy - dx * 0.48)
                + " Z\" fill=\"" + look.line(style) + "\" stroke=\"" + look.line(style)
                + "\" stroke-width=\"1\" stroke-linejoin=\"round\"/>");
    }

    private void label(Wire wire) {
        Box box = labels.get(wire);
        svg.line("<rect x=\"" + Svg.n(box.x()) + "\" y=\"" + Svg.n(box.y()) + "\" width=\"" + Svg.n(box.width())
                + "\" height=\"" + Svg.n(box.height()) + "\" rx=\"8.5\" fill=\"" + look.canvas() + "\"/>");
        svg.text(
                box.centreX(),
                box.centreY() + 3.7,
                Wire.LABEL_SIZE,
                false,
                wire.connection().as().style() == Interaction.Style.OUTCOME
                        ? look.line(Interaction.Style.OUTCOME)
                        : look.muted(),
                "middle",
                wire.label());
    }

    private void component(Component c) {
        Box box = boxes.get(c.name());
        double shade = look.theme() == Theme.LIGHT ? 0.05 : 0.22;
        for (int i = 1; i <= 2; i++) {
            svg.line("<rect x=\"" + Svg.n(box.x() - i + 1) + "\" y=\"" + Svg.n(box.y() + i * 1.5) + "\" width=\""
                    + Svg.n(box.width() + 2 * (i - 1)) + "\" height=\"" + Svg.n(box.height()) + "\" rx=\""
                    + Svg.n(Look.RADIUS + i - 1)
                    + "\" fill=\"#000000\" fill-opacity=\"" + shade + "\"/>");
        }
        svg.rect(box, Look.RADIUS, look.box(), look.border());
        double tileY = box.y() + (Look.HEIGHT - Look.TILE) / 2;
        svg.rect(
                new Box(box.x() + Look.PADDING, tileY, Look.TILE, Look.TILE),
                Look.TILE_RADIUS,
                look.fill(c.kind().group()),
                "none");
        double inset = (Look.TILE - Look.ICON) / 2;
        svg.line("<g transform=\"translate(" + Svg.n(box.x() + Look.PADDING + inset) + " " + Svg.n(tileY + inset)
                + ")\"><path d=\"" + Look.iconPath(c.kind()) + "\" fill=\"none\" stroke=\"" + look.icon()
                + "\" stroke-width=\"" + Look.ICON_STROKE
                + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></g>");
        texts(c, box);
        badges(c, box);
    }

    private void texts(Component c, Box box) {
        double x = box.x() + TEXT_X;
        String kind = KeyNumbers.kind(c);
        String numbers = KeyNumbers.of(c);
        List<String> halves = TextWidth.halves(c.name());
        boolean two = TextWidth.of(c.name(), 12, true) > TEXT_WIDTH && !halves.isEmpty();
        if (two) {
            double size = Math.min(
                    TextWidth.fit(halves.get(0), TEXT_WIDTH, true, 12.5, 10.5),
                    TextWidth.fit(halves.get(1), TEXT_WIDTH, true, 12.5, 10.5));
            name(x, box.y() + 25, size, halves.get(0));
            name(x, box.y() + 40, size, halves.get(1));
            String both = numbers.isEmpty() ? kind : kind + " · " + numbers;
            boolean fits = TextWidth.of(both, 9, false) <= TEXT_WIDTH;
            small(x, box.y() + 56, fits ? both : numbers.isEmpty() ? kind : numbers);
            return;
        }
        double size = TextWidth.fit(c.name(), TEXT_WIDTH, true, 13.5, 10.5);
        if (numbers.isEmpty()) {
            name(x, box.y() + 34, size, c.name());
            small(x, box.y() + 51, kind);
        } else {
            name(x, box.y() + 27, size, c.name());
            small(x, box.y() + 43, kind);
            small(x, box.y() + 58, numbers);
        }
    }

    private void name(double x, double y, double size, String name) {
        svg.text(x, y, size, true, look.text(), "start", TextWidth.cut(name, TEXT_WIDTH, size, true));
    }

    private void small(double x, double y, String words) {
        double size = TextWidth.fit(words, TEXT_WIDTH, false, 10.5, 9);
        svg.text(x, y, size, false, look.muted(), "start", TextWidth.cut(words, TEXT_WIDTH, size, false));
    }

    private void badges(Component c, Box box) {
        List<Badge> badges = Badge.of(c.name(), result);
        double width = badges.stream().mapToDouble(Badge::width).sum() + Badge.GAP * Math.max(0, badges.size() - 1);
        double x = box.centreX() - width / 2;
        double y = box.bottom() + BADGES_BELOW;
        for (Badge badge : badges) {
            svg.rect(new Box(x, y, badge.width(), Badge.HEIGHT), Badge.HEIGHT / 2, look.box(), look.border());
            svg.text(x + badge.width() / 2, y + 11.4, Badge.SIZE, true, look.text(), "middle", badge.text());
            x += badge.width() + Badge.GAP;
        }
    }
}
