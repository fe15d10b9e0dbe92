package fanfare.app.desktop.results;

import fanfare.app.desktop.results.chart.Histogram;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Latency;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The latency distribution of any path or component. */
final class LatencyPanel extends HBox {
    private record Subject(String name, String sort, Latency latency) {}

    private final ListView<Subject> subjects = new ListView<>();
    private final Histogram histogram = new Histogram(Figures::time);
    private final HBox figures = new HBox();
    private final ToggleButton logarithmic = new ToggleButton("Log");
    private final ToggleButton linear = new ToggleButton("Linear");

    LatencyPanel() {
        getStyleClass().addAll("page", "latency-panel");
        subjects.getStyleClass().addAll("dense", "subjects");
        subjects.setMinWidth(180);
        subjects.setPrefWidth(230);
        subjects.setMaxWidth(260);
        subjects.setCellFactory(list -> new SubjectCell());
        subjects.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> draw());
        ToggleGroup scale = new ToggleGroup();
        scale.getToggles().addAll(logarithmic, linear);
        logarithmic.getStyleClass().addAll("small", "left-pill");
        linear.getStyleClass().addAll("small", "right-pill");
        logarithmic.setSelected(true);
        scale.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                draw();
            }
        });
        figures.getStyleClass().add("percentiles");
        Card card = new Card(
                "Latency distribution",
                List.of(new HBox(logarithmic, linear), new Copying(this::table)),
                figures,
                histogram);
        VBox.setVgrow(histogram, Priority.ALWAYS);
        HBox.setHgrow(card, Priority.ALWAYS);
        Card list = new Card("Of", List.of(), subjects);
        VBox.setVgrow(subjects, Priority.ALWAYS);
        list.setMinWidth(200);
        getChildren().addAll(list, card);
    }

    void show(Result result) {
        int before = subjects.getSelectionModel().getSelectedIndex();
        List<Subject> all = new ArrayList<>();
        result.paths().forEach(p -> all.add(new Subject(Headline.name(p), "path", p.latency())));
        result.components().stream()
                .filter(c -> c.latency().count() > 0)
                .forEach(c -> all.add(new Subject(c.name(), "component", c.latency())));
        subjects.getItems().setAll(all);
        subjects.getSelectionModel().select(before >= 0 && before < all.size() ? before : 0);
        draw();
    }

    private void draw() {
        Subject s = subjects.getSelectionModel().getSelectedItem();
        Latency l = s == null ? Latency.NONE : s.latency();
        histogram.show(l, logarithmic.isSelected());
        figures.getChildren().clear();
        if (l.count() == 0) {
            return;
        }
        figure("Requests", Figures.count(l.count()));
        figure("Mean", Figures.time(l.mean()));
        figure("p50", Figures.time(l.p50()));
        figure("p90", Figures.time(l.p90()));
        figure("p95", Figures.time(l.p95()));
        figure("p99", Figures.time(l.p99()));
        figure("p99.9", Figures.time(l.p999()));
        figure("Longest", Figures.time(l.max()));
    }

    private void figure(String title, String value) {
        VBox box = Card.figure(new Headline.Figure(title, value, "", Headline.Tone.NEUTRAL));
        box.getStyleClass().add("compact");
        HBox.setHgrow(box, Priority.ALWAYS);
        figures.getChildren().add(box);
    }

    private TextTable table() {
        Subject s = subjects.getSelectionModel().getSelectedItem();
        List<List<String>> rows = new ArrayList<>();
        if (s != null) {
            s.latency()
                    .histogram()
                    .forEach(b -> rows.add(List.of(
                            ComponentTable.number(b.from()), ComponentTable.number(b.to()), Long.toString(b.count()))));
        }
        return new TextTable(List.of("fromMs", "toMs", "count"), rows);
    }

    private static final class SubjectCell extends ListCell<Subject> {
        @Override
        protected void updateItem(Subject s, boolean empty) {
            super.updateItem(s, empty);
            setText(empty ? "" : s.name());
            getStyleClass().removeAll("path", "component");
            if (!empty) {
                getStyleClass().add(s.sort());
            }
        }
    }
}
