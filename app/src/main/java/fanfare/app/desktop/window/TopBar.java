package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Session;
import fanfare.exporters.picture.Theme;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar at the top: the document, its file, undo and redo, running, exporting, and the theme. */
final class TopBar extends HBox {
    private final Label title = new Label();
    private final Label dot = new Label("•");
    private final Button undo = DocumentView.button("fth-corner-up-left", "Undo (Ctrl Z)", () -> {});
    private final Button redo = DocumentView.button("fth-corner-up-right", "Redo (Ctrl Shift Z)", () -> {});
    private final Button theme;

    /** The bar of a document. */
    TopBar(
            Session session,
            Appearance appearance,
            List<MenuButton> menus,
            DocumentView document,
            Runnable showShortcuts,
            Runnable showEvidence) {
        getStyleClass().add("top-bar");
        Label brand = new Label("Fanfare", new FontIcon("fth-share-2"));
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        for (MenuButton menu : menus) {
            menu.getStyleClass().add("flat");
            menu.setMinWidth(Region.USE_PREF_SIZE);
        }
        theme = DocumentView.button("fth-moon", "Light or dark (Alt Shift D)", appearance::toggle);
        theme.setId("theme");
        appearance.themeProperty().addListener((o, was, is) -> showTheme(is));
        showTheme(appearance.theme());
        title.getStyleClass().add("document-title");
        title.setId("document-title");
        dot.getStyleClass().add("dirty-dot");
        dot.setId("dirty");
        dot.setTooltip(new Tooltip("There are changes that are not saved"));
        undo.setId("undo");
        redo.setId("redo");
        Button arrange = DocumentView.button("fth-layout", "Arrange everything (Shift A)", document.drawing()::arrange);
        arrange.setId("arrange");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().add(brand);
        getChildren().addAll(menus);
        getChildren()
                .addAll(
                        undo,
                        redo,
                        arrange,
                        new Separator(Orientation.VERTICAL),
                        title,
                        dot,
                        gap,
                        new RunControl(session, document::openScenarios),
                        badges(document),
                        help(showShortcuts, showEvidence),
                        theme);
        follow(session);
    }

    private static MenuButton help(Runnable showShortcuts, Runnable showEvidence) {
        MenuItem shortcuts = new MenuItem("Keyboard shortcuts (?)");
        shortcuts.setId("shortcuts");
        shortcuts.setOnAction(e -> showShortcuts.run());
        MenuItem evidence = new MenuItem("How accurate is this?");
        evidence.setId("evidence");
        evidence.setOnAction(e -> showEvidence.run());
        MenuButton help = new MenuButton("", new FontIcon("fth-help-circle"), shortcuts, evidence);
        help.setId("help");
        help.getStyleClass().addAll("flat", "icon-button", "no-arrow");
        help.setFocusTraversable(false);
        help.setTooltip(new Tooltip("Help"));
        help.setAccessibleText("Help");
        return help;
    }

    private static ToggleButton badges(DocumentView document) {
        ToggleButton badges = new ToggleButton("", new FontIcon("fth-tag"));
        badges.setId("badges");
        badges.getStyleClass().addAll("flat", "icon-button");
        badges.setTooltip(new Tooltip("Figures on the drawing (B)"));
        badges.setAccessibleText("Figures on the drawing");
        badges.setFocusTraversable(false);
        badges.selectedProperty().bindBidirectional(document.badgesShownProperty());
        return badges;
    }

    private void showTheme(Theme now) {
        theme.setGraphic(new FontIcon(now == Theme.LIGHT ? "fth-moon" : "fth-sun"));
    }

    private void follow(Session s) {
        undo.setOnAction(e -> s.undo());
        redo.setOnAction(e -> s.redo());
        s.historyProperty().addListener((o, was, is) -> show(s));
        s.fileProperty().addListener((o, was, is) -> show(s));
        dot.visibleProperty().bind(s.dirtyProperty());
        show(s);
    }

    private void show(Session s) {
        Optional<String> back = s.historyProperty().get().undoLabel();
        Optional<String> forth = s.historyProperty().get().redoLabel();
        undo.setDisable(back.isEmpty());
        redo.setDisable(forth.isEmpty());
        undo.setTooltip(new Tooltip("Undo" + back.map(l -> ": " + l).orElse("") + " (Ctrl Z)"));
        redo.setTooltip(new Tooltip("Redo" + forth.map(l -> ": " + l).orElse("") + " (Ctrl Shift Z)"));
        title.setText(s.design().name());
    }
}
