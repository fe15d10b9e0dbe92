package fanfare.app.desktop.results;

import fanfare.app.service.Explanation;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** Shows why a figure is what it is, beside it. */
final class Why {
    private static final double WIDE = 460;
    private static final double TALL = 360;
    private static final String HINT = "Why this number?";

    private Why() {}

    /** A click on a figure explains it. */
    static void on(Node figure, String metric, ResultsActions actions) {
        figure.setCursor(Cursor.HAND);
        Tooltip.install(figure, new Tooltip(HINT));
        figure.setOnMouseClicked(e -> actions.explain(metric)
                .ifPresent(explanation -> popOver(explanation).show(figure)));
    }

    /** A double click on a cell explains it; a column says in its user data of which metric its figures are. */
    static <T> void on(TableView<T> table, java.util.function.Function<T, String> name, ResultsActions actions) {
        table.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY) {
                cell(e).ifPresent(cell -> explain(cell, name, actions));
            }
        });
    }

    private static Optional<TableCell<?, ?>> cell(MouseEvent e) {
        Node at = e.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof TableCell)) {
            at = at.getParent();
        }
        return Optional.ofNullable((TableCell<?, ?>) at);
    }

    @SuppressWarnings("unchecked")
    private static <T> void explain(
            TableCell<?, ?> cell, java.util.function.Function<T, String> name, ResultsActions actions) {
        Object metric = cell.getTableColumn().getUserData();
        Object row = cell.getTableRow().getItem();
        if (metric instanceof String text && row != null) {
            actions.explain(text + " of " + name.apply((T) row))
                    .ifPresent(explanation -> popOver(explanation).show(cell));
        }
    }

    private static PopOver popOver(Explanation explanation) {
        PopOver pop = new PopOver(content(explanation));
        pop.setTitle(HINT);
        pop.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        pop.setAnimated(false);
        pop.setDetachable(false);
        return pop;
    }

    /** The figure, then a paragraph for each line. */
    static Region content(Explanation explanation) {
        VBox box = new VBox(8);
        box.getStyleClass().add("why");
        Label title = new Label(explanation.title());
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        box.getChildren().add(title);
        for (String line : explanation.lines()) {
            Label words = new Label(line);
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            words.getStyleClass().add("why-line");
            box.getChildren().add(words);
        }
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(WIDE);
        scroll.setMaxHeight(TALL);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }
}
