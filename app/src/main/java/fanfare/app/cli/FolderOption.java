package fanfare.app.cli;

import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder into which a command writes its files. */
final class FolderOption {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder; the current one by default.")
    private Path folder;

    @Option(names = "--force", description = "Replaces files that are there with another content.")
    private boolean force;

    /** Writes all files or none, and prints their names. */
    void write(Bundle bundle, Terminal terminal) throws IOException {
        BundleWriter.Outcome outcome = BundleWriter.write(bundle, folder, force);
        if (!outcome.done()) {
            throw new CommandFailure("nothing was written: " + folder + " has " + String.join(", ", outcome.inTheWay())
                    + " with another content; --force replaces them");
        }
        bundle.files()
                .keySet()
                .forEach(file -> terminal.print(folder.resolve(file).normalize() + "\n"));
        bundle.remarks().forEach(terminal::say);
    }
}
