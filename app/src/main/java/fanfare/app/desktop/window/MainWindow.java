package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.Workers;
import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import fanfare.model.file.DesignFiles;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The window: one document at a time, and the way from one to the next. */
public final class MainWindow {
    private static final ButtonType SAVE = new ButtonType("Save", ButtonBar.ButtonData.YES);
    private static final ButtonType DISCARD = new ButtonType("Don't save", ButtonBar.ButtonData.NO);

    private final Stage stage;
    private final Appearance appearance;
    private final BorderPane root = new BorderPane();
    private Optional<Session> session = Optional.empty();
    private Optional<DocumentView> view = Optional.empty();

    /** A window on a stage. */
    public MainWindow(Stage stage, Appearance appearance) {
        this.stage = stage;
        this.appearance = appearance;
        Scene scene = new Scene(root, 1280, 800);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setOnCloseRequest(e -> {
            e.consume();
            leaving(stage::close);
        });
        keys(scene);
    }

    /** The open document. */
    public Optional<Session> session() {
        return session;
    }

    /** The view of the open document. */
    public Optional<DocumentView> view() {
        return view;
    }

    /** An empty design. */
    public void newDesign() {
        leaving(() -> show(new Session(Design.named("Untitled"), Optional.empty(), Map.of())));
    }

    /** Shows a document. */
    public void show(Session opened) {
        session = Optional.of(opened);
        DocumentView document = new DocumentView(opened, appearance);
        view = Optional.of(document);
        Tab problems = document.addPanel("Problems", "fth-alert-triangle", new ProblemsView(opened));
        root.setTop(new TopBar(session, appearance, fileMenu()));
        root.setCenter(document);
        root.setBottom(new StatusBar(opened, () -> document.open(problems)));
        opened.designProperty().addListener((o, was, is) -> title());
        opened.dirtyProperty().addListener((o, was, is) -> title());
        title();
        document.canvas().requestFocus();
    }

    private void title() {
        session.ifPresent(
                s -> stage.setTitle(s.design().name() + (s.dirtyProperty().get() ? " •" : "") + " – Fanfare"));
    }

    private MenuButton fileMenu() {
        MenuButton menu = new MenuButton("File");
        menu.getItems()
                .addAll(
                        item("New", KeyCode.N, this::newDesign),
                        item("Open…", KeyCode.O, this::open),
                        new SeparatorMenuItem(),
                        item("Save", KeyCode.S, () -> save(() -> {})),
                        saveAsItem());
        return menu;
    }

    private static MenuItem item(String text, KeyCode key, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setAccelerator(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
        item.setOnAction(e -> action.run());
        return item;
    }

    private MenuItem saveAsItem() {
        MenuItem item = new MenuItem("Save as…");
        item.setAccelerator(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        item.setOnAction(e -> saveAs(() -> {}));
        return item;
    }

    private void keys(Scene scene) {
        accelerate(scene, KeyCode.Z, () -> session.ifPresent(Session::undo));
        accelerate(scene, KeyCode.Y, () -> session.ifPresent(Session::redo));
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        () -> session.ifPresent(Session::redo));
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), () -> session.ifPresent(Session::run));
    }

    private static void accelerate(Scene scene, KeyCode key, Runnable action) {
        scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action);
    }

    // ---- files

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Fanfare designs", "*" + DesignFiles.EXTENSION),
                        new FileChooser.ExtensionFilter("All files", "*"));
        return chooser;
    }

    private void open() {
        File chosen = chooser("Open design").showOpenDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    /** Opens a file. */
    public void open(Path file) {
        leaving(() -> Workers.run(
                () -> DesignReader.read(file),
                parsed -> opened(file, parsed),
                e -> fail("Cannot open", e.getMessage())));
    }

    private void opened(Path file, Parsed<Design> parsed) {
        if (!parsed.ok()) {
            Problem first = parsed.errors().get(0);
            fail("Cannot open " + file.getFileName(), first.message() + "\n\n" + first.remedy());
            return;
        }
        show(new Session(parsed.value().orElseThrow(), Optional.of(file), Map.of()));
    }

    private void save(Runnable then) {
        session.ifPresent(s -> {
            if (s.fileProperty().get().isPresent()) {
                write(s, s.fileProperty().get().get(), then);
            } else {
                saveAs(then);
            }
        });
    }

    private void saveAs(Runnable then) {
        session.ifPresent(s -> {
            FileChooser chooser = chooser("Save design");
            chooser.setInitialFileName(
                    s.design().name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                            + DesignFiles.EXTENSION);
            File chosen = chooser.showSaveDialog(stage);
            if (chosen != null) {
                write(s, chosen.toPath(), then);
            }
        });
    }

    private void write(Session s, Path file, Runnable then) {
        Design design = s.design();
        Workers.run(
                () -> {
                    DesignFiles.save(file, design);
                    return file;
                },
                written -> {
                    s.savedAs(written, design);
                    then.run();
                },
                e -> fail("Cannot save", e.getMessage()));
    }

    /** Goes on when the open document is saved or may be lost. */
    private void leaving(Runnable then) {
        if (session.isEmpty() || !session.get().dirtyProperty().get()) {
            then.run();
            return;
        }
        Alert ask = new Alert(Alert.AlertType.CONFIRMATION, "", SAVE, DISCARD, ButtonType.CANCEL);
        ask.initOwner(stage);
        ask.setTitle("Fanfare");
        ask.setHeaderText("Save the changes to “" + session.get().design().name() + "”?");
        ask.setContentText("Without saving they are lost.");
        ButtonType answer = ask.showAndWait().orElse(ButtonType.CANCEL);
        if (answer == SAVE) {
            save(then);
        } else if (answer == DISCARD) {
            then.run();
        }
    }

    private void fail(String header, String text) {
        Alert alert = new Alert(Alert.AlertType.ERROR);
        alert.initOwner(stage);
        alert.setTitle("Fanfare");
        alert.setHeaderText(header);
        alert.setContentText(text);
        alert.show();
    }
}
