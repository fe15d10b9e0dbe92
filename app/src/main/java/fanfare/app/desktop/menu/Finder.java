package fanfare.app.desktop.menu;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A small list over the drawing that gets shorter while one types; Enter or a click takes an entry, Escape or a click
 * elsewhere takes none. Lies over another pane and is as large as that.
 */
public final class Finder extends Pane {
    private static final double WIDTH = 292;
    private static final double ROW = 44;
    private static final int MOST_ROWS = 7;
    private static final double HEAD = 52;

    /**
     * One thing to choose.
     *
     * @param title what is searched first
     * @param detail a second line; may be empty
     */
    public record Entry(Node icon, String title, String detail, Runnable chosen) {
        boolean matches(String words) {
            String text = (title + " " + detail).toLowerCase(Locale.ROOT);
            return List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                    .allMatch(text::contains);
        }
    }

    private final TextField search = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final VBox box = new VBox(search, list);
    private final Region shadow = new Region();
    private List<Entry> entries = List.of();
    private Runnable closed = () -> {};

    /** A finder; invisible until something is asked. */
    public Finder() {
        setVisible(false);
        setPickOnBounds(true);
        box.getStyleClass().add("finder");
        box.setId("finder");
        search.setId("finder-search");
        list.getStyleClass().add("finder-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(l -> new Row());
        search.textProperty().addListener((o, was, is) -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close();
                e.consume();
            }
        });
        shadow.getStyleClass().add("finder-shadow");
        shadow.setMouseTransparent(true);
        shadow.layoutXProperty().bind(box.layoutXProperty());
        shadow.layoutYProperty().bind(box.layoutYProperty());
        getChildren().addAll(shadow, box);
    }

    /**
     * Asks.
     *
     * @param at where, in this pane
     * @param prompt what is asked
     * @param whenClosed done when it is closed, before what was chosen
     */
    public void ask(Point2D at, String prompt, List<Entry> choices, Runnable whenClosed) {
        entries = List.copyOf(choices);
        closed = whenClosed;
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
        search.clear();
        setVisible(true);
        fill();
        double x = Math.max(8, Math.min(getWidth() - WIDTH - 8, at.getX()));
        double y = Math.max(8, Math.min(getHeight() - height() - 8, at.getY()));
        box.relocate(x, y);
        search.requestFocus();
    }

    private double height() {
        return HEAD + ROW * Math.max(1, Math.min(MOST_ROWS, entries.size()));
    }

    private void fill() {
        list.getItems()
                .setAll(entries.stream()
                        .filter(e -> e.matches(search.getText()))
                        .toList());
        list.getSelectionModel().selectFirst();
        int rows = Math.max(1, Math.min(MOST_ROWS, list.getItems().size()));
        list.setPrefHeight(rows * ROW + 2);
        list.setPlaceholder(new Label("Nothing matches"));
        box.setPrefWidth(WIDTH);
        box.autosize();
    }

    private void key(KeyEvent e) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (e.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (e.getCode() == KeyCode.ENTER) {
            take(list.getSelectionModel().getSelectedItem());
        } else if (e.getCode() == KeyCode.DOWN) {
            go(Math.min(list.getItems().size() - 1, at + 1));
        } else if (e.getCode() == KeyCode.UP) {
            go(Math.max(0, at - 1));
        } else {
            return;
        }
        e.consume();
    }

    private void go(int row) {
        list.getSelectionModel().select(row);
        list.scrollTo(Math.max(0, row - MOST_ROWS + 2));
    }

    private void take(Entry entry) {
        if (entry != null) {
            close();
            entry.chosen().run();
        }
    }

    private void close() {
        setVisible(false);
        closed.run();
    }

    @Override
    protected void layoutChildren() {
        box.autosize();
        shadow.resize(box.getWidth(), box.getHeight());
    }

    private final class Row extends ListCell<Entry> {
        Row() {
            setOnMouseClicked(e -> take(getItem()));
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(empty || entry == null ? null : content(entry));
        }

        private Node content(Entry entry) {
            Label title = new Label(entry.title());
            VBox words = new VBox(title);
            if (!entry.detail().isEmpty()) {
                Label detail = new Label(entry.detail());
                detail.getStyleClass().add("quiet");
                words.getChildren().add(detail);
            }
            words.setAlignment(Pos.CENTER_LEFT);
            HBox row = new HBox(10, entry.icon(), words);
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }
    }
}
