package fanfare.app.desktop.results;

import fanfare.app.desktop.results.chart.StackedBar;
import fanfare.simulator.run.Result.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the time of a request was spent on, per path. */
final class Causes extends VBox {
    private static final Map<String, String> NAMES = names();

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("network", "Network");
        names.put("queueing", "Queueing");
        names.put("throttling", "Throttling");
        names.put("init", "Cold start");
        names.put("cpu", "Computing");
        names.put("waiting", "Waiting for others");
        names.put("retryBackoff", "Retry backoff");
        return names;
    }

    Causes() {
        getStyleClass().add("causes");
    }

    /** What a cause is called. */
    static String name(String word) {
        return NAMES.getOrDefault(word, word);
    }

    void show(List<Path> paths) {
        getChildren().clear();
        double longest =
                paths.stream().mapToDouble(p -> p.latency().mean()).max().orElse(0);
        List<String> seen = new ArrayList<>();
        for (Path p : paths) {
            if (p.latency().count() > 0) {
                getChildren().add(path(p, longest));
                p.causesMs().forEach((cause, ms) -> {
                    if (ms > 0 && !seen.contains(cause)) {
                        seen.add(cause);
                    }
                });
            }
        }
        if (getChildren().isEmpty()) {
            Label none = new Label("No request reached an end in the measured time.");
            none.getStyleClass().add("figure-note");
            getChildren().add(none);
        } else {
            getChildren().add(legend(seen));
        }
    }

    private static Node path(Path p, double longest) {
        Label name = new Label(Headline.name(p));
        name.getStyleClass().add("bar-name");
        Label mean = new Label("mean " + Figures.time(p.latency().mean()));
        mean.getStyleClass().add("bar-note");
        mean.setMinWidth(Region.USE_PREF_SIZE);
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox head = new HBox(8, name, room, mean);
        head.setAlignment(Pos.BASELINE_LEFT);
        List<StackedBar.Part> parts = new ArrayList<>();
        NAMES.keySet().forEach(cause -> {
            double ms = p.causesMs().getOrDefault(cause, 0.0);
            parts.add(new StackedBar.Part("cause-" + cause, ms, sentence(cause, ms, p)));
        });
        return new VBox(4, head, new StackedBar(parts, longest));
    }

    private static String sentence(String cause, double ms, Path p) {
        return name(cause) + ": " + Figures.time(ms) + ", "
                + Figures.percent(ms / p.latency().mean());
    }

    private static Node legend(List<String> seen) {
        FlowPane legend = new FlowPane(14, 4);
        legend.getStyleClass().add("legend");
        NAMES.forEach((cause, name) -> {
            if (seen.contains(cause)) {
                Region swatch = new Region();
                swatch.getStyleClass().addAll("swatch", "cause-" + cause);
                Label label = new Label(name, swatch);
                label.getStyleClass().add("legend-item");
                legend.getChildren().add(label);
            }
        });
        return legend;
    }

    /** The exact means, one row per path. */
    static TextTable table(List<Path> paths) {
        List<String> headings = new ArrayList<>(List.of("path", "meanMs"));
        NAMES.keySet().forEach(c -> headings.add(c + "Ms"));
        List<List<String>> rows = new ArrayList<>();
        for (Path p : paths) {
            List<String> row = new ArrayList<>(
                    List.of(Headline.name(p), Double.toString(p.latency().mean())));
            NAMES.keySet().forEach(c -> row.add(Double.toString(p.causesMs().getOrDefault(c, 0.0))));
            rows.add(row);
        }
        return new TextTable(headings, rows);
    }
}
