package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Point;
import java.util.List;
import java.util.Map;

/**
 * Copies components beside themselves, with the connections among them. The copy of a whole group is a group; the copies
 * of some of its members join it.
 */
public record Duplicate(List<String> components, Point shift) implements Edit {
    public Duplicate {
        components = List.copyOf(components);
    }

    @Override
    public String label() {
        return components.size() == 1
                ? "Duplicate " + components.get(0)
                : "Duplicate " + components.size() + " components";
    }

    /** The names that the copies get, in the order of the originals. */
    public Map<String, String> names(Design before) {
        return paste(before).names(before);
    }

    @Override
    public Design apply(Design before) {
        Paste paste = paste(before);
        Design after = paste.apply(before);
        Map<String, String> names = paste.names(before);
        List<Group> groups = before.layout().groups();
        for (int i = 0; i < groups.size(); i++) {
            List<String> members = groups.get(i).members();
            List<String> copies = names.keySet().stream()
                    .filter(n -> members.contains(n) && !names.keySet().containsAll(members))
                    .map(names::get)
                    .toList();
            after = copies.isEmpty() ? after : new JoinGroup(copies, i).apply(after);
        }
        return after;
    }

    private Paste paste(Design before) {
        return new Paste(Fragments.of(before, components), shift);
    }
}
