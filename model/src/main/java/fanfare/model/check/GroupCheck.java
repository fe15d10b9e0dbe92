package fanfare.model.check;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The groups of a design: each has a name, and each member is a component and in no other group. */
final class GroupCheck {
    private final Design design;
    private final Map<String, Component> components;
    private final List<Problem> problems;
    private final Map<String, String> groups = new HashMap<>();

    GroupCheck(Design design, Map<String, Component> components, List<Problem> problems) {
        this.design = design;
        this.components = components;
        this.problems = problems;
    }

    void run() {
        List<Group> all = design.layout().groups();
        for (int i = 0; i < all.size(); i++) {
            one(all.get(i), Pointers.to("groups", i));
        }
    }

    private void one(Group group, String where) {
        if (group.name().isBlank()) {
            problems.add(Problem.error(where + "/name", "a group needs a name", "Give it one."));
        }
        for (int i = 0; i < group.members().size(); i++) {
            member(group, group.members().get(i), where + Pointers.to("members", i));
        }
    }

    private void member(Group group, String name, String where) {
        String before = groups.putIfAbsent(name, group.name());
        if (!components.containsKey(name)) {
            problems.add(Problem.error(
                    where,
                    "there is no component “" + name + "”",
                    Nearest.advice(name, List.copyOf(components.keySet()))));
        } else if (before != null) {
            problems.add(Problem.error(
                    where,
                    "“" + name + "” is in the group “" + before + "” already",
                    "A component is in one group at most; remove it from one."));
        }
    }
}
