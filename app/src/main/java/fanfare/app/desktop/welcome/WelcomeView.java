package fanfare.app.desktop.welcome;

import fanfare.app.desktop.Workers;
import fanfare.app.desktop.canvas.DesignPicture;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page to begin on. Pictures of samples and of recent files are drawn when their designs have been read. */
public final class WelcomeView extends BorderPane {
    private static final double GAP = 16;
    private static final double WIDTH = 1_000;
    private static final double SIDE = 32;
    private static final int SAMPLES_IN_A_ROW = 3;
    private static final int RECENT_IN_A_ROW = 4;
    private static final int SHOWN = 8;
    private static final long LARGEST = 4_000_000;

    private final WelcomeActions actions;
    private final TilePane samples = tiles(SAMPLES_IN_A_ROW, 246);
    private final TilePane recent = tiles(RECENT_IN_A_ROW, 164);
    private final VBox recentSection;
    private final List<DesignPicture> pictures = new ArrayList<>();
    private Theme theme;

    /** A page in a theme, without samples or files. */
    public WelcomeView(WelcomeActions actions, Theme theme) {
        this.actions = actions;
        this.theme = theme;
        getStyleClass().add("welcome");
        setId("welcome");
        getStylesheets()
                .add(WelcomeView.class
                        .getResource("/fanfare/app/desktop/welcome/welcome.css")
                        .toExternalForm());
        recentSection = section("Recent", recent);
        VBox page = new VBox(head(), recentSection, section("Samples", samples), hint());
        page.getStyleClass().add("welcome-page");
        page.setMaxWidth(WIDTH);
        StackPane middle = new StackPane(page);
        middle.setAlignment(Pos.TOP_CENTER);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
    }

    /** Shows samples, and files with the latest first. */
    public void show(List<Sample> shipped, List<Path> files) {
        pictures.clear();
        samples.getChildren().clear();
        recent.getChildren().clear();
        shipped.forEach(s -> samples.getChildren().add(tile(s)));
        files.stream().limit(SHOWN).forEach(f -> recent.getChildren().add(tile(f)));
        recentSection.setVisible(!files.isEmpty());
        recentSection.setManaged(!files.isEmpty());
    }

    /** Redraws the pictures in a theme. */
    public void setTheme(Theme next) {
        theme = next;
        pictures.forEach(p -> p.setTheme(next));
    }

    private static TilePane tiles(int inARow, double height) {
        TilePane tiles = new TilePane(GAP, GAP);
        tiles.setPrefColumns(inARow);
        tiles.setPrefTileWidth(width(inARow));
        tiles.setPrefTileHeight(height);
        tiles.setTileAlignment(Pos.TOP_LEFT);
        return tiles;
    }

    private static double width(int inARow) {
        return Math.floor((WIDTH - 2 * SIDE - (inARow - 1) * GAP) / inARow);
    }

    private Node head() {
        Label title = new Label("Fanfare");
        title.getStyleClass().add("welcome-title");
        Label words = new Label("Draw a serverless system, send traffic through it, see what it takes and costs.");
        words.getStyleClass().add("welcome-words");
        words.setWrapText(true);
        Button create = new Button("New design", new FontIcon("fth-plus"));
        create.setId("welcome-new");
        create.getStyleClass().addAll("accent", "welcome-button");
        create.setOnAction(e -> actions.create());
        Button open = new Button("Open…", new FontIcon("fth-folder"));
        open.setId("welcome-open");
        open.getStyleClass().add("welcome-button");
        open.setOnAction(e -> actions.open());
        HBox buttons = new HBox(10, create, open);
        buttons.getStyleClass().add("welcome-buttons");
        VBox head = new VBox(title, words, buttons);
        head.getStyleClass().add("welcome-head");
        return head;
    }

    private static VBox section(String title, Region content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        VBox box = new VBox(heading, content);
        box.getStyleClass().add("welcome-section");
        return box;
    }

    private static Node hint() {
        Label words = new Label("A design can also be dropped anywhere on this window.", new FontIcon("fth-download"));
        words.getStyleClass().add("welcome-hint");
        return words;
    }

    private Node tile(Sample sample) {
        Label words = new Label(sample.teaches());
        words.setWrapText(true);
        words.getStyleClass().add("tile-words");
        StackPane picture = picture(150);
        Workers.run(sample::design, d -> draw(picture, d), e -> failed(picture));
        Button tile = tile(width(SAMPLES_IN_A_ROW), picture, sample.title(), words);
        tile.setId("sample-" + sample.id());
        tile.setOnAction(e -> actions.open(sample));
        return tile;
    }

    private Node tile(Path file) {
        Label where = new Label(String.valueOf(file.toAbsolutePath().getParent()));
        where.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        where.getStyleClass().add("tile-words");
        StackPane picture = picture(104);
        Workers.run(() -> read(file), d -> draw(picture, d), e -> failed(picture));
        Button tile = tile(width(RECENT_IN_A_ROW), picture, title(file), where);
        tile.setTooltip(new Tooltip(file.toString()));
        tile.setOnAction(e -> actions.open(file));
        return tile;
    }

    /** The file's name without what every design's name ends in. */
    static String title(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.replaceFirst("(?i)(\\.fanfare)?\\.json$", "");
    }

    private static Design read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large for a picture");
        }
        return DesignReader.read(file).value().orElseThrow();
    }

    private static StackPane picture(double height) {
        StackPane picture = new StackPane();
        picture.getStyleClass().add("picture");
        picture.setMinHeight(height);
        picture.setPrefHeight(height);
        picture.setMaxHeight(height);
        return picture;
    }

    private void draw(StackPane picture, Design design) {
        DesignPicture drawn = new DesignPicture(design, theme);
        pictures.add(drawn);
        picture.getChildren().setAll(drawn);
    }

    private static void failed(StackPane picture) {
        picture.getChildren().setAll(new FontIcon("fth-file-text"));
    }

    private static Button tile(double width, StackPane picture, String title, Label words) {
        Label name = new Label(title);
        name.getStyleClass().add("tile-title");
        VBox text = new VBox(3, name, words);
        text.getStyleClass().add("tile-text");
        VBox content = new VBox(picture, text);
        content.setPrefWidth(width - 2);
        Button tile = new Button(null, content);
        tile.getStyleClass().setAll("tile");
        tile.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        tile.setAlignment(Pos.TOP_LEFT);
        tile.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        tile.setAccessibleText("Open " + title);
        return tile;
    }
}
