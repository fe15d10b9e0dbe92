package fanfare.app.desktop.evidence;

import fanfare.app.desktop.Workers;
import fanfare.app.service.Numbers;
import fanfare.exporters.picture.EvidencePicture;
import fanfare.exporters.picture.Theme;
import fanfare.simulator.evidence.Comparison;
import fanfare.simulator.evidence.Evidence;
import fanfare.simulator.evidence.Experiment;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An experiment: what was measured, by whom, how it is simulated; and when it has run, chart and figures. */
final class ExperimentCard extends HBox {
    private static final double CHART = 440;
    private static final int WORST = 8;

    private final Experiment experiment;
    private final ImageView chart = new ImageView();
    private final Label verdict = new Label("waits");
    private final ProgressBar progress = new ProgressBar(0);
    private final GridPane figures = new GridPane();
    private Theme theme;
    private Optional<Evidence> found = Optional.empty();

    ExperimentCard(Experiment experiment, Theme theme) {
        this.experiment = experiment;
        this.theme = theme;
        getStyleClass().add("experiment");
        Label title = new Label(experiment.id() + " · " + experiment.title());
        title.getStyleClass().add("experiment-title");
        verdict.getStyleClass().add("experiment-verdict");
        progress.setVisible(false);
        progress.setMaxWidth(160);
        figures.setHgap(18);
        figures.setVgap(3);
        figures.getStyleClass().add("figures");
        VBox words = new VBox(
                6,
                title,
                new HBox(10, verdict, progress),
                quiet(experiment.source() + "."),
                quiet(experiment.method()),
                figures);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        chart.setFitWidth(CHART);
        chart.setPreserveRatio(true);
        VBox frame = new VBox(chart);
        frame.setMinWidth(CHART);
        getChildren().addAll(words, frame);
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("quiet");
        return label;
    }

    Experiment experiment() {
        return experiment;
    }

    void running(double share) {
        if (found.isEmpty()) {
            verdict.setText("runs");
            progress.setVisible(true);
            progress.setProgress(share);
        }
    }

    void failed(Exception e) {
        progress.setVisible(false);
        verdict.setText("could not be run: " + e.getMessage());
        verdict.getStyleClass().add("bad");
    }

    void show(Evidence evidence) {
        found = Optional.of(evidence);
        progress.setVisible(false);
        verdict.setText(EvidencePicture.verdict(evidence));
        verdict.getStyleClass().add(evidence.holds() ? "good" : "bad");
        figures(evidence);
        draw();
    }

    void setTheme(Theme next) {
        theme = next;
        draw();
    }

    private void draw() {
        found.ifPresent(evidence -> Workers.run(
                () -> EvidencePicture.png(evidence, theme),
                png -> chart.setImage(new Image(new ByteArrayInputStream(png))),
                e -> chart.setImage(null)));
    }

    private void figures(Evidence evidence) {
        List<Comparison> shown = evidence.comparisons();
        boolean some = shown.size() > WORST + 1;
        if (some) {
            shown = shown.stream()
                    .sorted(Comparator.comparingDouble((Comparison c) -> Math.abs(c.error()))
                            .reversed())
                    .limit(WORST)
                    .toList();
        }
        heads(some ? "furthest off of " + evidence.comparisons().size() : "figure");
        int row = 1;
        for (Comparison c : shown) {
            String unit = c.unit().isEmpty() ? "" : " " + c.unit();
            Label what = new Label(c.what());
            what.setMinWidth(60);
            Label difference = new Label(Numbers.difference(c.error()));
            difference.getStyleClass().add(c.holds() ? "quiet" : "bad");
            figures.addRow(
                    row++,
                    what,
                    number(Numbers.significant(c.expected(), 4) + unit),
                    number(Numbers.significant(c.simulated(), 4) + unit),
                    difference);
        }
    }

    private void heads(String first) {
        figures.getColumnConstraints().clear();
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.SOMETIMES);
        figures.getColumnConstraints().add(words);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            numbers.setMinWidth(Region.USE_PREF_SIZE);
            figures.getColumnConstraints().add(numbers);
        }
        figures.addRow(0, quiet(first), quiet("measured or known"), quiet("simulated"), quiet("difference"));
    }

    private static Label number(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
