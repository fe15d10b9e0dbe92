package fanfare.app.desktop.window;

import fanfare.app.desktop.Report;
import fanfare.app.desktop.Session;
import fanfare.exporters.Imported.Remark;
import fanfare.exporters.Imported.Sort;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What was understood of a template, what was assumed and what was not understood; a line number leads to the line. */
final class ReportView extends ScrollPane {
    private static final Map<Sort, String> TITLES = Map.of(
            Sort.UNDERSTOOD, "Understood",
            Sort.ASSUMED, "Assumed",
            Sort.NOT_UNDERSTOOD, "Not understood");

    private final VBox list = new VBox();
    private final IntConsumer goToLine;

    ReportView(Session session, IntConsumer goToLine) {
        this.goToLine = goToLine;
        getStyleClass().add("plain-scroll");
        setFitToWidth(true);
        setId("report");
        list.getStyleClass().add("report");
        setContent(list);
        session.reportProperty().addListener((o, was, is) -> fill(is));
        fill(session.reportProperty().get());
    }

    private void fill(Report report) {
        list.getChildren().clear();
        if (!report.title().isEmpty()) {
            list.getChildren().add(title(report.title()));
            report.remarks().forEach(r -> list.getChildren().add(row(r)));
            return;
        }
        for (Sort sort : List.of(Sort.UNDERSTOOD, Sort.NOT_UNDERSTOOD, Sort.ASSUMED)) {
            List<Remark> remarks = report.of(sort);
            if (!remarks.isEmpty()) {
                list.getChildren().add(title(TITLES.get(sort)));
                remarks.forEach(r -> list.getChildren().add(row(r)));
            }
        }
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("report-title");
        return title;
    }

    private HBox row(Remark remark) {
        Label text = new Label(remark.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(8, line(remark.line()), text);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }

    private Node line(int number) {
        if (number <= 0) {
            Region none = new Region();
            none.getStyleClass().add("report-line");
            return none;
        }
        Hyperlink link = new Hyperlink("line " + number);
        link.getStyleClass().add("report-line");
        link.setOnAction(e -> {
            link.setVisited(false);
            goToLine.accept(number);
        });
        return link;
    }
}
