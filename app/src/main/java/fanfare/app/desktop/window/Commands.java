package fanfare.app.desktop.window;

import static fanfare.app.desktop.menu.Command.Group.DRAW;
import static fanfare.app.desktop.menu.Command.Group.EDIT;
import static fanfare.app.desktop.menu.Command.Group.FILE;
import static fanfare.app.desktop.menu.Command.Group.RUN;
import static fanfare.app.desktop.menu.Command.Group.VIEW;
import static fanfare.app.desktop.menu.Command.Where.CANVAS;
import static fanfare.app.desktop.menu.Command.Where.WINDOW;

import fanfare.app.desktop.Session;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.clipboard.DesignClipboard;
import fanfare.app.desktop.menu.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The one table of what keys do; menus, tooltips and the sheet of shortcuts say the same. */
final class Commands {
    private static final double STEP = DesignCanvas.GRID;
    private static final double STRIDE = 5 * DesignCanvas.GRID;
    private static final double ZOOM = 1.2;

    private final MainWindow window;

    Commands(MainWindow window) {
        this.window = window;
    }

    /** All commands. */
    List<Command> all() {
        List<Command> all = new ArrayList<>();
        all.addAll(edit());
        all.addAll(draw());
        all.addAll(view());
        all.addAll(run());
        all.addAll(file());
        return all;
    }

    /** Hears the keys of a scene. */
    void listen(Scene scene) {
        for (Command c : all()) {
            if (c.where() == Command.Where.WINDOW) {
                c.keys().forEach(key -> scene.getAccelerators().put(key, c.action()));
            }
        }
    }

