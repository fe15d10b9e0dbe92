package fanfare.app.desktop.results;

import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that copies a table. */
final class Copying extends MenuButton {
    Copying(Supplier<TextTable> table) {
        super("Copy", new FontIcon("fth-copy"));
        getStyleClass().addAll("flat", "small", "copying");
        MenuItem csv = new MenuItem("Copy as CSV");
        csv.setOnAction(e -> put(table.get().csv()));
        MenuItem text = new MenuItem("Copy as text");
        text.setOnAction(e -> put(table.get().text()));
        getItems().addAll(csv, text);
    }

    private static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
