package fanfare.app.desktop.results;

import java.util.Comparator;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Columns of tables: texts to the left, numbers to the right and sorted as numbers. */
final class Columns {
    private Columns() {}

    static <R> TableColumn<R, String> text(String title, double width, Function<R, String> of) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(60);
        return column;
    }

    /** A column of numbers; NaN is written as a dash and sorted last. */
    static <R> TableColumn<R, Double> number(
            String title, double width, ToDoubleFunction<R> of, DoubleFunction<String> format) {
        TableColumn<R, Double> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.applyAsDouble(row.getValue())));
        column.setComparator(Comparator.naturalOrder());
        column.getStyleClass().add("number");
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setCellFactory(c -> new NumberCell<>(format));
        return column;
    }

    /** With a mark and the reason for it before the numbers of some rows. */
    static <R> TableColumn<R, Double> marked(
            TableColumn<R, Double> column, DoubleFunction<String> format, Predicate<R> which, String why) {
        column.setCellFactory(c -> new NumberCell<>(format) {
            private final FontIcon mark = mark();

            @Override
            protected void updateItem(Double value, boolean empty) {
                super.updateItem(value, empty);
                R row = getTableRow() == null ? null : getTableRow().getItem();
                boolean marked = !empty && row != null && which.test(row);
                setGraphic(marked ? mark : null);
                setTooltip(marked ? new Tooltip(why) : null);
            }
        });
        return column;
    }

    private static FontIcon mark() {
        FontIcon mark = new FontIcon("fth-alert-circle");
        mark.getStyleClass().add("unconfirmed");
        return mark;
    }

    private static class NumberCell<R> extends TableCell<R, Double> {
        private final DoubleFunction<String> format;

        NumberCell(DoubleFunction<String> format) {
            this.format = format;
        }

        @Override
        protected void updateItem(Double value, boolean empty) {
            super.updateItem(value, empty);
            boolean none = empty || value == null;
            setText(none ? "" : value.isNaN() ? Figures.NONE : format.apply(value));
            getStyleClass().removeAll("zero");
            if (!none && (value == 0 || value.isNaN())) {
                getStyleClass().add("zero");
            }
        }
    }

    /** With a tooltip on its heading. */
    static <R, T> TableColumn<R, T> explained(TableColumn<R, T> column, String text) {
        javafx.scene.control.Label heading = new javafx.scene.control.Label(column.getText());
        heading.setTooltip(new Tooltip(text));
        column.setText("");
        column.setGraphic(heading);
        return column;
    }
}
