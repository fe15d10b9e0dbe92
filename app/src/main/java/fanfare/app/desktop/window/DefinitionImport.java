package fanfare.app.desktop.window;

import fanfare.app.desktop.Session;
import fanfare.app.desktop.Workers;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.service.DefinitionEdit;
import fanfare.app.service.Import;
import fanfare.exporters.Imported;
import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.FileChooser;

/** Reads the definition of a state machine from a file into a workflow of the drawing. */
final class DefinitionImport {
    private final Session session;
    private final DesignCanvas canvas;
    private final Consumer<String> say;

    DefinitionImport(Session session, DesignCanvas canvas, Consumer<String> say) {
        this.session = session;
        this.canvas = canvas;
        this.say = say;
    }

    /** Asks for the file. */
    void ask(String workflow) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import a definition into " + workflow);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "State machines", "*.asl.json", "*.asl.yaml", "*.asl.yml", "*.asl", "*.json", "*.yaml"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File chosen = chooser.showOpenDialog(canvas.getScene().getWindow());
        if (chosen != null) {
            read(chosen.toPath(), workflow);
        }
    }

    /** Reads a file in the background; what is wrong with it is said in one sentence. */
    void read(Path file, String workflow) {
        Workers.run(
                () -> Import.read(file),
                read -> take(read, workflow),
                e -> say.accept("“" + file.getFileName() + "” cannot be read: " + e.getMessage()));
    }

    private void take(Parsed<Imported> read, String workflow) {
        if (read.value().isEmpty()) {
            say.accept(read.errors().stream().findFirst().map(Problem::text).orElse("The file cannot be read."));
            return;
        }
        if (session.design().component(workflow).isEmpty()) {
            return;
        }
        try {
            session.apply(
                    DefinitionEdit.of(session.design(), workflow, read.value().get()));
        } catch (IllegalArgumentException e) {
            say.accept(String.valueOf(e.getMessage()));
            return;
        }
        if (!canvas.showsSteps(workflow)) {
            canvas.toggleSteps(workflow);
        }
    }
}
