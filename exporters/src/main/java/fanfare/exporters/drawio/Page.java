package fanfare.exporters.drawio;

import fanfare.exporters.picture.Box;
import fanfare.exporters.picture.Frame;
import fanfare.exporters.picture.KeyNumbers;
import fanfare.exporters.picture.Look;
import fanfare.exporters.picture.Places;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Group;
import fanfare.model.kind.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One page: a box per component, a line per connection, in the colours of the picture. */
final class Page {
    private static final Look LOOK = Look.of(Theme.LIGHT);
    private static final double MARGIN = 40;
    private static final String PAGE = "1";

    private final Design design;
    private final Map<String, Box> boxes;
    private final List<Box> notes;
    private final List<Frame> frames;
    private final double left;
    private final double top;
    private final StringBuilder out = new StringBuilder();

    Page(Design design) {
        this.design = design;
        Places places = Places.of(design, false);
        boxes = places.boxes();
        notes = places.notes();
        frames = places.frames();
        List<Box> all = new ArrayList<>(boxes.values());
        all.addAll(notes);
        frames.forEach(f -> all.add(f.box()));
        left = all.stream().mapToDouble(Box::x).min().orElse(0) - MARGIN;
        top = all.stream().mapToDouble(Box::y).min().orElse(0) - MARGIN;
    }

    String xml() {
        line(0, "<mxfile host=\"Fanfare\" type=\"device\">");
        line(1, "<diagram id=\"design\" name=\"" + Xml.attribute(design.name()) + "\">");
        line(
                2,
                "<mxGraphModel grid=\"1\" gridSize=\"10\" guides=\"1\" tooltips=\"1\" connect=\"1\" arrows=\"1\" fold=\"1\""
                        + " page=\"0\" pageScale=\"1\" pageWidth=\"1169\" pageHeight=\"827\" math=\"0\" shadow=\"0\">");
        line(3, "<root>");
        line(4, "<mxCell id=\"0\"/>");
        line(4, "<mxCell id=\"1\" parent=\"0\"/>");
        frames.forEach(f -> vertex(frameId(f), Xml.escaped(f.name()), frameStyle(), f.box(), PAGE));
        for (int i = 0; i < notes.size(); i++) {
            vertex("note-" + (i + 1), note(design.layout().notes().get(i).text()), noteStyle(), notes.get(i), PAGE);
        }
        design.components().forEach(this::component);
        List<Connection> connections = design.connections();
        for (int i = 0; i < connections.size(); i++) {
            edge(i + 1, connections.get(i));
        }
        line(3, "</root>");
        line(2, "</mxGraphModel>");
        line(1, "</diagram>");
        line(0, "</mxfile>");
        return out.toString();
    }

    private void component(Component c) {
        Box box = boxes.get(c.name());
        String style = style(c.kind().group());
        Optional<Frame> frame = frameOf(c.name());
        vertex(
                "component-" + c.name(),
                label(c),
                style,
                frame.map(f -> inside(f.box(), box)).orElse(box),
                frame.map(Page::frameId).orElse(PAGE));
    }

    private Optional<Frame> frameOf(String component) {
        return design.layout()
                .groupOf(component)
                .flatMap(group -> frames.stream()
                        .filter(f -> design.layout().groups().get(f.index()).equals(group))
                        .findFirst());
    }

    /** Children of a container are placed from its corner. */
    private Box inside(Box frame, Box box) {
        return new Box(box.x() - frame.x() + left, box.y() - frame.y() + top, box.width(), box.height());
    }

    private static String frameId(Frame frame) {
        return "group-" + (frame.index() + 1);
    }

    private static String label(Component c) {
        String numbers = KeyNumbers.of(c);
        return "<b>" + Xml.escaped(c.name()) + "</b><br>" + Xml.escaped(KeyNumbers.kind(c))
                + (numbers.isEmpty() ? "" : "<br>" + Xml.escaped(numbers));
    }

    private static String note(String text) {
        return text.lines().map(Xml::escaped).collect(Collectors.joining("<br>"));
    }

