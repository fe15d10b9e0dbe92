package fanfare.app.desktop.window;

import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.model.check.Problem;
import fanfare.model.check.Severity;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is structurally wrong with the design, and what to do about it. */
final class ProblemsView extends ScrollPane {
    private final VBox list = new VBox();

    ProblemsView(Session session) {
        getStyleClass().addAll("plain-scroll", "problems");
        setFitToWidth(true);
        setId("problems");
        list.getStyleClass().add("problem-list");
        setContent(list);
        session.problemsProperty().addListener((o, was, is) -> fill(session));
        fill(session);
    }

    private void fill(Session session) {
        list.getChildren().clear();
        for (Problem p : session.problemsProperty().get()) {
            list.getChildren().add(row(session, p));
        }
        if (list.getChildren().isEmpty()) {
            Label none = new Label("The design hangs together: nothing to mend.");
            none.getStyleClass().add("quiet");
            list.getChildren().add(none);
        }
    }

    private static HBox row(Session session, Problem p) {
        boolean error = p.severity() == Severity.ERROR;
        FontIcon icon = new FontIcon(error ? "fth-alert-circle" : "fth-alert-triangle");
        icon.getStyleClass().add(error ? "error-icon" : "warning-icon");
        Label message = new Label(p.message());
        message.setWrapText(true);
        message.getStyleClass().add("problem-message");
        Label remedy = new Label(p.remedy());
        remedy.setWrapText(true);
        remedy.getStyleClass().add("quiet");
        HBox row = new HBox(10, icon, new VBox(2, message, remedy));
        row.getStyleClass().add("problem-row");
        row.setAlignment(Pos.TOP_LEFT);
        row.setOnMouseClicked(e -> session.design().components().stream()
                .map(c -> c.name())
                .filter(n -> p.where().equals(n) || ("/" + p.where() + "/").contains("/" + n + "/"))
                .findFirst()
                .ifPresent(n -> session.select(Selection.of(n))));
        return row;
    }
}
