package fanfare.app.desktop.window;

import fanfare.app.desktop.file.Questions;
import fanfare.model.file.DesignFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Asks the user in dialogs. */
final class Dialogs implements Questions {
    private static final ButtonType SAVE = new ButtonType("Save", ButtonData.YES);
    private static final ButtonType DISCARD = new ButtonType("Don't save", ButtonData.NO);
    private static final ButtonType OVERWRITE = new ButtonType("Write over it", ButtonData.YES);
    private static final ButtonType RECOVER = new ButtonType("Bring them back", ButtonData.YES);
    private static final ButtonType FORGET = new ButtonType("Forget them", ButtonData.NO);

    private final Stage stage;

    Dialogs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public List<Path> filesToOpen() {
        FileChooser chooser = chooser("Open a design, a template, or several templates as one design");
        chooser.getExtensionFilters()
                .add(
                        0,
                        new FileChooser.ExtensionFilter(
                                "Designs and templates", "*.json", "*.yaml", "*.yml", "*.template"));
        List<File> files = chooser.showOpenMultipleDialog(stage);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> fileToSave(String suggestedName) {
        FileChooser chooser = chooser("Save the design");
        chooser.setInitialFileName(suggestedName);
        return path(chooser.showSaveDialog(stage));
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Fanfare designs", "*" + DesignFiles.EXTENSION),
                        new FileChooser.ExtensionFilter("All files", "*"));
        return chooser;
    }

    private static Optional<Path> path(File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }

    @Override
    public Unsaved unsaved(String title) {
        ButtonType answer = ask(
                "Save the changes to “" + title + "”?",
                "Without saving they are lost.",
                SAVE,
                DISCARD,
                ButtonType.CANCEL);
        return answer == SAVE ? Unsaved.SAVE : answer == DISCARD ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public boolean overwriteChanged(Path file) {
        return ask(
                        "“" + file.getFileName() + "” was changed by somebody else",
                        "Writing over it loses what they changed. To keep both, cancel and save under another name.",
                        OVERWRITE,
                        ButtonType.CANCEL)
                == OVERWRITE;
    }

    @Override
    public boolean recover(String title) {
        return ask(
                        "There are unsaved changes of “" + title + "”",
                        "An earlier session ended before they were saved.",
                        RECOVER,
                        FORGET)
                == RECOVER;
    }

    @Override
    public void failed(String what, String why) {
        Alert alert = alert(Alert.AlertType.ERROR, what, why, ButtonType.CLOSE);
        alert.show();
    }

    private ButtonType ask(String header, String text, ButtonType... buttons) {
        return alert(Alert.AlertType.CONFIRMATION, header, text, buttons)
                .showAndWait()
                .orElse(ButtonType.CANCEL);
    }

    private Alert alert(Alert.AlertType type, String header, String text, ButtonType... buttons) {
        Alert alert = new Alert(type, text, buttons);
        alert.initOwner(stage);
        alert.setTitle("Fanfare");
        alert.setHeaderText(header);
        alert.getDialogPane().getStylesheets().setAll(stage.getScene().getStylesheets());
        alert.getDialogPane().getStyleClass().add("dialog");
        alert.getDialogPane().setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return alert;
    }
}
