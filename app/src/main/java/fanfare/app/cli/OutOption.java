package fanfare.app.cli;

import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a result goes: to a file when one is named, else to standard output. */
final class OutOption {
    @Option(names = "--out", paramLabel = "FILE", description = "Writes to a file instead of standard output.")
    private Path file;

    @Option(names = "--force", description = "Replaces the file if it is there.")
    private boolean force;

    boolean isFile() {
        return file != null;
    }

    /** Refuses a file that is there, before any work is done. */
    void requireFree() {
        if (file != null && !force && Files.exists(file)) {
            throw inTheWay();
        }
    }

    private CommandFailure inTheWay() {
        return new CommandFailure(file + " is already there; --force replaces it");
    }

    /** Writes a finished result, at once. */
    void print(String result, Terminal terminal) throws IOException {
        if (file == null) {
            terminal.print(result);
        } else {
            Path whole = file.toAbsolutePath();
            Bundle bundle = Bundle.of(Map.of(whole.getFileName().toString(), Content.text(result)));
            if (!BundleWriter.write(bundle, whole.getParent(), force).done()) {
                throw inTheWay();
            }
            terminal.say("Wrote " + file);
        }
    }
}
