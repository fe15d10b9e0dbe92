package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts components into a group; they leave the groups that they were in.
 *
 * @param components who joins; those that do not exist are passed over
 * @param index which group, from 0
 */
public record JoinGroup(List<String> components, int index) implements Edit {
    public JoinGroup {
        components = List.copyOf(components);
    }

    @Override
    public String label() {
        return components.size() == 1
                ? "Put " + components.get(0) + " into a group"
                : "Put " + components.size() + " components into a group";
    }

    @Override
    public Design apply(Design before) {
        List<Group> groups = new ArrayList<>(before.layout().groups());
        if (index < 0 || index >= groups.size()) {
            return before;
        }
        Group joined = groups.get(index);
        List<String> members = new ArrayList<>(joined.members());
        before.components().stream()
                .map(Component::name)
                .filter(name -> components.contains(name) && !members.contains(name))
                .forEach(members::add);
        groups.replaceAll(g -> g.without(components));
        groups.set(index, joined.withMembers(members));
        return before.with(before.layout().withGroups(groups));
    }
}
