package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.exporters.picture.Theme;
import fanfare.model.file.DesignReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/** Draws the window's states into files, to be looked at: {@code Screenshots DESIGN FOLDER}. */
public final class Screenshots {
    private Screenshots() {}

    public static void main(String[] args) throws Exception {
        Path design = Path.of(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1]));
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            Appearance appearance = new Appearance(Theme.LIGHT);
            MainWindow window = new MainWindow(stage, appearance);
            stage.show();
            window.newDesign();
            shoot(stage, folder, "empty-light", () -> {
                Session s = new Session(DesignReader.read(design).value().orElseThrow(), Optional.of(design), Map.of());
                window.show(s);
                shoot(stage, folder, "open-light", () -> {
                    s.select(Selection.of(s.design().components().get(2).name()));
                    s.run();
                    waitForRun(
                            s,
                            () -> shoot(stage, folder, "results-light", () -> {
                                appearance.toggle();
                                shoot(stage, folder, "results-dark", done::countDown);
                            }));
                });
            });
        });
        done.await();
        System.exit(0);
    }

    private static void waitForRun(Session s, Runnable then) {
        s.runProperty().addListener((o, was, is) -> {
            if (!is.running()) {
                then.run();
            }
        });
    }

    private static void shoot(Stage stage, Path folder, String name, Runnable then) {
        PauseTransition pause = new PauseTransition(Duration.millis(900));
        pause.setOnFinished(e -> {
            var image = stage.getScene().snapshot(null);
            try {
                ImageIO.write(
                        SwingFXUtils.fromFXImage(image, null),
                        "png",
                        folder.resolve(name + ".png").toFile());
            } catch (java.io.IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
            then.run();
        });
        pause.play();
    }
}
