package fanfare.exporters.picture;

import fanfare.exporters.Content;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Workflow;
import fanfare.model.workflow.StateMachine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The pictures of the states of a design's workflows; one without a definition has its connections as states, a wrong
 * definition has no picture.
 */
final class Steps {
    private Steps() {}

    static Map<String, Content> files(Design design, String ending, BiFunction<Component, Theme, Content> picture) {
        Map<String, Content> files = new LinkedHashMap<>();
        for (Component c : design.components()) {
            if (c.kind() == Workflow.KIND && isWhole(c, design)) {
                String name = "steps-" + c.name();
                files.put(name + ending, picture.apply(c, Theme.LIGHT));
                files.put(name + "-dark" + ending, picture.apply(c, Theme.DARK));
            }
        }
        return files;
    }

    private static boolean isWhole(Component workflow, Design design) {
        try {
            return !StateMachine.of(workflow, design).states().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
