package fanfare.app.desktop.window;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Fonts;
import fanfare.exporters.picture.Theme;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** The desktop program. */
public final class DesktopApplication extends Application {
    private static Optional<Path> toOpen = Optional.empty();

    /** Opens the window and waits until it is closed; returns the exit status. */
    public static int open(Path fileOrNull) {
        toOpen = Optional.ofNullable(fileOrNull);
        launch(DesktopApplication.class);
        return 0;
    }

    @Override
    public void start(Stage stage) {
        Fonts.load();
        Browser.use(getHostServices());
        MainWindow window = new MainWindow(stage, new Appearance(Theme.LIGHT));
        stage.show();
        window.welcome();
        toOpen.ifPresent(window::open);
        window.documents().recoverUntitled();
    }
}
