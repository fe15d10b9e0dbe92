package fanfare.app.desktop.pictures;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Fonts;
import fanfare.exporters.picture.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
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

    void take(String name, boolean dark, double width, double height, Supplier<Parent> view) throws IOException {
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
        Path file = folder.resolve(name + (dark ? "-dark" : "-light") + (width > 2000 ? "-wide" : "") + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
        stage.close();
    }
}
