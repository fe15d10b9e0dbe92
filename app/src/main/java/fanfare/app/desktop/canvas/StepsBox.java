package fanfare.app.desktop.canvas;

import fanfare.exporters.picture.Look;
import fanfare.exporters.picture.StepsLayout;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.workflow.StateMachine;
import java.util.List;

/**
 * The steps of a workflow, as they stand below its name in its opened box.
 *
 * @param problem what is wrong with the definition; empty if it is right
 */
record StepsBox(StepsLayout layout, String problem) {
    private static final double PADDING = 16;
    private static final double PROBLEM_WIDTH = 304;
    private static final double PROBLEM_HEIGHT = 72;
    private static final StepsLayout NONE = new StepsLayout(0, 0, List.of(), List.of());

    static StepsBox of(Component workflow, Design design) {
        try {
            return new StepsBox(StepsLayout.of(StateMachine.of(workflow, design)), "");
        } catch (IllegalArgumentException e) {
            return new StepsBox(NONE, "Its definition is wrong: " + e.getMessage() + ".");
        }
    }

    boolean isWrong() {
        return !problem.isEmpty();
    }

    /** Width of the opened box. */
    double width() {
        return isWrong() ? PROBLEM_WIDTH : Math.max(Look.WIDTH, Math.ceil(layout.width()) + 2 * PADDING);
    }

    /** Height of the opened box. */
    double height() {
        return Look.HEIGHT + (isWrong() ? PROBLEM_HEIGHT : Math.ceil(layout.height()) + 2 * PADDING);
    }

    /** Left edge of the steps, from the left edge of the box. */
    double left() {
        return (width() - layout.width()) / 2;
    }

    /** Upper edge of the steps, from the upper edge of the box. */
    static double top() {
        return Look.HEIGHT + PADDING;
    }
}
