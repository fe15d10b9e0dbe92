package fanfare.app.desktop.export;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Session;
import fanfare.exporters.catalogue.Exporters;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.KeyCode;
import javafx.stage.DirectoryChooser;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The export of a session's design in a window of its own. */
public final class ExportDialog {
    private static final double WIDTH = 1_080;
    private static final double HEIGHT = 720;
    private static final int NAMED = 8;

    private ExportDialog() {}

    /** Opens it over another window. Escape closes it. */
    public static Stage open(Window owner, Session session, Appearance appearance) {
        Stage stage = new Stage();
        ExportView view = new ExportView(Exporters.all(), asking(stage));
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        appearance.dress(scene);
        scene.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle("Export " + session.design().name());
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setScene(scene);
        view.show(
                session.design(),
                session.staleProperty().get()
                        ? Optional.empty()
                        : session.resultProperty().get(),
                beside(session));
        stage.show();
        return stage;
    }

    /** A folder of the design's name beside its file. */
    private static Optional<Path> beside(Session session) {
        return session.fileProperty()
                .get()
                .map(f -> f.toAbsolutePath()
                        .getParent()
                        .resolve(folderName(session.design().name())));
    }

    /** The design's name as folders are named: {@code order-fan-out}. */
    static String folderName(String design) {
        String name = design.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "export" : name;
    }

    private static ExportQuestions asking(Stage stage) {
        return new ExportQuestions() {
            @Override
            public Optional<Path> folder(Optional<Path> from) {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle("Export into");
                from.map(Path::toFile)
                        .map(f -> f.isDirectory() ? f : f.getParentFile())
                        .filter(f -> f != null && f.isDirectory())
                        .ifPresent(chooser::setInitialDirectory);
                return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
            }

            @Override
            public boolean replace(Path folder, List<String> files) {
                return confirm(stage, folder, files);
            }
        };
    }

    private static boolean confirm(Stage stage, Path folder, List<String> files) {
        ButtonType replace = new ButtonType("Replace", ButtonBar.ButtonData.OK_DONE);
        String names = String.join("\n", files.subList(0, Math.min(NAMED, files.size())));
        int more = files.size() - NAMED;
        Alert alert = new Alert(
                Alert.AlertType.CONFIRMATION,
                names + (more > 0 ? "\nand " + more + " more" : ""),
                replace,
                ButtonType.CANCEL);
        alert.initOwner(stage);
        alert.setTitle("Replace files");
        alert.setHeaderText(
                (files.size() == 1 ? "One file" : files.size() + " files") + " in " + folder + " would be replaced");
        return alert.showAndWait().filter(replace::equals).isPresent();
    }
}
