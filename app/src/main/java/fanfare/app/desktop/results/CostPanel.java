package fanfare.app.desktop.results;

import fanfare.app.desktop.results.chart.Bars;
import fanfare.app.desktop.results.chart.Bars.Bar;
import fanfare.model.kind.HiddenCost;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Cost;
import fanfare.simulator.run.Result.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A month's bill: where the money goes, and every line of it with its price and where that price is from. */
final class CostPanel extends VBox {
    private static final double WIDE = 380;

    private final ResultsActions actions;
    private final Bars byComponent;
    private final Bars byService = new Bars(service -> {});
    private final Bars hidden = new Bars(why -> {});
    private final Card hiddenCard = new Card("Hidden costs", List.of(), hidden);
    private final TableView<Item> items = new TableView<>();
    private Cost cost;

    CostPanel(ResultsActions actions) {
        this.actions = actions;
        this.byComponent = new Bars(actions::select);
        getStyleClass().add("page");
        items.getStyleClass().addAll("dense", "figures-table");
        items.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        items.setMinHeight(180);
        columns();
        CardGrid bars = new CardGrid(WIDE)
                .add(new Card("By component", List.of(), byComponent), 1)
                .add(new Card("By service", List.of(), byService), 1)
                .add(hiddenCard, 1);
        Card bill = new Card("A month of this traffic, line by line", List.of(new Copying(() -> table(cost))), items);
        VBox.setVgrow(items, Priority.ALWAYS);
        VBox.setVgrow(bill, Priority.ALWAYS);
        getChildren().addAll(bars, bill);
    }

    private void columns() {
        TableColumn<Item, String> source = Columns.text("Price from", 130, Item::source);
        source.setCellFactory(c -> new SourceCell());
        TableColumn<Item, String> date = Columns.text("Date", 96, Item::date);
        date.setCellFactory(c -> new DateCell());
        TableColumn<Item, Double> amount = Columns.number("Per month", 90, Item::amount, Figures::dollars);
        items.getColumns()
                .setAll(List.of(
                        Columns.text("Component", 120, Item::component),
                        Columns.text("Service", 100, Item::service),
                        Columns.text("Item", 150, CostPanel::item),
                        Columns.number("Quantity", 80, Item::quantity, Figures::count),
                        Columns.text("Unit", 100, Item::unit),
                        Columns.number("Unit price", 105, Item::unitPrice, Figures::price),
                        amount,
                        source,
                        date));
        amount.setSortType(TableColumn.SortType.DESCENDING);
        items.getSortOrder().add(amount);
    }

    void show(Result result) {
        cost = result.cost();
        byComponent.show(bars(cost, Item::component));
        byService.show(bars(cost, Item::service));
        hidden.show(hidden(cost));
        hiddenCard.setVisible(!cost.hidden().isEmpty());
        hiddenCard.setManaged(!cost.hidden().isEmpty());
        items.getItems().setAll(cost.items());
        items.sort();
    }

    private static String item(Item i) {
        return i.reason()
                .map(h -> i.item() + " · " + h.title().toLowerCase(Locale.ROOT))
                .orElse(i.item());
    }

    /** What nobody asked for, the largest first. */
    static List<Bar> hidden(Cost cost) {
        return cost.hidden().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(e -> new Bar(
                        e.getKey().title(),
                        e.getValue(),
                        Figures.dollars(e.getValue()),
                        cost.month() > 0 ? Figures.percent(e.getValue() / cost.month()) : ""))
                .toList();
    }

    /** Sums of the bill, the largest first. */
    static List<Bar> bars(Cost cost, Function<Item, String> by) {
        Map<String, Double> sums = new TreeMap<>();
        cost.items().forEach(i -> sums.merge(by.apply(i), i.amount(), Double::sum));
        return sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(e -> new Bar(
                        e.getKey(),
                        e.getValue(),
                        Figures.dollars(e.getValue()),
                        cost.month() > 0 ? Figures.percent(e.getValue() / cost.month()) : ""))
                .toList();
    }

    static TextTable table(Cost of) {
        List<List<String>> rows = new ArrayList<>();
        for (Item i : of.items()) {
            rows.add(List.of(
                    i.component(),
                    i.service(),
                    i.item(),
                    i.hidden().map(HiddenCost::word).orElse(""),
                    ComponentTable.number(i.quantity()),
                    i.unit(),
                    ComponentTable.number(i.unitPrice()),
                    ComponentTable.number(i.amount()),
                    i.source(),
                    i.date(),
                    i.confirmed() ? "confirmed" : "unconfirmed"));
        }
        return new TextTable(
                List.of(
                        "component",
                        "service",
                        "item",
                        "hidden",
                        "quantity",
                        "unit",
                        "unitPrice",
                        "amountPerMonth",
                        "source",
                        "date",
                        "confirmed"),
                rows);
    }

    /** The site's name as a link. */
    static String site(String url) {
        String rest = url.replaceFirst("^[a-z]+://", "").replaceFirst("^www\\.", "");
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private final class SourceCell extends TableCell<Item, String> {
        private final Hyperlink link = new Hyperlink();

        @Override
        protected void updateItem(String url, boolean empty) {
            super.updateItem(url, empty);
            boolean web = !empty && url != null && url.matches("https?://.*");
            setText(empty || web ? null : url);
            setGraphic(web ? link : null);
            setTooltip(empty || web ? null : new Tooltip(url));
            if (web) {
                link.setText(site(url));
                link.setTooltip(new Tooltip(url));
                link.setOnAction(e -> actions.browse(url));
            }
        }
    }

    private static final class DateCell extends TableCell<Item, String> {
        private final FontIcon mark = new FontIcon("fth-alert-circle");

        DateCell() {
            mark.getStyleClass().add("unconfirmed");
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(String date, boolean empty) {
            super.updateItem(date, empty);
            Item item = getTableRow() == null ? null : getTableRow().getItem();
            boolean doubtful = !empty && item != null && !item.confirmed();
            setText(empty ? null : date);
            setGraphic(doubtful ? mark : null);
            setTooltip(doubtful ? new Tooltip("This price was not confirmed on the provider's own page.") : null);
        }
    }
}