    /** Hears the keys of a drawing. */
    void listen(DesignCanvas canvas) {
        List<Command> onCanvas =
                all().stream().filter(c -> c.where() == Command.Where.CANVAS).toList();
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getTarget() == canvas) {
                onCanvas.stream().filter(c -> matches(c, e)).findFirst().ifPresent(c -> {
                    c.action().run();
                    e.consume();
                });
            }
        });
    }

    private static boolean matches(Command c, KeyEvent e) {
        for (KeyCombination key : c.keys()) {
            if (key.match(e)) {
                return true;
            }
        }
        return false;
    }

    private List<Command> edit() {
        return List.of(
                Command.of(EDIT, "Undo", WINDOW, session(Session::undo), "Shortcut+Z"),
                Command.of(EDIT, "Redo", WINDOW, session(Session::redo), "Shortcut+Shift+Z", "Shortcut+Y"),
                Command.of(EDIT, "Cut", CANVAS, clipboard(DesignClipboard::cut), "Shortcut+X"),
                Command.of(EDIT, "Copy", CANVAS, clipboard(DesignClipboard::copy), "Shortcut+C"),
                Command.of(EDIT, "Paste", CANVAS, this::paste, "Shortcut+V"),
                Command.of(EDIT, "Duplicate", CANVAS, clipboard(DesignClipboard::duplicate), "Shortcut+D"),
                Command.of(EDIT, "Delete", CANVAS, drawing(Drawing::delete), "DELETE", "BACK_SPACE"),
                Command.of(
                        EDIT,
                        "Delete and reconnect",
                        CANVAS,
                        drawing(Drawing::deleteAndReconnect),
                        "Shortcut+DELETE",
                        "Shortcut+BACK_SPACE"),
                Command.of(EDIT, "Select all", CANVAS, drawing(Drawing::selectAll), "Shortcut+A"));
    }

    private List<Command> draw() {
        return List.of(
                Command.of(DRAW, "Add a component", WINDOW, drawing(Drawing::quickAdd), "Shortcut+K"),
                Command.of(DRAW, "Add a note", CANVAS, drawing(Drawing::addNote), "N"),
                Command.of(DRAW, "Connect to…", CANVAS, drawing(Drawing::connect), "C"),
                Command.of(DRAW, "Group", CANVAS, drawing(Drawing::group), "Shortcut+G"),
                Command.of(DRAW, "Ungroup", CANVAS, drawing(Drawing::ungroup), "Shortcut+Shift+G"),
                Command.of(DRAW, "Take out of its group", CANVAS, drawing(Drawing::leaveGroup), "Shift+G"),
                Command.of(DRAW, "Rename", CANVAS, drawing(Drawing::rename), "F2", "ENTER"),
                Command.of(DRAW, "Steps of a workflow", CANVAS, drawing(Drawing::toggleSteps), "S"),
                Command.of(DRAW, "Import a definition…", CANVAS, drawing(Drawing::importDefinition), "Shift+I"),
                Command.of(DRAW, "Arrange everything", CANVAS, drawing(Drawing::arrange), "Shift+A"),
                Command.of(DRAW, "Next component", CANVAS, drawing(d -> d.cycle(1)), "TAB"),
                Command.of(DRAW, "Previous component", CANVAS, drawing(d -> d.cycle(-1)), "Shift+TAB"),
                Command.of(DRAW, "Follow a connection", CANVAS, drawing(d -> d.walk(true)), "Alt+RIGHT"),
                Command.of(DRAW, "Go back along it", CANVAS, drawing(d -> d.walk(false)), "Alt+LEFT"),
                move(-1, 0, "LEFT"),
                move(1, 0, "RIGHT"),
                move(0, -1, "UP"),
                move(0, 1, "DOWN"),
                stride(-1, 0, "Shift+LEFT"),
                stride(1, 0, "Shift+RIGHT"),
                stride(0, -1, "Shift+UP"),
                stride(0, 1, "Shift+DOWN"));
    }

    private Command move(int x, int y, String key) {
        return Command.of(DRAW, "", CANVAS, drawing(d -> d.nudge(x * STEP, y * STEP)), key);
    }

    private Command stride(int x, int y, String key) {
        return Command.of(DRAW, "", CANVAS, drawing(d -> d.nudge(x * STRIDE, y * STRIDE)), key);
    }

    private List<Command> view() {
        return List.of(
                Command.of(
                        VIEW,
                        "Zoom in",
                        WINDOW,
                        canvas(c -> c.zoom(ZOOM)),
                        "Shortcut+EQUALS",
                        "Shortcut+PLUS",
                        "Shortcut+ADD"),
                Command.of(
                        VIEW, "Zoom out", WINDOW, canvas(c -> c.zoom(1 / ZOOM)), "Shortcut+MINUS", "Shortcut+SUBTRACT"),
                Command.of(VIEW, "Actual size", WINDOW, canvas(DesignCanvas::actualSize), "Shortcut+DIGIT0"),
                Command.of(VIEW, "Show everything", CANVAS, canvas(DesignCanvas::fit), "Shift+DIGIT1"),
                Command.of(VIEW, "Find a component", WINDOW, drawing(Drawing::find), "Shortcut+F"),
                Command.of(VIEW, "Figures on the drawing", CANVAS, view(DocumentView::toggleBadges), "B"),
                Command.of(VIEW, "Other resources", CANVAS, view(DocumentView::toggleResources), "O"),
                Command.of(VIEW, "Template text", WINDOW, view(DocumentView::toggleCode), "Shortcut+U"),
                Command.of(VIEW, "Results and problems", WINDOW, view(DocumentView::toggleDrawer), "Shortcut+J"),
                Command.of(
                        VIEW, "Light or dark", WINDOW, () -> window.appearance().toggle(), "Alt+Shift+D"),
                Command.of(VIEW, "This sheet", CANVAS, window::showShortcuts, "Shift+SLASH", "F1"));
    }

    private List<Command> run() {
        return List.of(
                Command.of(RUN, "Run the scenario", WINDOW, session(Session::run), "F5", "Shortcut+ENTER"),
                Command.of(RUN, "Cancel the run", WINDOW, session(Session::cancelRun), "Shift+F5"));
    }

    private List<Command> file() {
        return List.of(
                Command.of(FILE, "New", WINDOW, window::newDesign, "Shortcut+N"),
                Command.of(FILE, "Open…", WINDOW, window::open, "Shortcut+O"),
                Command.of(FILE, "Save", WINDOW, window::save, "Shortcut+S"),
                Command.of(FILE, "Save as…", WINDOW, window::saveAs, "Shortcut+Shift+S"),
                Command.of(FILE, "Export…", WINDOW, window::export, "Shortcut+E"),
                Command.of(FILE, "Close", WINDOW, window::close, "Shortcut+W"));
    }

    private void paste() {
        window.view().ifPresent(v -> {
            Optional<fanfare.model.design.Layout.Point> at =
                    v.canvas().pointerSeen().map(p -> DesignCanvas.snapped(p.getX(), p.getY()));
            if (!v.clipboard().paste(at)) {
                v.say("The clipboard holds no part of a design.");
            }
        });
    }

    private Runnable session(Consumer<Session> act) {
        return () -> window.session().ifPresent(act);
    }

    private Runnable view(Consumer<DocumentView> act) {
        return () -> window.view().ifPresent(act);
    }

    private Runnable drawing(Consumer<Drawing> act) {
        return view(v -> act.accept(v.drawing()));
    }

    private Runnable canvas(Consumer<DesignCanvas> act) {
        return view(v -> act.accept(v.canvas()));
    }

    private Runnable clipboard(Consumer<DesignClipboard> act) {
        return view(v -> act.accept(v.clipboard()));
    }
}
