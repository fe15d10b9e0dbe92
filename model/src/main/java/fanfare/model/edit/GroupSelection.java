package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a group of components; they leave the groups that they were in.
 *
 * @param components its members; those that do not exist are passed over
 * @param name its title
 */
public record GroupSelection(List<String> components, String name) implements Edit {
    public GroupSelection {
        components = List.copyOf(components);
    }

    @Override
    public String label() {
        return components.size() == 1 ? "Group " + components.get(0) : "Group " + components.size() + " components";
    }

    @Override
    public Design apply(Design before) {
        List<String> members = before.components().stream()
                .map(Component::name)
                .filter(components::contains)
                .toList();
        List<Group> groups = before.layout().groups();
        boolean already = groups.stream().anyMatch(g -> Set.copyOf(g.members()).equals(Set.copyOf(members)));
        if (members.isEmpty() || name.isBlank() || already) {
            return before;
        }
        List<Group> next = new ArrayList<>();
        groups.forEach(g -> next.add(g.without(members)));
        next.add(new Group(name, members));
        return before.with(before.layout().withGroups(next));
    }
}
