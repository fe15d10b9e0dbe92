package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a group another title.
 *
 * @param index which group, from 0
 * @param name its title; a blank one changes nothing
 */
public record RenameGroup(int index, String name) implements Edit {
    @Override
    public String label() {
        return "Rename group to " + name;
    }

    @Override
    public Design apply(Design before) {
        List<Group> groups = new ArrayList<>(before.layout().groups());
        if (index < 0 || index >= groups.size() || name.isBlank()) {
            return before;
        }
        groups.set(index, groups.get(index).named(name));
        return before.with(before.layout().withGroups(groups));
    }
}
