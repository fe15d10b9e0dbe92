package fanfare.app.desktop.evidence;

import fanfare.app.desktop.Workers;
import fanfare.exporters.picture.Theme;
import fanfare.simulator.evidence.Evidence;
import fanfare.simulator.evidence.Experiment;
import fanfare.simulator.evidence.Experiments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** One card for every experiment; each is run in the background when the view opens, one after the other. */
public final class EvidenceView extends BorderPane {
    private final List<ExperimentCard> cards = new ArrayList<>();
    private final Label sum = new Label();
    private volatile boolean cancelled;
    private int held;

    /** A view in a theme. */
    public EvidenceView(Theme theme) {
        getStyleClass().add("evidence");
        getStylesheets()
                .add(EvidenceView.class
                        .getResource("/fanfare/app/desktop/evidence/evidence.css")
                        .toExternalForm());
        Experiments.ALL.forEach(e -> cards.add(new ExperimentCard(e, theme)));
        VBox page = new VBox(head());
        page.getChildren().addAll(cards);
        page.getStyleClass().add("evidence-page");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        setCenter(scroll);
    }

    private Node head() {
        Label title = new Label("How accurate is this?");
        title.getStyleClass().add("evidence-title");
        Label words =
                new Label("Measurements that others made on the real services, and formulas of queueing theory, run"
                        + " through the simulator on this machine, now.");
        words.setWrapText(true);
        words.getStyleClass().add("evidence-words");
        sum.getStyleClass().add("evidence-sum");
        sum.setId("evidence-sum");
        return new VBox(4, title, words, sum);
    }

    /** Runs all experiments. */
    public void run() {
        next(0);
    }

    /** Ends the running experiment and runs no more. */
    public void cancel() {
        cancelled = true;
    }

    /** Draws the charts in a theme. */
    public void setTheme(Theme theme) {
        cards.forEach(card -> card.setTheme(theme));
    }

    private void next(int i) {
        if (cancelled) {
            return;
        }
        if (i == cards.size()) {
            sum.setText(held + " of " + cards.size() + " hold");
            return;
        }
        sum.setText("Running " + (i + 1) + " of " + cards.size() + "…");
        ExperimentCard card = cards.get(i);
        card.running(0);
        Workers.run(
                () -> run(card),
                found -> {
                    held += found.holds() ? 1 : 0;
                    card.show(found);
                    next(i + 1);
                },
                e -> {
                    if (!(e instanceof CancellationException)) {
                        card.failed(e);
                        next(i + 1);
                    }
                });
    }

    private Evidence run(ExperimentCard card) throws Exception {
        Experiment experiment = card.experiment();
        return experiment.run(share -> {
            Platform.runLater(() -> card.running(share));
            return !cancelled;
        });
    }
}
