package fanfare.app.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.picture.Look;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.edit.Rename;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Workflow;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

/** A workflow's box opens over its neighbours and holds its steps. */
class OpenStepsTest {
    private final OpenSteps open = new OpenSteps();

    private static Design design() {
        Design d = Design.named("Steps")
                .with(Component.of("Saga", Workflow.KIND))
                .with(Component.of("Work", Function.KIND))
                .with(Connection.of("Saga", Interactions.INVOKE, "Work"));
        return d.with(d.layout().with("Saga", new Layout.Point(40, 40)).with("Work", new Layout.Point(40, 160)));
    }

    private Geometry geometry(Design d) {
        return new Geometry(d, Map.of(), open.of(d), c -> true);
    }

    @Test
    void anOpenedBoxHasRoomForItsStepsAndLiesAboveTheOthers() {
        Design d = design();
        assertThat(geometry(d).box("Saga").getHeight()).isEqualTo(Look.HEIGHT);
        assertThat(open.toggle("Saga")).isTrue();
        Geometry g = geometry(d);
        StepsBox steps = g.steps("Saga").orElseThrow();
        Bounds box = g.box("Saga");
        assertThat(box.getMinX()).isEqualTo(40);
        assertThat(box.getMinY()).isEqualTo(40);
        assertThat(box.getHeight())
                .isGreaterThanOrEqualTo(StepsBox.top() + steps.layout().height());
        assertThat(steps.left() + steps.layout().width()).isLessThanOrEqualTo(box.getWidth());
        assertThat(g.head("Saga").getHeight()).isEqualTo(Look.HEIGHT);
        assertThat(g.componentAt(new Point2D(60, 180))).contains("Saga");
        assertThat(g.boxes().keySet()).containsExactly("Work", "Saga");
        assertThat(open.toggle("Saga")).isFalse();
        assertThat(geometry(d).componentAt(new Point2D(60, 180))).contains("Work");
    }

    @Test
    void theButtonOfAWorkflowIsInItsHead() {
        Design d = design();
        for (int i = 0; i < 2; i++) {
            Geometry g = geometry(d);
            Point2D at = g.stepsButton("Saga");
            assertThat(g.head("Saga").contains(at)).isTrue();
            assertThat(g.stepsButtonAt(at)).contains("Saga");
            assertThat(g.stepsButtonAt(at.add(12, 0))).isEmpty();
            assertThat(g.stepsButtonAt(g.stepsButton("Work"))).isEmpty();
            open.toggle("Saga");
        }
    }

    @Test
    void aRenamedWorkflowStaysOpenAndADeletedOneIsForgotten() {
        Design before = design();
        open.toggle("Saga");
        Design renamed = new Rename("Saga", "Orders").apply(before);
        open.follow(before, renamed);
        assertThat(open.isOpen("Orders")).isTrue();
        assertThat(open.of(renamed)).containsOnlyKeys("Orders");
        assertThat(open.of(renamed.without("Orders"))).isEmpty();
    }

    @Test
    void stepsAreLaidOutAgainOnlyWhereTheWorkflowHasChanged() {
        Design d = design();
        open.toggle("Saga");
        StepsBox first = open.of(d).get("Saga");
        Design moved = d.with(d.layout().with("Saga", new Layout.Point(0, 0)));
        assertThat(open.of(moved).get("Saga")).isSameAs(first);
        Design other = d.with(d.component("Saga").orElseThrow().with(Workflow.DEFINITION, "{\"States\":{}}"));
        assertThat(open.of(other).get("Saga").problem())
                .isEqualTo("Its definition is wrong: the workflow has no “States”.");
    }
}
