package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Fonts;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.canvas.Connecting;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.canvas.LooseEnd;
import fanfare.app.service.Import;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.edit.SetProperty;
import fanfare.model.edit.UnsetProperty;
import fanfare.model.file.DesignReader;
import fanfare.model.kind.Function;
import fanfare.model.kind.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/**
 * Draws the window's states into files, to be looked at: {@code Screenshots FILE FOLDER [WIDTHxHEIGHT]}. Needs the flags
 * of the tests with windows.
 */
public final class Screenshots {
    private static final Duration SETTLING = Duration.millis(400);

    private final Stage stage = new Stage();
    private final Appearance appearance = new Appearance(Theme.LIGHT);
    private final MainWindow window = new MainWindow(stage, appearance);
    private final Map<String, Runnable> states = new LinkedHashMap<>();
    private final Path folder;
    private final CountDownLatch done;
    private boolean opening;

    private Screenshots(Path design, Path folder, double width, double height, CountDownLatch done) {
        this.folder = folder;
        this.done = done;
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        if (Import.isTemplate(design)) {
            template(design);
        } else {
            states(DesignReader.read(design).value().orElseThrow());
        }
        next(states.entrySet().iterator());
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[1]));
        String[] size = (args.length > 2 ? args[2] : "1280x800").split("x");
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            Fonts.load();
            new Screenshots(Path.of(args[0]), folder, Double.parseDouble(size[0]), Double.parseDouble(size[1]), done);
        });
        done.await();
        System.exit(0);
    }

    private void states(Design design) {
        states.put("welcome", window::welcome);
        states.put("empty", () -> window.show(new Session(Design.named("Untitled"), Optional.empty(), Map.of())));
        states.put("open", () -> window.show(new Session(design, Optional.empty(), Map.of())));
        states.put("selected", () -> session().select(Selection.of(third())));
        states.put(
                "several",
                () -> session()
                        .select(Selection.of(design.components().stream()
                                .filter(c -> c.kind() == Function.KIND)
                                .map(c -> c.name())
                                .toList())));
        states.put(
                "connection",
                () -> session().select(Selection.of(design.connections().get(6).id())));
        states.put("connecting", () -> {
            session().select(Selection.of(third()));
            canvas().use(new Connecting(third()));
        });
        states.put("quick-add", () -> {
            canvas().use(canvas().tool().cancel(canvas()));
            view().drawing().continueFrom(new LooseEnd(third(), canvas().middle(), Point2D.ZERO));
        });
        states.put("renaming", () -> {
            stage.getScene().lookup("#finder").getParent().setVisible(false);
            canvas().rename(third());
        });
        states.put(
                "refused",
                () -> canvas().explain(
                                "A queue cannot be its own dead-letter queue. Add a second queue for the failed messages.",
                                new Point2D(200, 200)));
        design.components().stream()
                .filter(c -> c.kind() == Workflow.KIND)
                .findFirst()
                .ifPresent(this::steps);
        if (!design.layout().groups().isEmpty()) {
            groups(design);
        }
        states.put("shortcuts", () -> {
            stage.getScene().lookup("#finder").getParent().setVisible(false);
            window.showShortcuts();
        });
        states.put("results", () -> {
            stage.getScene().getRoot().lookup(".shortcut-veil").setVisible(false);
            session().run();
        });
        states.put("stale", () -> session().apply(new SetProperty<>(third(), Function.MEMORY, 1024L)));
        states.put("results-dark", appearance::toggle);
        states.put("selected-dark", () -> view().toggleDrawer());
        states.put("quick-add-dark", () -> view().drawing().quickAdd());
        states.put("scenarios-dark", () -> view().openScenarios());
        states.put("welcome-dark", window::welcome);
    }

    private void groups(Design design) {
        states.put("groups", () -> {
            stage.getScene().lookup("#finder").getParent().setVisible(false);
            canvas().use(canvas().tool().cancel(canvas()));
            canvas().requestFocus();
            session().select(Selection.NONE);
            canvas().fit();
        });
        states.put(
                "groups-selected",
                () -> session()
                        .select(Selection.of(design.layout().groups().get(0).members())));
        states.put("groups-dark", appearance::toggle);
        states.put("groups-near-dark", () -> canvas().zoom(3));
        states.put("groups-renaming-dark", () -> canvas().renameGroup(0));
        states.put("groups-renaming", appearance::toggle);
        states.put("groups-far", () -> {
            canvas().requestFocus();
            canvas().fit();
            canvas().zoom(0.5);
        });
    }

    private void steps(Component workflow) {
        states.put("steps", () -> {
            stage.getScene().lookup("#finder").getParent().setVisible(false);
            canvas().requestFocus();
            session().select(Selection.of(workflow.name()));
            canvas().toggleSteps(workflow.name());
        });
        states.put("steps-dark", appearance::toggle);
        states.put("steps-all-dark", () -> canvas().fit());
        states.put("steps-all", appearance::toggle);
        states.put("steps-far", () -> canvas().zoom(0.3));
        states.put("steps-near", () -> canvas().zoom(4));
        states.put("steps-wrong", () -> {
            canvas().fit();
            session().apply(new SetProperty<>(workflow.name(), Workflow.DEFINITION, "{\"States\": {}}"));
        });
        states.put("steps-typed", () -> {
            session().undo();
            Platform.runLater(() -> ((TextArea) stage.getScene().lookup("#edit-definition")).appendText("}"));
        });
        states.put("steps-of-connections", () -> {
            session().apply(new UnsetProperty(workflow.name(), Workflow.DEFINITION));
        });
        states.put("steps-closed", () -> {
            session().undo();
            canvas().toggleSteps(workflow.name());
            canvas().fit();
        });
    }

    private void template(Path file) {
        opening = true;
        states.put("template", () -> window.open(file));
        states.put("template-code", () -> view().toggleCode());
        states.put(
                "template-function",
                () -> session()
                        .select(Selection.of(session().design().components().stream()
                                .filter(c -> c.kind() == Function.KIND)
                                .findFirst()
                                .orElseThrow()
                                .name())));
        states.put("template-connection", () -> {
            session()
                    .select(Selection.of(session().design().connections().get(1).id()));
            inspector().setVvalue(1);
        });
        states.put("template-connection-why", () -> inspector().setVvalue(1));
        states.put("template-resources", () -> view().toggleResources());
        states.put("template-report", () -> view().openReport());
        states.put("template-report-dark", appearance::toggle);
        states.put("template-dark", () -> view().toggleDrawer());
        states.put("template-shortcuts-dark", window::showShortcuts);
    }

    private ScrollPane inspector() {
        return (ScrollPane) stage.getScene().lookup("#inspector");
    }

    private Session session() {
        return window.session().orElseThrow();
    }

    private DocumentView view() {
        return window.view().orElseThrow();
    }

    private DesignCanvas canvas() {
        return view().canvas();
    }

    private String third() {
        return session().design().components().get(2).name();
    }

    private void next(Iterator<Map.Entry<String, Runnable>> left) {
        if (!left.hasNext()) {
            done.countDown();
            return;
        }
        Map.Entry<String, Runnable> state = left.next();
        state.getValue().run();
        settle(() -> settle(() -> {
            shoot(state.getKey());
            next(left);
        }));
    }

    private void settle(Runnable then) {
        PauseTransition pause = new PauseTransition(SETTLING);
        pause.setOnFinished(e -> {
            boolean running = window.session()
                    .filter(s -> s.runProperty().get().running())
                    .isPresent();
            if (running || opening && window.session().isEmpty()) {
                settle(then);
            } else {
                then.run();
            }
        });
        pause.play();
    }

    private void shoot(String name) {
        try {
            ImageIO.write(
                    SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null),
                    "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
