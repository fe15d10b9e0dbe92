package fanfare.app.desktop.results;

import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Latency;
import fanfare.simulator.run.Result.OfComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One row per component, sortable by every figure. */
final class ComponentTable extends VBox {
    private final TableView<OfComponent> table = new TableView<>();
    private final ResultsActions actions;
    private Result result;
    private boolean following;

    ComponentTable(ResultsActions actions) {
        this.actions = actions;
        getStyleClass().add("page");
        table.getStyleClass().addAll("dense", "figures-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && !following) {
                actions.select(now.name());
            }
        });
        columns();
        Why.on(table, OfComponent::name, actions);
        Card card = new Card("By component", List.of(hint(), new Copying(() -> table(result))), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
    }

    private void columns() {
        List<TableColumn<OfComponent, ?>> all = new ArrayList<>();
        all.add(Columns.text("Component", 150, OfComponent::name));
        all.add(Columns.text("Kind", 84, c -> kind(c.kind())));
        all.add(Columns.number("Arrivals", 74, OfComponent::arrivals, Figures::count));
        all.add(Columns.number("Completed", 82, OfComponent::completed, Figures::count));
        all.add(of("errors.rate", Columns.number("Errors", 64, OfComponent::errors, Figures::count)));
        all.add(of("throttled", Columns.number("Throttled", 76, OfComponent::throttled, Figures::count)));
        all.add(of(
                "coldStarts.rate",
                Columns.explained(
                        Columns.number("Cold", 60, c -> c.coldStarts().orElse(Double.NaN), Figures::count),
                        "Cold starts")));
        all.add(of("latency.mean", latency("Mean", Latency::mean)));
        all.add(of("latency.p50", latency("p50", Latency::p50)));
        all.add(of("latency.p95", latency("p95", Latency::p95)));
        all.add(of("latency.p99", latency("p99", Latency::p99)));
        all.add(Columns.explained(
                Columns.number("In flight", 70, c -> c.concurrency().mean(), Figures::mean),
                "Requests in the component, on average over time"));
        all.add(Columns.explained(
                Columns.number("Most", 60, c -> c.concurrency().max(), Figures::count),
                "Most requests in the component at one time"));
        all.add(of(
                "cost.month",
                Columns.marked(
                        Columns.number("Cost / month", 92, c -> result.cost().of(c.name()), Figures::dollars),
                        Figures::dollars,
                        c -> !result.cost().isConfirmed(c.name()),
                        "Some of its prices were not confirmed on the provider's own page.")));
        table.getColumns().setAll(all);
    }

    private static Label hint() {
        Label hint = new Label("Double-click a number to see why");
        hint.getStyleClass().add("quiet");
        return hint;
    }

    private static <C extends TableColumn<?, ?>> C of(String metric, C column) {
        column.setUserData(metric);
        return column;
    }

    private static TableColumn<OfComponent, Double> latency(String title, ToDoubleFunction<Latency> of) {
        return Columns.number(
                title, 74, c -> c.latency().count() == 0 ? Double.NaN : of.applyAsDouble(c.latency()), Figures::time);
    }

    private static String kind(String name) {
        return Kinds.named(name).map(Kind::title).orElse(name);
    }

    void show(Result of) {
        result = of;
        following = true;
        table.getItems().setAll(of.components());
        table.sort();
        following = false;
    }

    /** Marks a component's row without asking for it on the canvas. */
    void follow(String component) {
        following = true;
        table.getSelectionModel().clearSelection();
        for (OfComponent c : table.getItems()) {
            if (c.name().equals(component)) {
                table.getSelectionModel().select(c);
                table.scrollTo(c);
            }
        }
        following = false;
    }

    /** The same figures unrounded. */
    static TextTable table(Result of) {
        List<String> headings = List.of(
                "component",
                "kind",
                "arrivals",
                "completed",
                "errors",
                "throttled",
                "coldStarts",
                "meanMs",
                "p50Ms",
                "p95Ms",
                "p99Ms",
                "inFlightMean",
                "inFlightMax",
                "costPerMonth");
        List<List<String>> rows = new ArrayList<>();
        for (OfComponent c : of.components()) {
            rows.add(List.of(
                    c.name(),
                    c.kind(),
                    number(c.arrivals()),
                    number(c.completed()),
                    number(c.errors()),
                    number(c.throttled()),
                    c.coldStarts().map(ComponentTable::number).orElse(""),
                    number(c.latency().mean()),
                    number(c.latency().p50()),
                    number(c.latency().p95()),
                    number(c.latency().p99()),
                    number(c.concurrency().mean()),
                    Long.toString(c.concurrency().max()),
                    number(of.cost().of(c.name()))));
        }
        return new TextTable(headings, rows);
    }

    static String number(double value) {
        return fanfare.app.service.Numbers.exact(value).toPlainString();
    }
}
