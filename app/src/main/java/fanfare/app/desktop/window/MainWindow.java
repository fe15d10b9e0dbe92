package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.Workers;
import fanfare.app.desktop.evidence.EvidenceDialog;
import fanfare.app.desktop.export.ExportDialog;
import fanfare.app.desktop.file.Autosave;
import fanfare.app.desktop.file.Documents;
import fanfare.app.desktop.file.Questions;
import fanfare.app.desktop.menu.ShortcutSheet;
import fanfare.app.desktop.welcome.WelcomeActions;
import fanfare.app.desktop.welcome.WelcomeView;
import fanfare.samples.Sample;
import fanfare.samples.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The window: one document at a time, and the way from one to the next. */
public final class MainWindow implements WelcomeActions {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;

    private static final String OPENED = "(?i).*\\.(json|ya?ml|template)";

    private final Stage stage;
    private final Appearance appearance;
    private final Questions questions;
    private final Documents documents;
    private final Commands commands = new Commands(this);
    private final BorderPane root = new BorderPane();
    private final ShortcutSheet sheet = new ShortcutSheet();
    private Optional<Session> session = Optional.empty();
    private Optional<DocumentView> view = Optional.empty();
    private Optional<Autosave> autosave = Optional.empty();
    private Optional<WelcomeView> welcome = Optional.empty();

    /** A window on a stage, which asks in dialogs. */
    public MainWindow(Stage stage, Appearance appearance) {
        this(stage, appearance, new Dialogs(stage));
    }

    /** A window that asks in some way. */
    MainWindow(Stage stage, Appearance appearance, Questions questions) {
        this.stage = stage;
        this.appearance = appearance;
        this.questions = questions;
        this.documents = new Documents(questions, this::show);
        Scene scene = new Scene(new StackPane(root, sheet), WIDTH, HEIGHT);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnCloseRequest(e -> {
            e.consume();
            leaving(stage::close);
        });
        appearance.themeProperty().addListener((o, was, is) -> welcome.ifPresent(w -> w.setTheme(is)));
        commands.listen(scene);
        takeFiles(scene);
    }

    /** The open document. */
    public Optional<Session> session() {
        return session;
    }

    /** The view of the open document. */
    public Optional<DocumentView> view() {
        return view;
    }

    /** Light or dark. */
    Appearance appearance() {
        return appearance;
    }

    /** The documents of this window. */
    public Documents documents() {
        return documents;
    }

    // ---- documents

    /** The page before a document is open. */
    public void welcome() {
        leaveSession();
        WelcomeView page = new WelcomeView(this, appearance.theme());
        page.show(Samples.all(), documents.recentProperty().get().present().paths());
        welcome = Optional.of(page);
        root.setTop(null);
        root.setBottom(null);
        root.setCenter(page);
        stage.setTitle("Fanfare");
    }

    private void leaveSession() {
        autosave.ifPresent(Autosave::stop);
        autosave = Optional.empty();
        session = Optional.empty();
        view = Optional.empty();
        welcome = Optional.empty();
    }

    /** Back to the welcome page, once the open document may be left. */
    void close() {
        leaving(this::welcome);
    }

    @Override
    public void create() {
        newDesign();
    }

    @Override
    public void open(Sample sample) {
        leaving(() -> Workers.run(
                () -> attachments(sample),
                files -> documents.create(sample.design(), files),
                e -> questions.failed("The sample cannot be opened", String.valueOf(e.getMessage()))));
    }

