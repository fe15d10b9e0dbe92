package fanfare.app.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.picture.Frame;
import fanfare.exporters.picture.Look;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Point;
import fanfare.model.kind.Function;
import fanfare.model.kind.Resource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

/** Frames go around their members, are hit at title and edge, and take in what is dropped inside. */
class FramesTest {
    private static final Layout LAYOUT = Layout.EMPTY
            .with("A", new Point(0, 0))
            .with("B", new Point(400, 200))
            .with("Key", new Point(0, 900))
            .with("C", new Point(1000, 0))
            .with("D", new Point(1400, 0))
            .with("Free", new Point(0, 600))
            .withGroups(List.of(new Group("One", List.of("A", "B", "Key")), new Group("Two", List.of("C", "D"))));
    private static final Design DESIGN = Design.named("Frames")
            .with(Component.of("A", Function.KIND))
            .with(Component.of("B", Function.KIND))
            .with(Component.of("Key", Resource.KIND))
            .with(Component.of("C", Function.KIND))
            .with(Component.of("D", Function.KIND))
            .with(Component.of("Free", Function.KIND))
            .with(LAYOUT);

    private static Geometry geometry(Map<String, Point> moved) {
        return new Geometry(DESIGN, moved, Map.of(), c -> c.kind() != Resource.KIND);
    }

    private static List<Group> dropped(Map<String, Point> moved, boolean apart) {
        Drop drop = Drop.of(DESIGN, geometry(moved).boxes(), moved.keySet(), apart);
        return drop.apply(DESIGN).layout().groups();
    }

    @Test
    void aFrameGoesAroundTheMembersThatAreShown() {
        Bounds frame = geometry(Map.of()).frames().of(0).orElseThrow();
        assertThat(frame.getMinX()).isEqualTo(-Frame.SIDE);
        assertThat(frame.getMinY()).isEqualTo(-Frame.TOP);
        assertThat(frame.getMaxX()).isEqualTo(400 + Look.WIDTH + Frame.SIDE);
        assertThat(frame.getMaxY()).isEqualTo(200 + Look.HEIGHT + Frame.BOTTOM);
        assertThat(geometry(Map.of()).extent().contains(frame)).isTrue();
    }

    @Test
    void titleAndEdgeAreHitAndTheInsideIsNot() {
        Frames frames = geometry(Map.of()).frames();
        assertThat(frames.handleAt(new Point2D(300, -Frame.TOP + 10), 5)).hasValue(0);
        assertThat(frames.handleAt(new Point2D(-Frame.SIDE - 4, 100), 5)).hasValue(0);
        assertThat(frames.handleAt(new Point2D(-Frame.SIDE + 4, 100), 5)).hasValue(0);
        assertThat(frames.handleAt(new Point2D(1500, 100), 5)).hasValue(1);
        assertThat(frames.handleAt(new Point2D(300, 100), 5)).isEmpty();
        assertThat(frames.handleAt(new Point2D(-Frame.SIDE - 6, 100), 5)).isEmpty();
    }

    @Test
    void aGroupIsSelectedByItsShownMembersAndCarriesTheOthers() {
        Frames frames = geometry(Map.of()).frames();
        assertThat(frames.exactly(Set.of("A", "B"))).hasValue(0);
        assertThat(frames.exactly(Set.of("A", "B", "C"))).isEmpty();
        assertThat(frames.wholly(Set.of("A", "B", "C"))).containsExactly(0);
        assertThat(frames.carried(Set.of("A", "B", "C"))).containsExactlyInAnyOrder("A", "B", "Key", "C");
        assertThat(frames.carried(Set.of("A", "C"))).containsExactlyInAnyOrder("A", "C");
        assertThat(frames.of("Free")).isEqualTo(OptionalInt.empty());
    }

    @Test
    void whatIsDroppedInsideAFrameJoinsAndLeavesItsOwn() {
        assertThat(dropped(Map.of("Free", new Point(1200, 10)), false).get(1).members())
                .containsExactly("C", "D", "Free");
        assertThat(dropped(Map.of("B", new Point(1200, 10)), false))
                .extracting(Group::members)
                .containsExactly(List.of("A", "Key"), List.of("C", "D", "B"));
        assertThat(dropped(Map.of("Free", new Point(700, 10)), false)).isEqualTo(LAYOUT.groups());
    }

    @Test
    void aMemberStaysHoweverFarItIsDraggedUnlessItIsToBeApart() {
        Map<String, Point> far = Map.of("B", new Point(400, 700));
        assertThat(dropped(far, false)).isEqualTo(LAYOUT.groups());
        assertThat(dropped(far, true).get(0).members()).containsExactly("A", "Key");
        assertThat(dropped(Map.of("Free", new Point(1200, 10)), true)).isEqualTo(LAYOUT.groups());
    }

    @Test
    void aWholeGroupStaysAsItIsInsideAnother() {
        Map<String, Point> over = Map.of("C", new Point(100, 60), "D", new Point(200, 140));
        assertThat(dropped(over, false)).isEqualTo(LAYOUT.groups());
    }
}