    /** A shape of draw.io's own set per section of the palette: nothing of a provider's artwork. */
    private static String style(Group group) {
        String shape = switch (group) {
            case SOURCES -> "rounded=1;arcSize=50;";
            case ENTRY -> "shape=hexagon;perimeter=hexagonPerimeter2;fixedSize=1;size=14;";
            case COMPUTE -> "rounded=1;arcSize=14;";
            case MESSAGING -> "shape=process;size=0.05;";
            case STORES -> "shape=cylinder3;boundedLbl=1;size=8;";
            case OUTSIDE -> "rounded=0;dashed=1;";
            case ANYTHING_ELSE -> "rounded=0;";
        };
        return shape + "whiteSpace=wrap;html=1;fillColor=" + LOOK.box() + ";strokeColor=" + LOOK.fill(group)
                + ";strokeWidth=2;fontColor=" + LOOK.text() + ";fontSize=11;";
    }

    private static String noteStyle() {
        return "rounded=1;arcSize=8;whiteSpace=wrap;html=1;align=left;verticalAlign=top;spacing=8;fillColor=#FFF6D6;"
                + "strokeColor=#EBD98F;fontColor=" + LOOK.text() + ";fontSize=11;";
    }

    private static String frameStyle() {
        return "rounded=1;absoluteArcSize=1;arcSize=28;whiteSpace=wrap;html=1;container=1;collapsible=0;align=left;"
                + "verticalAlign=top;spacingLeft=10;spacingTop=4;fontStyle=1;fillColor=" + LOOK.frame()
                + ";strokeColor=" + LOOK.frameEdge() + ";fontColor=" + LOOK.muted() + ";fontSize=12;";
    }

    private void vertex(String id, String value, String style, Box box, String parent) {
        line(
                4,
                "<mxCell id=\"" + id + "\" value=\"" + Xml.attribute(value) + "\" style=\"" + style
                        + "\" vertex=\"1\" parent=\"" + parent + "\">");
        line(
                5,
                "<mxGeometry x=\"" + Xml.number(box.x() - left) + "\" y=\"" + Xml.number(box.y() - top)
                        + "\" width=\"" + Xml.number(box.width()) + "\" height=\"" + Xml.number(box.height())
                        + "\" as=\"geometry\"/>");
        line(4, "</mxCell>");
    }

    private void edge(int number, Connection c) {
        line(
                4,
                "<mxCell id=\"connection-" + number + "\" value=\""
                        + Xml.attribute(Xml.escaped(KeyNumbers.of(c, design))) + "\" style=\"" + style(c)
                        + "\" edge=\"1\" parent=\"1\" source=\"component-" + c.from() + "\" target=\"component-"
                        + c.to()
                        + "\">");
        line(5, "<mxGeometry x=\"" + labelAt(c) + "\" relative=\"1\" as=\"geometry\"/>");
        line(4, "</mxCell>");
    }

    private static String style(Connection c) {
        Interaction.Style style = c.as().style();
        List<Double> dashes = Look.dashes(style);
        String dashed = dashes.isEmpty()
                ? ""
                : "dashed=1;dashPattern=" + dashes.stream().map(Xml::number).collect(Collectors.joining(" ")) + ";";
        return "edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;endArrow=block;endFill=1;strokeWidth=1.6;" + dashed
                + "strokeColor=" + LOOK.line(style) + ";fontColor=" + LOOK.muted()
                + ";fontSize=10;labelBackgroundColor=" + LOOK.canvas() + ";";
    }

    /** From −1 at the sender to 1 at the receiver: where fewer lines meet; side by side between the same two. */
    private String labelAt(Connection c) {
        List<Connection> same =
                design.from(c.from()).filter(o -> o.to().equals(c.to())).toList();
        if (same.size() > 1) {
            return Xml.number(-0.6 + 1.2 * same.indexOf(c) / (same.size() - 1));
        }
        return design.from(c.from()).count() >= design.to(c.to()).count() ? "0.4" : "-0.4";
    }

    private void line(int depth, String words) {
        out.append("  ".repeat(depth)).append(words).append('\n');
    }
}
