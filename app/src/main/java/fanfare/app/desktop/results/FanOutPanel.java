package fanfare.app.desktop.results;

import fanfare.app.desktop.results.chart.Bars;
import fanfare.app.desktop.results.chart.Bars.Bar;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.FanOut;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How much one event of a source causes. */
final class FanOutPanel extends VBox {
    private static final double WIDE = 420;

    private final ResultsActions actions;

    FanOutPanel(ResultsActions actions) {
        this.actions = actions;
        getStyleClass().add("page");
    }

    void show(Result result) {
        getChildren().clear();
        CardGrid cards = new CardGrid(WIDE);
        for (FanOut f : result.fanOut()) {
            Bars bars = new Bars(actions::select);
            bars.show(bars(result, f));
            Label total = new Label(Figures.mean(f.total()) + " arrivals per event");
            total.getStyleClass().add("bar-note");
            cards.add(new Card("One event of " + f.source(), List.of(total), bars), 1);
        }
        if (result.fanOut().isEmpty()) {
            Label none = new Label("No source sent anything in the measured time.");
            none.getStyleClass().add("figure-note");
            getChildren().add(none);
        } else {
            getChildren().add(cards);
        }
    }

    /** In the order of the design. */
    static List<Bar> bars(Result result, FanOut f) {
        List<Bar> bars = new ArrayList<>();
        result.components().forEach(c -> {
            Double per = f.by().get(c.name());
            if (per != null) {
                bars.add(new Bar(c.name(), per, Figures.mean(per), ""));
            }
        });
        return bars;
    }
}
