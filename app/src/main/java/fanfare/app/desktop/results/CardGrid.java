package fanfare.app.desktop.results;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards in rows of equal height; every row is filled, and a card may be wider than one column. */
final class CardGrid extends Pane {
    private static final double GAP = 12;

    private final double column;

    /** With the least width of a column. */
    CardGrid(double column) {
        this.column = column;
    }

    CardGrid add(Node card, int columns) {
        card.getProperties().put(CardGrid.class, columns);
        getChildren().add(card);
        return this;
    }

    private static int span(Node card) {
        return (int) card.getProperties().get(CardGrid.class);
    }

    private List<List<Node>> rows(double width) {
        int columns = Math.max(1, (int) ((width + GAP) / (column + GAP)));
        List<List<Node>> rows = new ArrayList<>();
        int used = columns;
        for (Node card : getManagedChildren()) {
            int span = Math.min(columns, span(card));
            if (used > columns - span) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(card);
            used += span;
        }
        return rows;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 4 * column;
    }

    @Override
    protected double computeMinWidth(double height) {
        return column;
    }

    @Override
    protected double computePrefHeight(double width) {
        double w = width > 0 ? width : computePrefWidth(-1);
        double sum = -GAP;
        for (List<Node> row : rows(w)) {
            sum += height(row, w) + GAP;
        }
        return Math.max(0, sum);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private static double share(List<Node> row, Node card, double width) {
        int all = row.stream().mapToInt(CardGrid::span).sum();
        return (width - GAP * (row.size() - 1)) * span(card) / all;
    }

    private static double height(List<Node> row, double width) {
        double most = 0;
        for (Node card : row) {
            most = Math.max(most, card.prefHeight(share(row, card, width)));
        }
        return Math.ceil(most);
    }

    @Override
    protected void layoutChildren() {
        double y = 0;
        List<List<Node>> rows = rows(getWidth());
        // The last row takes what room is left.
        double spare = Math.max(0, getHeight() - computePrefHeight(getWidth()));
        for (List<Node> row : rows) {
            double height = height(row, getWidth()) + (row == rows.get(rows.size() - 1) ? spare : 0);
            double x = 0;
            for (Node card : row) {
                double wide = share(row, card, getWidth());
                card.resizeRelocate(
                        snapPositionX(x), snapPositionY(y), snapPositionX(x + wide) - snapPositionX(x), height);
                x += wide + GAP;
            }
            y += height + GAP;
        }
    }
}
