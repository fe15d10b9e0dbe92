package fanfare.app.desktop.inspector;

import fanfare.app.desktop.canvas.StepsPicture;
import fanfare.exporters.picture.StepsLayout;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Workflow;
import fanfare.model.workflow.StateMachine;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The steps of a workflow, while its definition is typed too; what is wrong with it is said above the last right ones. */
final class StepsPane extends VBox {
    private static final double WRONG = 0.35;

    private final Component workflow;
    private final Design design;
    private final StepsPicture picture;
    private final Label problem = new Label();
    private final Label hint = new Label("S opens them on the drawing.");
    private Map<String, String> figures = Map.of();
    private Component shown;

    StepsPane(Component workflow, Design design, Theme theme) {
        super(6);
        this.workflow = workflow;
        this.design = design;
        picture = new StepsPicture(theme);
        setId("steps");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        hint.getStyleClass().add("quiet");
        getChildren().addAll(problem, picture, hint);
        show(workflow);
    }

    /** Shows what a run found at the states, by their names. */
    void figures(Map<String, String> found) {
        figures = found;
        show(shown);
    }

    /** Shows what is being typed; nothing typed means the connections step by step. */
    void typed(String definition) {
        show(
                definition.isBlank()
                        ? workflow.without(Workflow.DEFINITION)
                        : workflow.with(Workflow.DEFINITION, definition));
    }

    private void show(Component defined) {
        shown = defined;
        try {
            StepsLayout steps = StepsLayout.of(StateMachine.of(defined, design));
            picture.show(
                    steps.withDetails(figures), name -> design.component(name).map(Component::kind));
            problem.setText("");
            picture.setOpacity(1);
        } catch (IllegalArgumentException e) {
            String what = String.valueOf(e.getMessage());
            problem.setText(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ".");
            picture.setOpacity(WRONG);
        }
    }
}
