package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/**
 * The menu of what is shown and what is not. Keys that only the drawing hears are part of the text: as accelerators the
 * whole scene would hear them, and with it every text field.
 */
final class ViewMenu extends MenuButton {
    ViewMenu(DocumentView document, Appearance appearance) {
        super("View");
        setId("view-menu");
        CheckMenuItem code = check("Show Template", "show-code", document.codeShownProperty());
        code.setAccelerator(KeyCombination.valueOf("Shortcut+U"));
        getItems()
                .addAll(
                        code,
                        check("Show Other Resources (O)", "show-resources", document.resourcesShownProperty()),
                        check("Show Figures (B)", "show-figures", document.badgesShownProperty()),
                        new SeparatorMenuItem(),
                        item("Results and Problems", "Shortcut+J", document::toggleDrawer),
                        item("Light or Dark", "Alt+Shift+D", appearance::toggle));
    }

    private static CheckMenuItem check(String text, String id, BooleanProperty shown) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.setId(id);
        item.selectedProperty().bindBidirectional(shown);
        return item;
    }

    /** The key is heard by the scene; here it is only shown. */
    private static MenuItem item(String text, String key, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setAccelerator(KeyCombination.valueOf(key));
        item.setOnAction(e -> action.run());
        return item;
    }
}
