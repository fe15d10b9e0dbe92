package fanfare.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.Goldens;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.simulator.run.Result;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PicturesTest {
    static List<String> goldens() throws IOException {
        return Goldens.names("svg");
    }

    static List<Design> designs() throws IOException {
        List<Design> designs = new ArrayList<>();
        for (String name : Goldens.names("sam")) {
            designs.add(Goldens.design("sam", name));
        }
        return designs;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void drawsWhatIsOnFile(String name) throws IOException {
        Goldens.check("svg", name, new SvgExporter().export(Goldens.design("svg", name), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void boxesAndLabelsKeepOutOfEachOthersWay(Design design) {
        Map<String, Box> boxes = Places.of(design, false).boxes();
        List<Box> all = List.copyOf(boxes.values());
        for (int i = 0; i < all.size(); i++) {
            for (int k = 0; k < i; k++) {
                assertThat(all.get(i).touches(all.get(k))).isFalse();
            }
        }
        List<Wire> wires = new Routes(design, boxes, 0).wires();
        assertThat(wires).hasSize(design.connections().size());
        Map<Wire, Box> labels = Labels.of(wires, all);
        labels.forEach((wire, label) -> {
            assertThat(all).as(wire.connection().id() + " over a box").noneMatch(label::touches);
            assertThat(labels.values().stream().filter(label::touches))
                    .as(wire.connection().id() + " over another label")
                    .containsExactly(label);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-fan-out", "file-processing", "circles"})
    void linesGoAroundBoxes(String name) {
        Design design = Goldens.design("sam", name);
        Map<String, Box> boxes = Places.of(design, false).boxes();
        for (Wire wire : new Routes(design, boxes, 0).wires()) {
            boxes.forEach((component, box) -> assertThat(wire.samples())
                    .as(wire.connection().id() + " through " + component)
                    .noneMatch(p -> box.grown(-2).contains(p[0], p[1])));
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void textsFitIntoTheirBoxes(Design design) throws Exception {
        NodeList texts = parsed(svg(design, Optional.empty())).getElementsByTagName("text");
        List<Box> boxes = List.copyOf(Places.of(design, false).boxes().values());
        int inBoxes = 0;
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            double size = Double.parseDouble(text.getAttribute("font-size"));
            double right = x + TextWidth.of(text.getTextContent(), size, text.hasAttribute("font-weight"));
            Optional<Box> box = boxes.stream().filter(b -> b.contains(x, y)).findFirst();
            if (box.isPresent()) {
                inBoxes++;
                assertThat(right).as(text.getTextContent()).isLessThan(box.get().right());
                assertThat(y).isLessThan(box.get().bottom() - 4);
                assertThat(y - size).isGreaterThan(box.get().y());
            }
        }
        assertThat(inBoxes).isGreaterThanOrEqualTo(2 * design.components().size());
    }

    @Test
    void notesNeverCoverBoxes() {
        Layout.Note note = new Layout.Note("Over it", new Layout.Point(10, 10), 200, 80);
        Layout layout = Layout.EMPTY
                .with("A", new Layout.Point(0, 0))
                .with("B", new Layout.Point(100, 120))
                .withNotes(List.of(note));
        Design design = Design.named("Noted")
                .with(Component.of("A", Queue.KIND))
                .with(Component.of("B", Queue.KIND))
                .with(layout);
        Places places = Places.of(design, true);
        assertThat(places.boxes().values()).noneMatch(places.notes().get(0)::touches);
    }

    @Test
    void longNamesAreCutOnlyWhenNoTwoLinesHoldThem() {
        String name = "Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
        String svg = svg(Design.named("Long").with(Component.of(name, Queue.KIND)), Optional.empty());
        assertThat(svg).contains("…</text>").doesNotContain(">" + name + "<");
        String two = svg(Design.named("Two").with(Component.of("ThumbnailsFailed", Queue.KIND)), Optional.empty());
        assertThat(two).contains(">Thumbnails</text>").contains(">Failed</text>");
    }

    @Test
    void columnsFollowTheLongestWay() {
        Design design = Design.named("Diamond")
                .with(Component.of("D", Function.KIND))
                .with(Component.of("C", Function.KIND))
                .with(Component.of("B", Function.KIND))
                .with(Component.of("A", Function.KIND))
                .with(Connection.of("A", Interactions.INVOKE, "B"))
                .with(Connection.of("B", Interactions.INVOKE, "C"))
                .with(Connection.of("A", Interactions.INVOKE, "C"))
                .with(Connection.of("C", Interactions.INVOKE, "D"))
                .with(Connection.of("D", Interactions.INVOKE, "A"));
        var places = LayeredPlaces.of(design);
        assertThat(places.get("A").x()).isLessThan(places.get("B").x());
        assertThat(places.get("B").x()).isLessThan(places.get("C").x());
        assertThat(places.get("C").x()).isLessThan(places.get("D").x());
    }

    @Test
    void anEmptyDesignHasAPictureToo() throws Exception {
        Document picture = parsed(svg(Design.named("Nothing yet"), Optional.empty()));
        assertThat(picture.getElementsByTagName("text").getLength()).isEqualTo(2);
    }

    @Test
    void aResultShowsRatePercentileAndCost() {
        Design design = Design.named("One").with(Component.of("Work", Function.KIND));
        String svg = svg(design, Optional.of(result()));
        assertThat(svg).contains(">50/s</text>", ">p99 180 ms</text>", ">$12.35/mo</text>", "Normal day");
        assertThat(svg(design, Optional.empty())).doesNotContain("p99");
    }

    @Test
    void pngHasTwiceTheSizeAndTheColoursOfTheLook() throws IOException {
        Design design = Design.named("One").with(Component.of("Work", Function.KIND));
        Bundle png = new PngExporter().export(design, Optional.empty());
        String svg = svg(design, Optional.empty());
        int width = Integer.parseInt(svg.replaceFirst("(?s).*? width=\"(\\d+)\".*", "$1"));
        int height = Integer.parseInt(svg.replaceFirst("(?s).*? height=\"(\\d+)\".*", "$1"));
        for (Theme theme : Theme.values()) {
            String file = theme == Theme.LIGHT ? "picture.png" : "picture-dark.png";
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(png.files().get(file).bytes()));
            assertThat(image.getWidth()).isEqualTo(2 * width);
            assertThat(image.getHeight()).isEqualTo(2 * height);
            Look look = Look.of(theme);
            assertThat(colour(image, 4, 4)).isEqualTo(look.canvas());
            int boxX = 2 * (36 + 6);
            int boxY = image.getHeight() - 2 * 36 - (int) Look.HEIGHT;
            assertThat(colour(image, boxX, boxY)).isEqualTo(look.box());
            assertThat(colour(image, boxX + 2 * 9, boxY)).isEqualTo(look.fill(Function.KIND.group()));
        }
    }

    private static String colour(BufferedImage image, int x, int y) {
        return String.format("#%06X", image.getRGB(x, y) & 0xffffff);
    }

    private static String svg(Design design, Optional<Result> result) {
        return new SvgExporter()
                .export(design, result)
                .files()
                .get("picture.svg")
                .text();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Result result() {
        Result.OfComponent work = new Result.OfComponent(
                "Work",
                "function",
                150_000,
                150_000,
                0,
                0,
                Optional.of(3.0),
                new Result.Latency(150_000, 60, 55, 95, 112, 180.3, 420, 611, List.of()),
                new Result.Level(3, 14),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new Result.Timeline(1, List.of(), List.of(), List.of()),
                new TreeMap<>());
        Result.Item item =
                new Result.Item("Work", "lambda", "request", 1, "request", 12.35, 12.35, "source", "2026-01", true);
        return new Result(
                new Result.Provenance("One", "Normal day", 1, 1, 3600, 3000, 150_000, 1, ""),
                List.of(work),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Result.Cost("USD", 12.35, 1, List.of(item), new TreeMap<>()),
                List.of(),
                List.of());
    }
}
