package fanfare.app.desktop.menu;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All shortcuts on one sheet over the window; any key or click closes it. */
public final class ShortcutSheet extends StackPane {
    private static final double COLUMN = 316;

    /** A gesture without a key. */
    private record Gesture(String keys, String title) {}

    private static final List<Gesture> GESTURES = List.of(
            new Gesture("drag port", "Connect; drop on empty space to add what follows"),
            new Gesture("Alt drag", "Drag a copy"),
            new Gesture("Shift drag", "Add to the selection"),
            new Gesture("Ctrl while dragging", "No snapping"),
            new Gesture("Space drag", "Move the drawing; middle button too"),
            new Gesture("Ctrl wheel", "Zoom to the pointer; pinch too"),
            new Gesture("double-click", "Rename, edit a note"));

    /** A sheet; invisible until it is shown. */
    public ShortcutSheet() {
        getStyleClass().add("sheet-veil");
        setVisible(false);
        setFocusTraversable(true);
        setOnMouseClicked(e -> setVisible(false));
        setOnKeyPressed(e -> {
            setVisible(false);
            e.consume();
        });
    }

    /** Shows these commands. */
    public void show(List<Command> commands) {
        Label title = new Label("Keyboard shortcuts");
        title.getStyleClass().add("sheet-title");
        FlowPane columns = new FlowPane(javafx.geometry.Orientation.VERTICAL, 36, 22);
        columns.setPrefWrapLength(470);
        for (Command.Group group : Command.Group.values()) {
            columns.getChildren()
                    .add(section(
                            group.title(),
                            commands.stream()
                                    .filter(c -> c.group() == group)
                                    .map(c -> new Gesture(c.key(), c.title()))
                                    .toList()));
        }
        columns.getChildren().add(section("With the mouse", GESTURES));
        VBox sheet = new VBox(18, title, columns);
        sheet.getStyleClass().add("sheet");
        sheet.setId("shortcut-sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(sheet);
        setVisible(true);
        requestFocus();
    }

    private static VBox section(String title, List<Gesture> gestures) {
        Label heading = new Label(title);
        heading.getStyleClass().add("sheet-heading");
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(5);
        ColumnConstraints what = new ColumnConstraints();
        what.setHgrow(Priority.ALWAYS);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(what, keys);
        for (int i = 0; i < gestures.size(); i++) {
            Label name = new Label(gestures.get(i).title());
            name.setWrapText(true);
            grid.addRow(i, name, keys(gestures.get(i).keys()));
        }
        VBox section = new VBox(7, heading, grid);
        section.setPrefWidth(COLUMN);
        return section;
    }

    private static HBox keys(String text) {
        HBox box = new HBox(4);
        box.setAlignment(Pos.CENTER_RIGHT);
        for (String key : text.split(" ")) {
            Label label = new Label(key);
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.getStyleClass().add(key.length() > 1 && Character.isLowerCase(key.charAt(0)) ? "quiet" : "key");
            box.getChildren().add(label);
        }
        return box;
    }
}
