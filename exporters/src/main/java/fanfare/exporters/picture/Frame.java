package fanfare.exporters.picture;

import fanfare.model.design.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The frame of a group: around the boxes of its members, with room for its title above them.
 *
 * @param index which group of the design, from 0
 * @param name the title
 * @param box where it is drawn
 */
public record Frame(int index, String name, Box box) {
    /** Distance from the members to the frame at the left and at the right. */
    public static final double SIDE = 24;
    /** Distance from the members to the frame above them, where the title is. */
    public static final double TOP = 40;
    /** Distance from the members to the frame below them, with room for their figures. */
    public static final double BOTTOM = 32;
    /** Height of the strip with the title. */
    public static final double TITLE = 32;
    /** Corner radius. */
    public static final double RADIUS = 14;

    /** The frames of the groups of which any member has a box, in the order of the groups. */
    public static List<Frame> of(Layout layout, Map<String, Box> boxes) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < layout.groups().size(); i++) {
            Layout.Group group = layout.groups().get(i);
            int index = i;
            around(group.members().stream()
                            .map(boxes::get)
                            .filter(Objects::nonNull)
                            .toList())
                    .ifPresent(box -> frames.add(new Frame(index, group.name(), box)));
        }
        return frames;
    }

    /** The frame around these boxes; empty if there are none. */
    public static Optional<Box> around(List<Box> members) {
        return members.stream()
                .reduce(Box::with)
                .map(b -> new Box(b.x() - SIDE, b.y() - TOP, b.width() + 2 * SIDE, b.height() + TOP + BOTTOM));
    }
}
