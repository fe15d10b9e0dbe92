package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Session;
import fanfare.exporters.picture.Theme;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
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

    /** A bar; the session is absent on the welcome page. */
    TopBar(Optional<Session> session, Appearance appearance, MenuButton fileMenu, Node... more) {
        getStyleClass().add("top-bar");
        Label brand = new Label("Fanfare", new FontIcon("fth-share-2"));
        brand.getStyleClass().add("brand");
        fileMenu.getStyleClass().add("flat");
        fileMenu.setId("file-menu");
        theme = DocumentView.button("fth-moon", "Light or dark", appearance::toggle);
        theme.setId("theme");
        appearance.themeProperty().addListener((o, was, is) -> showTheme(is));
        showTheme(appearance.theme());
        title.getStyleClass().add("document-title");
        title.setId("document-title");
        dot.getStyleClass().add("dirty-dot");
        dot.setId("dirty");
        dot.setTooltip(new Tooltip("There are changes that are not saved"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(brand, fileMenu);
        session.ifPresent(s -> {
            undo.setId("undo");
            redo.setId("redo");
            getChildren().addAll(undo, redo, new Separator(Orientation.VERTICAL), title, dot);
            follow(s);
        });
        getChildren().add(gap);
        session.ifPresent(s -> getChildren().add(new RunControl(s)));
        getChildren().addAll(more);
        getChildren().add(theme);
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
