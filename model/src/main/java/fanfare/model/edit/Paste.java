package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds a fragment of a design: its components under free names, shifted, the connections among them, and its groups.
 *
 * @param fragment what the clipboard held
 * @param shift how far from the fragment's own places
 */
public record Paste(Design fragment, Point shift) implements Edit {
    @Override
    public String label() {
        return fragment.components().size() == 1
                ? "Paste " + fragment.components().get(0).name()
                : "Paste " + fragment.components().size() + " components";
    }

    /** The names that the fragment's components get in this design, in their order. */
    public Map<String, String> names(Design before) {
        Set<String> taken = Names.taken(before);
        Map<String, String> names = new LinkedHashMap<>();
        for (Component c : fragment.components()) {
            String name = Names.fresh(taken, c.name());
            taken.add(name);
            names.put(c.name(), name);
        }
        return names;
    }

    @Override
    public Design apply(Design before) {
        Map<String, String> names = names(before);
        Design after = before;
        Layout layout = before.layout();
        for (Component c : fragment.components()) {
            String name = names.get(c.name());
            after = after.with(c.named(name));
            Point at = fragment.layout().of(c.name()).orElse(new Point(0, 0));
            layout = layout.with(name, new Point(at.x() + shift.x(), at.y() + shift.y()));
        }
        for (Connection c : fragment.connections()) {
            after = after.with(c.between(names.get(c.from()), names.get(c.to())));
        }
        return names.isEmpty() ? before : after.with(layout.withGroups(groups(layout.groups(), names)));
    }

    private List<Group> groups(List<Group> before, Map<String, String> names) {
        List<Group> groups = new ArrayList<>(before);
        for (Group g : fragment.layout().groups()) {
            groups.add(g.named(Names.fresh(Names.taken(groups), g.name()))
                    .withMembers(g.members().stream()
                            .filter(names::containsKey)
                            .map(names::get)
                            .toList()));
        }
        return groups;
    }
}
