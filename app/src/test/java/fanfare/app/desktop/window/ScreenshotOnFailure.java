package fanfare.app.desktop.window;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/** Keeps a picture of every window of a test that failed, in {@code target/screenshots}. */
public final class ScreenshotOnFailure implements AfterTestExecutionCallback {
    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            String name = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName();
            WaitForAsyncUtils.asyncFx(() -> {
                        int n = 0;
                        for (Window window : Window.getWindows()) {
                            n++;
                            ImageIO.write(
                                    SwingFXUtils.fromFXImage(window.getScene().snapshot(null), null),
                                    "png",
                                    folder.resolve(name + "-" + n + ".png").toFile());
                        }
                        return n;
                    })
                    .get();
        }
    }
}
