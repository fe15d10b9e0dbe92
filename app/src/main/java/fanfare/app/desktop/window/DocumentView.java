package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Report;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.canvas.Placing;
import fanfare.app.desktop.clipboard.DesignClipboard;
import fanfare.app.desktop.code.CodeModel;
import fanfare.app.desktop.code.CodeView;
import fanfare.app.desktop.inspector.InspectorView;
import fanfare.app.desktop.menu.Finder;
import fanfare.app.desktop.palette.PaletteView;
import fanfare.app.desktop.scenario.ScenarioView;
import fanfare.exporters.picture.Theme;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One open document: palette, canvas, inspector, and below them what a run found. */
public final class DocumentView extends BorderPane {
    private static final double DRAWER_OPEN = 0.56;
    private static final double CODE_FROM = 0.52;

    private final Session session;
    private final PaletteView palette;
    private final DesignCanvas canvas;
    private final InspectorView inspector;
    private final Toast toast = new Toast();
    private final Finder finder = new Finder();
    private final DesignClipboard clipboard;
    private final Drawing drawing;
    private final BooleanProperty badgesShown = new SimpleBooleanProperty(true);
    private final BooleanProperty resourcesShown = new SimpleBooleanProperty(false);
    private final BooleanProperty codeShown = new SimpleBooleanProperty(false);
    private final CodeModel code;
    private final CodeView codeView;
    private final SplitPane beside = new SplitPane();
    private final TabPane drawer = new TabPane();
    private final SplitPane split = new SplitPane();
    private final Tab results;
    private final Tab scenarios;
    private final Tab problems;
    private Optional<Tab> report = Optional.empty();

    /** A view of a session. */
    public DocumentView(Session session, Appearance appearance) {
        this.session = session;
        Theme theme = appearance.theme();
        palette = new PaletteView(theme);
        canvas = new DesignCanvas(session, theme);
        code = new CodeModel(session);
        codeView = new CodeView(session, code, () -> codeShown.set(false));
        inspector = new InspectorView(session, code, theme);
        inspector.setOnLine(this::showLine);
        appearance.themeProperty().addListener((o, was, is) -> {
            palette.setTheme(is);
            canvas.setTheme(is);
            inspector.setTheme(is);
        });
        palette.setOnPick(kind -> {
            canvas.requestFocus();
            canvas.use(new Placing(kind));
        });
        palette.setOnAdd(kind -> canvas.add(kind, canvas.middle(), true));
        clipboard = new DesignClipboard(session);
        drawing = new Drawing(session, canvas, finder, appearance::theme, this::say);
        CanvasMenu menu = new CanvasMenu(session, canvas, drawing, clipboard);
        canvas.setOnReason(r -> toast.show(r.text(), r.at()));
        canvas.setOnLooseEnd(drawing::continueFrom);
        canvas.setOnChoice(menu::choose);
        canvas.setOnContext(menu::show);
        badgesShown.addListener((o, was, is) -> canvas.setBadgesShown(is));
        resourcesShown.addListener((o, was, is) -> canvas.setResourcesShown(is));
        codeShown.addListener((o, was, is) -> showCode(is));
        codeView.setOnSelect(canvas::reveal);
        takeDrops();
        StackPane stage = new StackPane(canvas, hint(), zoomButtons(), finder, toast);
        stage.getStyleClass().add("stage");
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("document-split");
        beside.getStyleClass().add("canvas-split");
        beside.getItems().add(new BorderPane(stage, new Notice(session, this::openReport), null, null, null));
        split.getItems().add(beside);
        drawer.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        drawer.getStyleClass().add("drawer");
        drawer.setId("drawer");
        scenarios = addPanel("Scenarios", "fth-sliders", ScenarioView.of(session));
        results = addPanel("Results", "fth-activity", new RunResults(session, canvas).view());
        problems = addPanel("Problems", "fth-alert-triangle", new ProblemsView(session));
        session.reportProperty().addListener((o, was, is) -> addReport(is));
        addReport(session.reportProperty().get());
        setLeft(palette);
        setCenter(split);
        setRight(inspector);
        session.runProperty().addListener((o, was, is) -> {
            if (is.running() && !was.running()) {
                open(results);
            }
        });
    }

    /** The canvas. */
    public DesignCanvas canvas() {
        return canvas;
    }

    /** The palette. */
    public PaletteView palette() {
        return palette;
    }

    /** What can be done to the drawing. */
    Drawing drawing() {
        return drawing;
    }

    /** Copying and pasting. */
    DesignClipboard clipboard() {
        return clipboard;
    }

    /** Whether components show the figures of the last run. */
    BooleanProperty badgesShownProperty() {
        return badgesShown;
    }

    /** Shows or hides the figures of the last run. */
    void toggleBadges() {
        badgesShown.set(!badgesShown.get());
    }

