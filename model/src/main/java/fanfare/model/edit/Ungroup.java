package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a group apart; its members stay where they are.
 *
 * @param index which group, from 0
 */
public record Ungroup(int index) implements Edit {
    @Override
    public String label() {
        return "Ungroup";
    }

    @Override
    public Design apply(Design before) {
        List<Group> groups = new ArrayList<>(before.layout().groups());
        if (index < 0 || index >= groups.size()) {
            return before;
        }
        groups.remove(index);
        return before.with(before.layout().withGroups(groups));
    }
}
