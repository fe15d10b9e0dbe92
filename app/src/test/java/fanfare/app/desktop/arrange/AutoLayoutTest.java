package fanfare.app.desktop.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.picture.Box;
import fanfare.exporters.picture.Frame;
import fanfare.exporters.picture.Look;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Point;
import fanfare.model.kind.Api;
import fanfare.model.kind.Client;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import fanfare.samples.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arranged drawing reads from left to right, nothing lies on anything else, and behaviour is as it was. */
class AutoLayoutTest {
    private static final Design FAN = Design.named("Fan")
            .with(Component.of("Callers", Client.KIND))
            .with(Component.of("Api", Api.KIND))
            .with(Component.of("Handle", Function.KIND))
            .with(Component.of("Orders", Table.KIND))
            .with(Component.of("Stock", Table.KIND))
            .with(Connection.of("Callers", Interactions.INVOKE, "Api"))
            .with(Connection.of("Api", Interactions.INVOKE, "Handle"))
            .with(Connection.of("Handle", Interactions.READ, "Orders"))
            .with(Connection.of("Handle", Interactions.WRITE, "Orders"))
            .with(Connection.of("Handle", Interactions.WRITE, "Stock"));

    private static Map<String, Point> places(Design design) {
        return AutoLayout.of(design).apply(design).layout().places();
    }

    @Test
    void connectionsLeadFromLeftToRight() {
        Map<String, Point> places = places(FAN);
        for (Connection c : FAN.connections()) {
            assertThat(places.get(c.from()).x() + Look.WIDTH)
                    .as("%s leaves before %s", c.from(), c.to())
                    .isLessThan(places.get(c.to()).x());
        }
    }

    @Test
    void noBoxLiesOnAnother() {
        List<Point> all = new ArrayList<>(places(FAN).values());
        for (int i = 0; i < all.size(); i++) {
            for (Point other : all.subList(i + 1, all.size())) {
                Point one = all.get(i);
                boolean apart =
                        Math.abs(one.x() - other.x()) >= Look.WIDTH || Math.abs(one.y() - other.y()) >= Look.HEIGHT;
                assertThat(apart).as("%s and %s are apart", one, other).isTrue();
            }
        }
    }

    /** However many groups, each frame holds its members and nothing else, and no two frames meet. */
    @ParameterizedTest
    @MethodSource("fanfare.samples.Samples#all")
    void membersOfAGroupStandTogether(Sample sample) {
        for (int groups = 1; groups <= 4; groups++) {
            Design cut = cut(sample.design(), groups);
            Map<String, Box> boxes = new LinkedHashMap<>();
            places(cut).forEach((name, at) -> boxes.put(name, new Box(at.x(), at.y(), Look.WIDTH, Look.HEIGHT)));
            List<Frame> frames = Frame.of(cut.layout(), boxes);
            assertThat(boxes).hasSameSizeAs(cut.components());
            for (Frame frame : frames) {
                List<String> members = cut.layout().groups().get(frame.index()).members();
                boxes.forEach((name, box) -> assertThat(box.touches(frame.box()))
                        .as("%s in %s", name, members)
                        .isEqualTo(members.contains(name)));
                assertThat(frames)
                        .filteredOn(f -> f != frame)
                        .noneMatch(f -> f.box().touches(frame.box()));
            }
        }
    }

    /** Every fifth component is in no group, and neighbours are in different ones. */
    private static Design cut(Design design, int groups) {
        List<List<String>> members = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < design.components().size(); i++) {
            if (i % 5 != 4) {
                members.get(i % groups).add(design.components().get(i).name());
            }
        }
        return design.with(design.layout()
                .withGroups(members.stream().map(m -> new Group("G", m)).toList()));
    }

    @Test
    void arrangingAgainMovesNothing() {
        Design cut = cut(FAN, 2);
        Design once = AutoLayout.of(cut).apply(cut);
        assertThat(AutoLayout.of(once).apply(once)).isEqualTo(once);
    }

    @Test
    void topLeftCornerStaysWhereItWas() {
        Design placed = FAN.with(FAN.layout().with(Map.of("Callers", new Point(400, 160), "Api", new Point(80, 800))));
        Map<String, Point> places = places(placed);
        assertThat(places.values().stream().mapToDouble(Point::x).min()).hasValue(80);
        assertThat(places.values().stream().mapToDouble(Point::y).min()).hasValue(160);
    }

    @Test
    void circlesAndLonersAreArrangedToo() {
        Design circle = FAN.with(Component.of("Again", Function.KIND))
                .with(Component.of("Alone", Table.KIND))
                .with(Connection.of("Handle", Interactions.INVOKE_ASYNC, "Again"))
                .with(Connection.of("Again", Interactions.INVOKE_ASYNC, "Handle"))
                .with(Connection.of("Again", Interactions.INVOKE_ASYNC, "Again"));
        assertThat(places(circle)).hasSize(7);
    }

    @Test
    void behaviourIsAsItWas() {
        assertThat(AutoLayout.of(FAN).apply(FAN).behavesLike(FAN)).isTrue();
    }

    @Test
    void sameDesignGetsTheSamePlaces() {
        assertThat(places(FAN)).isEqualTo(places(FAN));
    }
}
