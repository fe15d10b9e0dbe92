package fanfare.app.desktop.results;

import fanfare.simulator.run.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Everything that a run found, on pages. It shows values and asks for actions, and knows no document. While a run is
 * under way the former result stays readable under a progress line.
 */
public final class ResultsView extends BorderPane {
    private final ResultsActions actions;
    private final Overview overview;
    private final ComponentTable components;
    private final LatencyPanel latency = new LatencyPanel();
    private final CostPanel cost;
    private final FanOutPanel fanOut;
    private final TimelinePanel timeline = new TimelinePanel();
    private final Map<ToggleButton, Node> pages = new LinkedHashMap<>();
    private final ToggleGroup chosen = new ToggleGroup();
    private final StackPane body = new StackPane();
    private final Label provenance = new Label();
    private final HBox stale;
    private final Progress progress;
    private final HBox head = new HBox();
    private Result shown;

    /** Without a result. */
    public ResultsView(ResultsActions actions) {
        this.actions = actions;
        overview = new Overview(actions);
        components = new ComponentTable(actions);
        cost = new CostPanel(actions);
        fanOut = new FanOutPanel(actions);
        stale = stale();
        progress = new Progress();
        getStyleClass().add("results");
        getStylesheets()
                .add(ResultsView.class
                        .getResource("/fanfare/app/desktop/results/results.css")
                        .toExternalForm());
        page("Overview", scrolling(overview));
        page("Components", components);
        page("Latency", latency);
        page("Cost", scrolling(cost));
        page("Fan-out", scrolling(fanOut));
        page("Over time", scrolling(timeline));
        setTop(head());
        setCenter(body);
        chosen.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                page();
            }
        });
        chosen.getToggles().get(0).setSelected(true);
        showEmpty("");
    }

    private static ScrollPane scrolling(Region page) {
        ScrollPane pane = new ScrollPane(page);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }

    private void page(String title, Node page) {
        ToggleButton tab = new ToggleButton(title);
        tab.getStyleClass().setAll("page-tab");
        tab.setToggleGroup(chosen);
        tab.setMinWidth(Region.USE_PREF_SIZE);
        pages.put(tab, page);
    }

    private Node head() {
        HBox tabs = new HBox();
        tabs.getStyleClass().add("page-tabs");
        tabs.getChildren().addAll(pages.keySet());
        provenance.getStyleClass().add("provenance");
        provenance.setMaxWidth(Double.MAX_VALUE);
        provenance.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(provenance, Priority.ALWAYS);
        head.getStyleClass().add("results-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(tabs, provenance, stale);
        return new VBox(head, progress);
    }

    private HBox stale() {
        Label mark = new Label("Out of date", new FontIcon("fth-alert-triangle"));
        mark.setMinWidth(Region.USE_PREF_SIZE);
        Button again = new Button("Run again");
        again.getStyleClass().addAll("small", "accent");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(e -> actions.run());
        HBox box = new HBox(8, mark, again);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("stale");
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /** Says that there is no result yet; the hint says what to do when a run is not possible, or is empty. */
    public void showEmpty(String hint) {
        shown = null;
        progress.end();
        Button run = new Button("Run", new FontIcon("fth-play"));
        run.getStyleClass().add("accent");
        run.setDisable(!hint.isEmpty());
        run.setOnAction(e -> actions.run());
        message(
                "fth-activity",
                "No results yet",
                hint.isEmpty() ? "Run the scenario to see latency, cost and fan-out of this design." : hint,
                run);
    }

    /**
     * Says that a run is under way.
     *
     * @param share between 0 and 1
     * @param seconds since it began
     */
    public void showRunning(double share, double seconds) {
        stale.setVisible(false);
        progress.at(share, seconds);
        if (shown == null) {
            message("fth-activity", "Simulating", "The results appear here.", null);
        }
    }

    /** Says that a run was stopped by the user; a former result stays. */
    public void showCancelled() {
        progress.end();
        if (shown == null) {
            showEmpty("");
        }
    }

    /** Says why a run was not possible. */
    public void showFailure(String reason) {
        progress.end();
        shown = null;
        Button again = new Button("Try again", new FontIcon("fth-rotate-cw"));
        again.setOnAction(e -> actions.run());
        message("fth-alert-octagon", "The run could not be finished", reason, again);
    }

    /**
     * Shows a result.
     *
     * @param outOfDate true if the design has changed since
     */
    public void show(Result result, boolean outOfDate) {
        progress.end();
        if (shown != result) {
            shown = result;
            overview.show(result);
            components.show(result);
            latency.show(result);
            cost.show(result);
            fanOut.show(result);
            timeline.show(result);
            provenance.setText(new Headline(result).provenance());
        }
        head.setVisible(true);
        head.setManaged(true);
        stale.setVisible(outOfDate);
        page();
    }

    /** Follows the selection of the canvas. */
    public void follow(String component) {
        if (shown != null) {
            components.follow(component);
            timeline.follow(component);
        }
    }

    /** Opens the page of this title. */
    public void open(String title) {
        pages.keySet().stream().filter(t -> t.getText().equals(title)).forEach(t -> t.setSelected(true));
    }

    private void page() {
        if (shown != null) {
            body.getChildren().setAll(pages.get((ToggleButton) chosen.getSelectedToggle()));
        }
    }

    private void message(String icon, String title, String text, Button button) {
        head.setVisible(false);
        head.setManaged(false);
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("message-icon");
        Label heading = new Label(title);
        heading.getStyleClass().add("message-title");
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMaxWidth(460);
        words.getStyleClass().add("message-text");
        VBox box = new VBox(picture, heading, words);
        if (button != null) {
            box.getChildren().add(button);
        }
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().addAll("message", icon.equals("fth-alert-octagon") ? "bad" : "calm");
        body.getChildren().setAll(box);
    }

    /** A thin line while a run is under way. */
    private final class Progress extends HBox {
        private final ProgressBar bar = new ProgressBar(0);
        private final Label words = new Label();

        Progress() {
            getStyleClass().add("run-progress");
            setAlignment(Pos.CENTER_LEFT);
            Button cancel = new Button("Cancel");
            cancel.getStyleClass().addAll("small");
            cancel.setMinWidth(Region.USE_PREF_SIZE);
            cancel.setOnAction(e -> actions.cancel());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add("small");
            words.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(bar, Priority.ALWAYS);
            getChildren().addAll(words, bar, cancel);
            managedProperty().bind(visibleProperty());
            end();
        }

        void at(double share, double seconds) {
            setVisible(true);
            bar.setProgress(share);
            String left = share > 0.02 && seconds > 1
                    ? ", about " + Figures.clock(Math.ceil(seconds / share - seconds)) + " left"
                    : "";
            words.setText(Figures.percent(share) + "  ·  " + Figures.time(Math.round(seconds * 10) * 100.0) + left);
        }

        void end() {
            setVisible(false);
        }
    }

    /** The pages' titles, in their order. */
    public List<String> titles() {
        return pages.keySet().stream().map(ToggleButton::getText).toList();
    }
}
