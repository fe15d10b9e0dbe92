package fanfare.app.desktop.window;

import fanfare.app.desktop.Report;
import fanfare.app.desktop.Session;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line above the drawing about the last reading or writing; stays until it is dismissed. */
final class Notice extends HBox {
    private final Label text = new Label();

    Notice(Session session, Runnable details) {
        getStyleClass().add("notice");
        setId("notice");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Hyperlink more = new Hyperlink("Details");
        more.setId("notice-details");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(e -> {
            more.setVisited(false);
            details.run();
        });
        getChildren()
                .addAll(
                        new FontIcon("fth-info"),
                        text,
                        more,
                        DocumentView.button("fth-x", "Dismiss", () -> setShown(false)));
        session.reportProperty().addListener((o, was, is) -> show(is));
        show(session.reportProperty().get());
    }

    private void show(Report report) {
        text.setText(report.summary());
        setShown(!report.isEmpty());
    }

    private void setShown(boolean is) {
        setVisible(is);
        setManaged(is);
    }
}
