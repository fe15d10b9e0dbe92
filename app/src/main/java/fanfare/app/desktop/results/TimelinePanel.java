package fanfare.app.desktop.results;

import fanfare.app.desktop.results.chart.TimeChart;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.OfComponent;
import fanfare.simulator.run.Result.Timeline;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A component over the simulated time. */
final class TimelinePanel extends VBox {
    private final ComboBox<OfComponent> component = new ComboBox<>();
    private final TimeChart arrivals = new TimeChart(Figures::rate, Figures::clock);
    private final TimeChart latency = new TimeChart(Figures::time, Figures::clock);
    private final TimeChart inFlight = new TimeChart(Figures::mean, Figures::clock);
    private double warmUp;

    TimelinePanel() {
        getStyleClass().add("page");
        component.setConverter(Labels.of(OfComponent::name));
        component.getStyleClass().add("small");
        component.setAccessibleText("Component");
        component.valueProperty().addListener((o, before, now) -> draw());
        latency.pointedProperty().bindBidirectional(arrivals.pointedProperty());
        inFlight.pointedProperty().bindBidirectional(arrivals.pointedProperty());
        latency.getStyleClass().add("latency");
        inFlight.getStyleClass().add("in-flight");
        Card card = new Card(
                "Over time, first replication",
                List.of(component, new Copying(this::table)),
                titled("Arrivals per second", arrivals),
                titled("Mean latency", latency),
                titled("In flight", inFlight));
        for (javafx.scene.Node chart : card.getChildren()) {
            VBox.setVgrow(chart, chart instanceof VBox ? Priority.ALWAYS : Priority.NEVER);
        }
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
    }

    private static VBox titled(String title, TimeChart chart) {
        Label label = new Label(title);
        label.getStyleClass().add("figure-title");
        VBox.setVgrow(chart, Priority.ALWAYS);
        chart.setAccessibleText(title + " over time");
        VBox box = new VBox(2, label, chart);
        box.getStyleClass().add("timed");
        return box;
    }

    void show(Result result) {
        warmUp = result.of().simulated() - result.of().measured();
        String before = component.getValue() == null
                ? Headline.mainPath(result).map(Result.Path::to).orElse("")
                : component.getValue().name();
        component.getItems().setAll(result.components());
        follow(before);
        if (component.getValue() == null && !result.components().isEmpty()) {
            component.setValue(result.components().get(0));
        }
        draw();
    }

    void follow(String name) {
        component.getItems().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .ifPresent(component::setValue);
    }

    private void draw() {
        OfComponent c = component.getValue();
        Timeline t = c == null ? new Timeline(1, List.of(), List.of(), List.of()) : c.timeline();
        arrivals.show(t.arrivals(), t.seconds(), warmUp);
        latency.show(t.meanLatencyMs(), t.seconds(), warmUp);
        inFlight.show(t.level(), t.seconds(), warmUp);
    }

    private TextTable table() {
        List<List<String>> rows = new ArrayList<>();
        Timeline t = component.getValue().timeline();
        for (int i = 0; i < t.arrivals().size(); i++) {
            rows.add(List.of(
                    ComponentTable.number(i * t.seconds()),
                    ComponentTable.number(t.arrivals().get(i)),
                    ComponentTable.number(finite(t.meanLatencyMs().get(i))),
                    ComponentTable.number(finite(t.level().get(i)))));
        }
        return new TextTable(List.of("seconds", "arrivalsPerSecond", "meanLatencyMs", "inFlight"), rows);
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