    private static Map<String, byte[]> attachments(Sample sample) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : sample.files()) {
            try (InputStream in = sample.open(name)) {
                files.put(name, in.readAllBytes());
            }
        }
        return files;
    }

    /** An empty design, once the open one may be left. */
    public void newDesign() {
        leaving(documents::create);
    }

    /** Asks for a file and opens it, once the open document may be left. */
    @Override
    public void open() {
        leaving(documents::open);
    }

    /** Opens a file, once the open document may be left. */
    @Override
    public void open(Path file) {
        leaving(() -> documents.open(file));
    }

    /** Saves the open document. */
    void save() {
        session.ifPresent(s -> documents.save(s, () -> {}));
    }

    /** Saves the open document somewhere else. */
    void saveAs() {
        session.ifPresent(s -> documents.saveAs(s, () -> {}));
    }

    /** Shows what the open document becomes, to be written. */
    void export() {
        session.ifPresent(s -> ExportDialog.open(stage, s, appearance));
    }

    private void leaving(Runnable then) {
        session.ifPresentOrElse(s -> documents.close(s, then), then);
    }

    /** Shows a document. */
    public void show(Session opened) {
        leaveSession();
        autosave = Optional.of(new Autosave(documents, opened));
        session = Optional.of(opened);
        DocumentView document = new DocumentView(opened, appearance);
        view = Optional.of(document);
        commands.listen(document.canvas());
        root.setTop(new TopBar(
                opened,
                appearance,
                List.of(fileMenu(), new ViewMenu(document, appearance)),
                document,
                this::showShortcuts,
                this::showEvidence));
        root.setCenter(document);
        root.setBottom(new StatusBar(opened, document::openProblems));
        opened.designProperty().addListener((o, was, is) -> title());
        opened.dirtyProperty().addListener((o, was, is) -> title());
        title();
        document.canvas().requestFocus();
    }

    private void title() {
        session.ifPresent(
                s -> stage.setTitle(s.design().name() + (s.dirtyProperty().get() ? " •" : "") + " – Fanfare"));
    }

    /** Shows all keys. */
    void showShortcuts() {
        sheet.show(commands.all());
    }

    /** Shows how accurate the simulator is. */
    void showEvidence() {
        EvidenceDialog.open(stage, appearance);
    }

    private MenuButton fileMenu() {
        MenuButton menu = new MenuButton("File");
        menu.setId("file-menu");
        Menu recent = new Menu("Open recent");
        recent.setId("recent");
        menu.getItems()
                .addAll(
                        item("New", "Shortcut+N", this::newDesign),
                        item("Open…", "Shortcut+O", this::open),
                        recent,
                        new SeparatorMenuItem(),
                        item("Save", "Shortcut+S", this::save),
                        item("Save as…", "Shortcut+Shift+S", this::saveAs),
                        new SeparatorMenuItem(),
                        item("Export…", "Shortcut+E", this::export),
                        new SeparatorMenuItem(),
                        item("Close", "Shortcut+W", this::close));
        menu.setOnShowing(e -> fillRecent(recent));
        fillRecent(recent);
        return menu;
    }

    private void fillRecent(Menu menu) {
        List<Path> paths = documents.recentProperty().get().paths();
        menu.getItems().clear();
        menu.setDisable(paths.isEmpty());
        for (Path path : paths) {
            MenuItem item = new MenuItem(path.getFileName() + "   " + path.getParent());
            item.setMnemonicParsing(false);
            item.setOnAction(e -> open(path));
            menu.getItems().add(item);
        }
    }

    /** The key is heard by the scene; here it is only shown. */
    private static MenuItem item(String text, String key, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setAccelerator(KeyCombination.valueOf(key));
        item.setOnAction(e -> action.run());
        return item;
    }

    // ---- files dragged onto the window

    private void takeFiles(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_OVER, e -> {
            if (!dragged(e).isEmpty()) {
                e.acceptTransferModes(TransferMode.COPY);
                e.consume();
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, e -> {
            List<Path> files = dragged(e);
            if (!files.isEmpty()) {
                e.setDropCompleted(true);
                e.consume();
                leaving(() -> documents.open(files));
            }
        });
    }

    private static List<Path> dragged(DragEvent e) {
        return e.getDragboard().hasFiles()
                ? e.getDragboard().getFiles().stream()
                        .filter(f -> f.getName().matches(OPENED))
                        .map(java.io.File::toPath)
                        .toList()
                : List.of();
    }
}
