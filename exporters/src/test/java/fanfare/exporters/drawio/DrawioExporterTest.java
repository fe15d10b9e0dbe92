package fanfare.exporters.drawio;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Goldens;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DrawioExporterTest {
    private record Place(double x, double y, double width, double height) {
        boolean touches(Place other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    static List<String> goldens() throws IOException {
        return Goldens.names("drawio");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void writesWhatIsOnFile(String name) throws IOException {
        Goldens.check("drawio", name, new DrawioExporter().export(Goldens.design("drawio", name), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyComponentAndConnectionIsACell(String name) throws Exception {
        Design design = Goldens.design("drawio", name);
        Map<String, Element> cells = cells(design);
        assertThat(cells)
                .hasSize(2
                        + design.components().size()
                        + design.connections().size()
                        + design.layout().notes().size()
                        + design.layout().groups().size());
        for (Element cell : cells.values()) {
            for (String end : List.of("parent", "source", "target")) {
                assertThat(cell.hasAttribute(end) && !cells.containsKey(cell.getAttribute(end)))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void nothingCoversAnother(String name) throws Exception {
        Design design = Goldens.design("drawio", name);
        assertNothingCovers(design);
        assertNothingCovers(design.with(Layout.EMPTY));
    }

    private static void assertNothingCovers(Design design) throws Exception {
        Map<String, Place> all = places(design);
        all.keySet().removeIf(id -> id.startsWith("group-"));
        List<Place> places = List.copyOf(all.values());
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(places.get(i).touches(places.get(j)))
                        .as(places.get(i) + " covers " + places.get(j))
                        .isFalse();
            }
            assertThat(places.get(i).x()).isGreaterThanOrEqualTo(40);
            assertThat(places.get(i).y()).isGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void boxesAreWhereTheDesignHasThem() throws Exception {
        Design design = Design.named("Two")
                .with(Component.of("A", Function.KIND))
                .with(Component.of("B", Table.KIND))
                .with(Layout.EMPTY.with("A", new Layout.Point(-100, 50)).with("B", new Layout.Point(400.5, 250)));
        assertThat(places(design))
                .containsEntry("component-A", new Place(40, 40, 176, 72))
                .containsEntry("component-B", new Place(540.5, 240, 176, 72));
    }

    @Test
    void labelsOfLinesBetweenTheSameTwoStandSideBySide() throws Exception {
        Design design = Design.named("Two")
                .with(Component.of("A", Function.KIND))
                .with(Component.of("B", Table.KIND))
                .with(Connection.of("A", Interactions.READ, "B"))
                .with(Connection.of("A", Interactions.WRITE, "B"));
        Map<String, Element> cells = cells(design);
        assertThat(geometry(cells.get("connection-1")).getAttribute("x")).isEqualTo("-0.6");
        assertThat(geometry(cells.get("connection-2")).getAttribute("x")).isEqualTo("0.6");
    }

    @Test
    void aGroupIsAContainerThatHoldsItsMembersAndNobodyElse() throws Exception {
        Design design = Goldens.design("drawio", "grouped");
        Map<String, Element> cells = cells(design);
        Map<String, Place> places = places(design);
        for (Component c : design.components()) {
            boolean stock = design.layout().groups().get(1).members().contains(c.name());
            String id = "component-" + c.name();
            assertThat(cells.get(id).getAttribute("parent").equals("group-2"))
                    .as(c.name())
                    .isEqualTo(stock);
            assertThat(places.get(id).touches(places.get("group-2")))
                    .as(c.name())
                    .isEqualTo(stock);
        }
    }

    @Test
    void namesAreHtmlInsideXml() throws Exception {
        Map<String, Element> cells = cells(Goldens.design("drawio", "awkward"));
        assertThat(cells.get("note-1").getAttribute("value"))
                .isEqualTo("1. &quot;Quoted&quot; &amp; &lt;b&gt;bold&lt;/b&gt;;<br>- #hash `code`");
        assertThat(Xml.escaped("a\u0000b\uFFFFc")).isEqualTo("abc");
    }

    /** On the page: what stands in a container is placed from the corner of that. */
    private static Map<String, Place> places(Design design) throws Exception {
        Map<String, Place> places = new LinkedHashMap<>();
        cells(design).forEach((id, cell) -> {
            if (cell.hasAttribute("vertex")) {
                Element g = geometry(cell);
                Place in = places.getOrDefault(cell.getAttribute("parent"), new Place(0, 0, 0, 0));
                places.put(
                        id,
                        new Place(
                                in.x() + number(g, "x"),
                                in.y() + number(g, "y"),
                                number(g, "width"),
                                number(g, "height")));
            }
        });
        return places;
    }

    private static double number(Element of, String name) {
        return Double.parseDouble(of.getAttribute(name));
    }

    private static Element geometry(Element cell) {
        return (Element) cell.getElementsByTagName("mxGeometry").item(0);
    }

    private static Map<String, Element> cells(Design design) throws Exception {
        String xml = new DrawioExporter()
                .export(design, Optional.empty())
                .files()
                .get("diagram.drawio")
                .text();
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("mxCell");
        List<Element> cells = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            cells.add((Element) all.item(i));
        }
        Map<String, Element> byId = new LinkedHashMap<>();
        cells.forEach(c -> byId.put(c.getAttribute("id"), c));
        return byId;
    }
}
