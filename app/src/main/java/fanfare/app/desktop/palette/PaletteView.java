package fanfare.app.desktop.palette;

import fanfare.app.desktop.KindIcon;
import fanfare.exporters.picture.Theme;
import fanfare.model.kind.Group;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.javafx.FontIcon;

/** All kinds by group, with a search; drag one to the canvas, click it and then the canvas, or double-click it. */
public final class PaletteView extends VBox {
    /** What a drag from the palette carries: the kind's name. */
    public static final DataFormat KIND = new DataFormat("application/x-fanfare-kind");

    private final VBox list = new VBox();
    private final TextField search = new TextField();
    private Theme theme;
    private Consumer<Kind> onPick = k -> {};
    private Consumer<Kind> onAdd = k -> {};

    /** A palette in a theme. */
    public PaletteView(Theme theme) {
        this.theme = theme;
        getStyleClass().add("palette");
        setId("palette");
        search.setPromptText("Search components");
        search.setId("palette-search");
        search.textProperty().addListener((o, was, is) -> fill());
        search.setOnAction(e -> first());
        FontIcon glass = new FontIcon("fth-search");
        glass.getStyleClass().add("search-icon");
        HBox box = new HBox(8, glass, search);
        box.getStyleClass().add("search-box");
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(search, Priority.ALWAYS);
        VBox.setMargin(box, new Insets(12, 12, 4, 12));
        list.getStyleClass().add("palette-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(box, scroll);
        fill();
    }

    /** Told when a kind is picked, to be placed with the next click. */
    public void setOnPick(Consumer<Kind> listener) {
        onPick = listener;
    }

    /** Told when a kind is to be added at once. */
    public void setOnAdd(Consumer<Kind> listener) {
        onAdd = listener;
    }

    /** Light or dark. */
    public void setTheme(Theme other) {
        theme = other;
        fill();
    }

    /** Puts the cursor into the search. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void fill() {
        list.getChildren().clear();
        for (Group group : Group.values()) {
            var kinds = Kinds.ALL.stream()
                    .filter(k -> k.group() == group && matches(k))
                    .toList();
            if (!kinds.isEmpty()) {
                Label heading = new Label(group.title());
                heading.getStyleClass().add("palette-heading");
                list.getChildren().add(heading);
                kinds.forEach(k -> list.getChildren().add(item(k)));
            }
        }
        if (list.getChildren().isEmpty()) {
            Label none = new Label("Nothing is called “" + search.getText() + "”.");
            none.getStyleClass().add("quiet");
            none.setWrapText(true);
            list.getChildren().add(none);
        }
    }

    private boolean matches(Kind k) {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || k.title().toLowerCase(Locale.ROOT).contains(wanted)
                || k.awsName().toLowerCase(Locale.ROOT).contains(wanted)
                || k.name().contains(wanted);
    }

    private void first() {
        Kinds.ALL.stream().filter(this::matches).findFirst().ifPresent(onAdd);
    }

    private HBox item(Kind kind) {
        Label title = new Label(kind.title());
        title.getStyleClass().add("palette-title");
        Label aws = new Label(kind.awsName());
        aws.getStyleClass().add("palette-aws");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox item = new HBox(8, new KindIcon(kind, theme, 24), title, between);
        if (!kind.awsName().equals(kind.title())) {
            item.getChildren().add(aws);
        }
        item.getStyleClass().add("palette-item");
        item.setId("palette-" + kind.name());
        item.setAlignment(Pos.CENTER_LEFT);
        item.setFocusTraversable(true);
        item.setAccessibleText("Add " + kind.title() + ", " + kind.awsName());
        Tooltip.install(item, new Tooltip(kind.doc()));
        item.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                onAdd.accept(kind);
            } else {
                onPick.accept(kind);
            }
        });
        item.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                onAdd.accept(kind);
                e.consume();
            }
        });
        item.setOnDragDetected(e -> {
            Dragboard board = item.startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.put(KIND, kind.name());
            board.setContent(content);
            SnapshotParameters clear = new SnapshotParameters();
            clear.setFill(Color.TRANSPARENT);
            board.setDragView(item.snapshot(clear, null), e.getX(), e.getY());
            e.consume();
        });
        return item;
    }
}
