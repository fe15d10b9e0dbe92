package fanfare.model.edit;

import fanfare.model.design.Design;
import java.util.List;

/** Takes components out of the groups that they are in. */
public record LeaveGroup(List<String> components) implements Edit {
    public LeaveGroup {
        components = List.copyOf(components);
    }

    @Override
    public String label() {
        return components.size() == 1
                ? "Take " + components.get(0) + " out of its group"
                : "Take " + components.size() + " components out of their groups";
    }

    @Override
    public Design apply(Design before) {
        return before.with(before.layout()
                .withGroups(before.layout().groups().stream()
                        .map(g -> g.without(components))
                        .toList()));
    }
}
