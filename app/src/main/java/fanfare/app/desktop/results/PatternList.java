package fanfare.app.desktop.results;

import fanfare.app.service.Patterns;
import fanfare.model.kind.Metric.Statistic;
import fanfare.simulator.run.Result.Pattern;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What shows how patterns fare, one line for each place; a click explains it. */
final class PatternList extends GridPane {
    private final ResultsActions actions;

    PatternList(ResultsActions actions) {
        this.actions = actions;
        getStyleClass().add("patterns");
        ColumnConstraints last = new ColumnConstraints();
        last.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(new ColumnConstraints(), new ColumnConstraints(), last);
    }

    void show(List<Pattern> patterns) {
        getChildren().clear();
        for (int i = 0; i < patterns.size(); i++) {
            Pattern p = patterns.get(i);
            boolean first = i == 0 || patterns.get(i - 1).role() != p.role();
            Label title = label(first ? p.role().title() : "", "figure-title");
            Label place = label(p.place(), "pattern-place");
            Label value = label(Patterns.words(p), "pattern-value");
            if (Patterns.isBad(p)) {
                value.getStyleClass().add("bad");
            }
            for (Label each : List.of(title, place, value)) {
                Why.on(each, metric(p), actions);
            }
            addRow(i, title, place, value);
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** The figure that a click explains: {@code projectionLag.p99 of Orders → View}. */
    static String metric(Pattern p) {
        String statistic = p.role().statistic() == Statistic.PERCENTILES
                ? ".p99"
                : p.role().statistic() == Statistic.LEVEL ? ".mean" : "";
        return p.role().word() + statistic + " of " + p.place();
    }

    static TextTable table(List<Pattern> patterns) {
        return new TextTable(
                List.of("pattern", "place", "figures"),
                patterns.stream()
                        .map(p -> List.of(p.role().title(), p.place(), Patterns.words(p)))
                        .toList());
    }
}
