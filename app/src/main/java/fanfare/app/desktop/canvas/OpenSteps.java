package fanfare.app.desktop.canvas;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Workflow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The workflows whose boxes are opened. Steps are laid out again only where their workflow has changed. */
final class OpenSteps {
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<Key, StepsBox> known = new HashMap<>();

    private record Key(Component workflow, List<Connection> connections) {}

    /** Opens a workflow, or closes it; true if it is open now. */
    boolean toggle(String workflow) {
        if (open.remove(workflow)) {
            return false;
        }
        return open.add(workflow);
    }

    boolean isOpen(String workflow) {
        return open.contains(workflow);
    }

    /** A workflow stays open under its new name. */
    void follow(Design before, Design after) {
        List<Component> was = before.components();
        List<Component> is = after.components();
        for (int i = 0; i < was.size() && was.size() == is.size(); i++) {
            boolean renamed = !was.get(i).name().equals(is.get(i).name())
                    && after.component(was.get(i).name()).isEmpty();
            if (renamed && open.remove(was.get(i).name())) {
                open.add(is.get(i).name());
            }
        }
    }

    /** What stands in the opened boxes. */
    Map<String, StepsBox> of(Design design) {
        Map<String, StepsBox> boxes = new LinkedHashMap<>();
        Map<Key, StepsBox> used = new HashMap<>();
        for (String name : open) {
            design.component(name).filter(c -> c.kind() == Workflow.KIND).ifPresent(c -> {
                Key key = new Key(c, design.from(name).toList());
                StepsBox box = known.computeIfAbsent(key, k -> StepsBox.of(c, design));
                used.put(key, box);
                boxes.put(name, box);
            });
        }
        known.keySet().retainAll(used.keySet());
        return boxes;
    }
}
