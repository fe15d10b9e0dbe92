package fanfare.app.desktop.window;

import fanfare.app.desktop.Run;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.model.check.Problem;
import fanfare.model.check.Severity;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is selected, how the last run ended, and how many problems the design has. */
final class StatusBar extends HBox {
    private final Session session;
    private final Label selected = new Label();
    private final Label run = new Label();
    private final Button problems = new Button();

    StatusBar(Session session, Runnable showProblems) {
        this.session = session;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(14);
        problems.getStyleClass().addAll("flat", "status-button");
        problems.setId("problems-button");
        problems.setOnAction(e -> showProblems.run());
        problems.setFocusTraversable(false);
        run.setId("run-status");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(problems, selected, gap, run);
        session.selectionProperty().addListener((o, was, is) -> refresh());
        session.designProperty().addListener((o, was, is) -> refresh());
        session.runProperty().addListener((o, was, is) -> refresh());
        session.staleProperty().addListener((o, was, is) -> refresh());
        session.problemsProperty().addListener((o, was, is) -> refresh());
        refresh();
    }

    private void refresh() {
        selected.setText(selection());
        run.setText(runState());
        List<Problem> all = session.problemsProperty().get();
        long errors = all.stream().filter(p -> p.severity() == Severity.ERROR).count();
        long warnings = all.size() - errors;
        problems.setGraphic(new FontIcon(errors + warnings == 0 ? "fth-check-circle" : "fth-alert-triangle"));
        problems.setText(
                errors + warnings == 0
                        ? "No problems"
                        : counted(errors, "error") + ", " + counted(warnings, "warning"));
        problems.getStyleClass().removeAll("bad", "warn");
        if (errors > 0) {
            problems.getStyleClass().add("bad");
        } else if (warnings > 0) {
            problems.getStyleClass().add("warn");
        }
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private String selection() {
        Selection s = session.selection();
        if (s.components().size() == 1) {
            return s.components().iterator().next();
        } else if (!s.components().isEmpty()) {
            return s.components().size() + " selected";
        }
        return s.connections().stream().findFirst().map(Object::toString).orElse("");
    }

    private String runState() {
        Run r = session.runProperty().get();
        return switch (r.state()) {
            case NONE -> "";
            case RUNNING -> String.format(Locale.ROOT, "Simulating… %.0f %%", r.share() * 100);
            case CANCELLED -> "Cancelled";
            case FAILED -> r.message();
            case DONE ->
                String.format(Locale.ROOT, "Simulated in %.1f s", r.seconds())
                        + (session.staleProperty().get() ? " · the design has changed since" : "");
        };
    }
}