    /** Whether resources are shown that take no part in the simulation. */
    BooleanProperty resourcesShownProperty() {
        return resourcesShown;
    }

    /** Shows or hides the resources that take no part in the simulation. */
    void toggleResources() {
        resourcesShown.set(!resourcesShown.get());
    }

    /** Whether the text of the template is shown beside the drawing. */
    BooleanProperty codeShownProperty() {
        return codeShown;
    }

    /** Shows or hides the text of the template. */
    void toggleCode() {
        codeShown.set(!codeShown.get());
    }

    private void showCode(boolean shown) {
        code.want(shown);
        if (shown) {
            beside.getItems().add(codeView);
            beside.setDividerPositions(CODE_FROM);
            Platform.runLater(codeView::reveal);
        } else {
            beside.getItems().remove(codeView);
        }
    }

    /** Shows a line of the template. */
    void showLine(int line) {
        boolean there = codeShown.get();
        codeShown.set(true);
        if (there) {
            codeView.showLine(line);
        } else {
            Platform.runLater(() -> Platform.runLater(() -> codeView.showLine(line)));
        }
    }

    private void addReport(Report is) {
        if (!is.isEmpty() && report.isEmpty()) {
            report = Optional.of(addPanel("Template", "fth-file-text", new ReportView(session, this::showLine)));
        }
    }

    /** Shows what was understood of the template. */
    void openReport() {
        report.ifPresent(this::open);
    }

    /** Shows what the design is put through. */
    void openScenarios() {
        open(scenarios);
    }

    /** Shows what is wrong with the design. */
    void openProblems() {
        open(problems);
    }

    /** Adds a panel below the canvas. */
    public Tab addPanel(String title, String icon, Region panel) {
        Tab tab = new Tab(title, panel);
        tab.setGraphic(new FontIcon(icon));
        drawer.getTabs().add(tab);
        return tab;
    }

    /** Shows the panels below the canvas. */
    public void openDrawer() {
        if (!drawer.getTabs().isEmpty() && !split.getItems().contains(drawer)) {
            split.getItems().add(drawer);
            SplitPane.setResizableWithParent(drawer, false);
            split.setDividerPositions(DRAWER_OPEN);
        }
    }

    /** Shows one panel below the canvas. */
    public void open(Tab panel) {
        openDrawer();
        drawer.getSelectionModel().select(panel);
    }

    /** Shows or hides the panels below the canvas. */
    public void toggleDrawer() {
        if (!split.getItems().remove(drawer)) {
            openDrawer();
        }
    }

    /** Shows a sentence in the middle of the canvas. */
    public void say(String text) {
        toast.show(text, new javafx.geometry.Point2D(canvas.getWidth() / 2 - 160, canvas.getHeight() - 90));
    }

    private Region hint() {
        Label title = new Label("Drag a component here");
        title.getStyleClass().add("hint-title");
        Label text = new Label("Begin with a client on the left, then connect it from the port at its right side.");
        text.getStyleClass().add("quiet");
        VBox hint = new VBox(6, title, text);
        hint.setAlignment(Pos.CENTER);
        hint.setMouseTransparent(true);
        hint.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> session.design().components().isEmpty(), session.designProperty()));
        return hint;
    }

    private Region zoomButtons() {
        Label scale = new Label();
        scale.getStyleClass().add("zoom-label");
        scale.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> String.format(
                                Locale.ROOT, "%.0f %%", canvas.viewport().scale() * 100),
                        canvas.viewportProperty()));
        HBox box = new HBox(
                button("fth-minus", "Zoom out (Ctrl −)", () -> canvas.zoom(1 / 1.2)),
                scale,
                button("fth-plus", "Zoom in (Ctrl +)", () -> canvas.zoom(1.2)),
                button("fth-maximize", "Show everything (Shift 1)", canvas::fit));
        box.getStyleClass().add("zoom-buttons");
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(box, new javafx.geometry.Insets(0, 16, 16, 0));
        return box;
    }

    static Button button(String icon, String tip, Runnable action) {
        Button b = new Button("", new FontIcon(icon));
        b.getStyleClass().addAll("flat", "icon-button");
        b.setTooltip(new Tooltip(tip));
        b.setAccessibleText(tip);
        b.setFocusTraversable(false);
        b.setOnAction(e -> action.run());
        return b;
    }

    private void takeDrops() {
        canvas.setOnDragOver(e -> {
            if (e.getDragboard().hasContent(PaletteView.KIND)) {
                e.acceptTransferModes(TransferMode.COPY);
            }
        });
        canvas.setOnDragDropped(e -> {
            Object name = e.getDragboard().getContent(PaletteView.KIND);
            Kind kind = name == null ? null : Kinds.named(name.toString()).orElse(null);
            if (kind != null) {
                canvas.add(kind, canvas.viewport().toModel(e.getX(), e.getY()), true);
            }
            e.setDropCompleted(kind != null);
        });
    }
}
