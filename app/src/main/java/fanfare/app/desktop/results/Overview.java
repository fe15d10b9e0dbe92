package fanfare.app.desktop.results;

import fanfare.app.desktop.results.chart.Histogram;
import fanfare.app.service.FaultWords;
import fanfare.app.service.Objectives;
import fanfare.model.design.Objective;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Checked;
import fanfare.simulator.run.Result.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first page: headline figures, objectives, the main path's latency and what it is made of. */
final class Overview extends VBox {
    private static final double NARROW = 168;
    private static final double WIDE = 400;
    private static final double TALL = 480;

    private final ResultsActions actions;
    private final Histogram histogram = new Histogram(Figures::time);
    private final HBox percentiles = new HBox();

    Overview(ResultsActions actions) {
        this.actions = actions;
        getStyleClass().add("page");
        VBox.setVgrow(histogram, Priority.ALWAYS);
    }

    void show(Result result) {
        getChildren().clear();
        Headline headline = new Headline(result);
        if (!result.objectives().isEmpty()) {
            getChildren().add(objectives(result.objectives()));
        }
        if (!result.faults().isEmpty()) {
            getChildren().add(faults(result.faults()));
        }
        CardGrid figures = new CardGrid(NARROW);
        figures.add(latency(result, headline), 3);
        figures.add(new Card("Cost", List.of(), money(headline)), 2);
        CardGrid conduct = new CardGrid(NARROW);
        headline.conduct().forEach(f -> conduct.add(Card.of(f), 1));
        Causes causes = new Causes();
        causes.show(result.paths());
        CardGrid charts = new CardGrid(WIDE)
                .add(new Card("Latency distribution", List.of(), histogram), 1)
                .add(
                        new Card(
                                "Where the time goes",
                                List.of(new Copying(() -> Causes.table(result.paths()))),
                                causes),
                        1);
        VBox.setVgrow(charts, Priority.ALWAYS);
        charts.setMaxHeight(TALL);
        getChildren().addAll(figures, conduct);
        if (!result.patterns().isEmpty()) {
            getChildren().add(patterns(result.patterns()));
        }
        getChildren().add(charts);
        if (!result.remarks().isEmpty()) {
            getChildren().add(remarks(result.remarks()));
        }
    }

    private Node patterns(List<Result.Pattern> patterns) {
        PatternList list = new PatternList(actions);
        list.show(patterns);
        return new Card("Patterns", List.of(new Copying(() -> PatternList.table(patterns))), list);
    }

    private HBox money(Headline headline) {
        HBox row = side(headline.money());
        Why.on(row.getChildren().get(0), "cost.month", actions);
        Why.on(row.getChildren().get(1), "cost.perMillionSourceEvents", actions);
        return row;
    }

    private static HBox side(List<Headline.Figure> figures) {
        HBox row = new HBox();
        row.getStyleClass().add("percentiles");
        figures.forEach(f -> row.getChildren().add(evenly(Card.figure(f))));
        return row;
    }

    private static VBox evenly(VBox box) {
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(100);
        return box;
    }

    private Node latency(Result result, Headline headline) {
        ComboBox<Path> path = new ComboBox<>();
        path.getStyleClass().addAll("small", "path-picker");
        path.setConverter(Labels.of(Headline::name));
        path.getItems().setAll(result.paths());
        path.setMaxWidth(260);
        path.setAccessibleText("Path");
        path.valueProperty().addListener((o, before, now) -> pick(headline, now));
        percentiles.getStyleClass().add("percentiles");
        percentiles.getChildren().clear();
        Optional<Path> main = Headline.mainPath(result);
        if (main.isPresent()) {
            path.setValue(main.get());
        } else {
            histogram.show(Result.Latency.NONE, true);
            Label none = new Label("No path was travelled to its end.");
            none.getStyleClass().add("figure-note");
            percentiles.getChildren().add(none);
        }
        return new Card("End-to-end latency", main.isPresent() ? List.of(path) : List.of(), percentiles);
    }

    private void pick(Headline headline, Path path) {
        percentiles.getChildren().clear();
        for (Headline.Figure f : headline.latencies(path)) {
            VBox figure = evenly(Card.figure(f));
            Why.on(figure, "latency." + f.title() + " of " + path.from(), actions);
            percentiles.getChildren().add(figure);
        }
        histogram.show(path.latency(), true);
    }

    private Node objectives(List<Checked> checked) {
        FlowPane chips = new FlowPane(8, 8);
        chips.getStyleClass().add("chips");
        checked.forEach(c -> chips.getChildren().add(chip(c)));
        return chips;
    }

    private Node faults(List<Result.OfFault> faults) {
        FlowPane chips = new FlowPane(8, 8);
        chips.getStyleClass().add("chips");
        faults.forEach(f -> chips.getChildren().add(chip(f)));
        return chips;
    }

    private Node chip(Result.OfFault f) {
        Label what = new Label(FaultWords.what(f), new FontIcon("fth-zap"));
        what.getStyleClass().add("chip-what");
        Label after = new Label(FaultWords.afterwards(f));
        after.getStyleClass().add("chip-measured");
        Label source = new Label("events of " + f.source());
        source.getStyleClass().add("chip-limit");
        HBox chip = new HBox(8, what, after, source);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().addAll("chip", f.collapsed() ? "failed" : "met");
        chip.setAccessibleText(FaultWords.what(f) + ": " + FaultWords.afterwards(f) + ", events of " + f.source());
        chip.setOnMouseClicked(e -> actions.select(f.on()));
        return chip;
    }

    private Node chip(Checked c) {
        Objective o = c.objective();
        Label what = new Label(
                Measures.title(o.measure()) + o.of().map(name -> " of " + name).orElse(""),
                new FontIcon(c.met() ? "fth-check" : "fth-x"));
        what.getStyleClass().add("chip-what");
        Label measured = new Label(Measures.value(o, c.measured()));
        measured.getStyleClass().add("chip-measured");
        Label limit = new Label(Measures.limit(o));
        limit.getStyleClass().add("chip-limit");
        HBox chip = new HBox(8, what, measured, limit);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().addAll("chip", c.met() ? "met" : "failed");
        chip.setAccessibleText((c.met() ? "Met: " : "Not met: ") + Objectives.sentence(o) + ", measured "
                + Measures.value(o, c.measured()));
        chip.setOnMouseClicked(e -> o.of().ifPresent(actions::select));
        return chip;
    }

    private static Node remarks(List<String> remarks) {
        VBox lines = new VBox(6);
        for (String remark : remarks) {
            Label line = new Label(remark, new FontIcon("fth-info"));
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            line.getStyleClass().add("remark");
            lines.getChildren().add(line);
        }
        return new Card("What to know about this run", List.of(), lines);
    }
}
