package fanfare.app.desktop.window;

import fanfare.app.desktop.Run;
import fanfare.app.desktop.Session;
import fanfare.model.design.Scenario;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which scenario, run it, how far it is, and stop. */
final class RunControl extends HBox {
    private final Session session;
    private final Button edit;
    private final ComboBox<String> scenarios = new ComboBox<>();
    private final Button run = new Button("Run", new FontIcon("fth-play"));
    private final Button cancel = new Button("Cancel", new FontIcon("fth-x"));
    private final ProgressBar progress = new ProgressBar(0);
    private final Label elapsed = new Label();
    private boolean filling;

    RunControl(Session session, Runnable editScenario) {
        this.session = session;
        getStyleClass().add("run-control");
        setAlignment(Pos.CENTER);
        setSpacing(8);
        scenarios.setId("scenario-chooser");
        scenarios.setPromptText("No scenario");
        scenarios.setTooltip(new Tooltip("The scenario that is run"));
        scenarios.valueProperty().addListener((o, was, is) -> {
            if (!filling && is != null) {
                session.choose(is);
            }
        });
        edit = DocumentView.button("fth-sliders", "Edit scenarios", editScenario);
        edit.setId("edit-scenario");
        run.setId("run");
        run.getStyleClass().add("primary");
        run.setTooltip(new Tooltip("Simulate this scenario (F5)"));
        run.setOnAction(e -> session.run());
        cancel.setId("cancel-run");
        cancel.setOnAction(e -> session.cancelRun());
        progress.setId("run-progress");
        progress.setPrefWidth(96);
        elapsed.getStyleClass().add("quiet");
        elapsed.setMinWidth(52);
        session.designProperty().addListener((o, was, is) -> fill());
        session.scenarioProperty().addListener((o, was, is) -> fill());
        session.runProperty().addListener((o, was, is) -> show(is));
        fill();
        show(session.runProperty().get());
    }

    private void fill() {
        filling = true;
        scenarios
                .getItems()
                .setAll(session.design().scenarios().stream()
                        .map(Scenario::name)
                        .toList());
        scenarios.setValue(session.scenarioProperty().get().orElse(null));
        scenarios.setDisable(scenarios.getItems().isEmpty());
        filling = false;
    }

    private void show(Run r) {
        if (r.running()) {
            progress.setProgress(r.share());
            elapsed.setText(String.format(Locale.ROOT, "%.1f s", r.seconds()));
            getChildren().setAll(scenarios, edit, progress, elapsed, cancel);
        } else {
            getChildren().setAll(scenarios, edit, run);
        }
    }
}
