package fanfare.app.desktop.menu;

import fanfare.app.desktop.menu.Command.Group;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All shortcuts on one sheet over the window; any key or click closes it. */
public final class ShortcutSheet extends StackPane {
    private static final double COLUMN = 288;

    /** A gesture without a key. */
    private record Gesture(List<String> keys, String title) {
        static Gesture of(String keys, String title) {
            return new Gesture(List.of(keys.split(" ")), title);
        }
    }

    private static final List<Gesture> GESTURES = List.of(
            Gesture.of("drag from port", "Connect, or add what follows"),
            Gesture.of("Alt drag", "Drag a copy"),
            Gesture.of("Shift drag", "Add to the selection"),
            Gesture.of("Ctrl while dragging", "No snapping"),
            Gesture.of("Shift while dragging", "Leave the group"),
            Gesture.of("Space drag", "Move the drawing"),
            Gesture.of("Ctrl wheel", "Zoom to the pointer"),
            Gesture.of("double-click", "Rename, edit a note"));

    /** A sheet; invisible until it is shown. */
    public ShortcutSheet() {
        getStyleClass().add("shortcut-veil");
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
        title.getStyleClass().add("shortcut-title");
        HBox columns = new HBox(
                40,
                new VBox(22, section(Group.EDIT, commands), section(Group.FILE, commands)),
                new VBox(22, section(Group.DRAW, commands), section(Group.RUN, commands)),
                new VBox(22, section(Group.VIEW, commands), section("With the mouse", GESTURES)));
        VBox sheet = new VBox(18, title, columns);
        sheet.getStyleClass().add("shortcut-sheet");
        sheet.setId("shortcut-sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(sheet);
        setVisible(true);
        requestFocus();
    }

    private static VBox section(Group group, List<Command> commands) {
        return section(
                group.title(),
                commands.stream()
                        .filter(c -> c.group() == group && !c.title().isEmpty())
                        .map(c -> new Gesture(c.words(), c.title()))
                        .toList());
    }

    private static VBox section(String title, List<Gesture> gestures) {
        Label heading = new Label(title);
        heading.getStyleClass().add("shortcut-heading");
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

    private static HBox keys(List<String> keys) {
        HBox box = new HBox(4);
        box.setAlignment(Pos.CENTER_RIGHT);
        for (String key : keys) {
            Label label = new Label(key);
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.getStyleClass().add(key.length() > 1 && Character.isLowerCase(key.charAt(0)) ? "quiet" : "key");
            box.getChildren().add(label);
        }
        return box;
    }
}
