package fanfare.app.desktop.pictures;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Fonts;
import fanfare.app.desktop.Workers;
import fanfare.exporters.picture.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Draws views into PNG files under {@code target/screenshots}, to be looked at. */
final class Pictures {
    private final Path folder;

    Pictures(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** Both themes, one size. */
    void take(String name, double width, double height, Supplier<Parent> view) throws IOException {
        take(name, false, width, height, view);
        take(name, true, width, height, view);
    }

    /** Both themes, after the view has finished its work in the background. */
    void takeLater(String name, double width, double height, Supplier<Parent> view) throws IOException {
        takeLater(name, false, width, height, view);
        takeLater(name, true, width, height, view);
    }

    void takeLater(String name, boolean dark, double width, double height, Supplier<Parent> view) throws IOException {
        take(name, dark, width, height, view, true);
    }

    void take(String name, boolean dark, double width, double height, Supplier<Parent> view) throws IOException {
        take(name, dark, width, height, view, false);
    }

    private void take(String name, boolean dark, double width, double height, Supplier<Parent> view, boolean waits)
            throws IOException {
        Fonts.load();
        Appearance appearance = new Appearance(dark ? Theme.DARK : Theme.LIGHT);
        Scene scene = new Scene(view.get(), width, height);
        scene.getRoot().setStyle("-fx-font-family: \"" + Fonts.FAMILY + "\"");
        appearance.dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        if (waits) {
            // What the view does in the background comes back through this same queue.
            Object loop = new Object();
            Workers.run(
                    () -> {
                        Thread.sleep(2_500);
                        return loop;
                    },
                    o -> Platform.exitNestedEventLoop(loop, null),
                    e -> Platform.exitNestedEventLoop(loop, null));
            Platform.enterNestedEventLoop(loop);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        Path file = folder.resolve(name + (dark ? "-dark" : "-light") + (width > 2000 ? "-wide" : "") + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
        stage.close();
    }
}
