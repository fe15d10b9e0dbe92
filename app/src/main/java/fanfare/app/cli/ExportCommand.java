package fanfare.app.cli;

import fanfare.app.service.Export;
import fanfare.app.service.OpenDesign;
import fanfare.exporters.Exporter;
import fanfare.simulator.run.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fanfare export}: writes what a design becomes into a folder, and prints the names of the files. */
@Command(name = "export", description = "Writes a design as a template, a picture or a test into a folder.")
final class ExportCommand implements Callable<Integer> {
    /** The ids of the formats, for the help. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Export.formats().stream().map(Exporter::id).iterator();
        }
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "DESIGN", description = "The design, *.fanfare.json.")
    private Path file;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "The format: ${COMPLETION-CANDIDATES}.")
    private String format;

    @Option(names = "--simulate", description = "Runs a scenario first, for formats that show the figures of a run.")
    private boolean simulate;

    @Mixin
    private RunOptions run;

    @Mixin
    private FolderOption folder;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Exporter exporter = Export.to(format)
                .orElseThrow(() -> new CommandFailure("there is no format " + format
                        + ". There are: "
                        + Export.formats().stream().map(Exporter::id).collect(Collectors.joining(", ")) + "."));
        OpenDesign opened = Designs.open(file, terminal);
        Optional<Result> result = simulate ? Optional.of(run.run(opened, terminal)) : Optional.empty();
        folder.write(exporter.export(opened.design(), result), terminal);
        return Commands.DONE;
    }
}
