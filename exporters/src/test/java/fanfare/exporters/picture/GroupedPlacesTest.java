package fanfare.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Goldens;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Layout.Group;
import fanfare.model.kind.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a design is cut into groups, no frame holds what is not in its group, and no two frames meet. */
class GroupedPlacesTest {
    static List<Design> designs() throws IOException {
        List<Design> designs = new ArrayList<>();
        for (String name : Goldens.names("sam")) {
            Design bare = Goldens.design("sam", name).with(Layout.EMPTY);
            for (int groups = 1; groups <= 3; groups++) {
                designs.add(cut(bare, groups));
            }
        }
        return designs;
    }

    /** Every fourth component is in no group; the others go around. */
    private static Design cut(Design design, int groups) {
        List<List<String>> members = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            members.add(new ArrayList<>());
        }
        List<Component> all = design.components();
        for (int i = 0; i < all.size(); i++) {
            if (i % 4 != 3) {
                members.get(i * groups / all.size()).add(all.get(i).name());
            }
        }
        return design.with(design.layout()
                .withGroups(members.stream().map(m -> new Group("G", m)).toList()));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void framesHoldTheirMembersOnly(Design design) {
        Places places = Places.of(design, false);
        assertApart(design, places.boxes(), places.frames());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void whatIsOnlyKeptStandsInItsGroupToo(Design design) {
        Map<String, Layout.Point> places = LayeredPlaces.of(design, c -> c.kind() != Resource.KIND);
        Map<String, Box> boxes = new java.util.LinkedHashMap<>();
        places.forEach((name, at) -> boxes.put(name, new Box(at.x(), at.y(), Look.WIDTH, Look.HEIGHT)));
        for (Component c : design.components()) {
            boolean placed = c.kind() != Resource.KIND
                    || design.layout().groupOf(c.name()).isPresent();
            assertThat(boxes.containsKey(c.name())).as(c.name()).isEqualTo(placed);
        }
        assertApart(design, boxes, Frame.of(design.layout(), boxes));
    }

    private static void assertApart(Design design, Map<String, Box> boxes, List<Frame> frames) {
        assertThat(frames).hasSameSizeAs(design.layout().groups());
        List<Box> all = List.copyOf(boxes.values());
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.subList(0, i)).noneMatch(all.get(i)::touches);
        }
        for (Frame frame : frames) {
            List<String> members = design.layout().groups().get(frame.index()).members();
            boxes.forEach((name, box) -> assertThat(box.touches(frame.box()))
                    .as(name + " in " + members)
                    .isEqualTo(members.contains(name)));
            assertThat(frames)
                    .filteredOn(f -> f != frame)
                    .noneMatch(f -> f.box().touches(frame.box()));
        }
    }
}
