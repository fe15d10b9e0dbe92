package fanfare.app.cli;

import fanfare.app.cli.report.ImportReport;
import fanfare.app.service.Import;
import fanfare.exporters.Imported;
import fanfare.exporters.graph.GraphJson;
import fanfare.model.check.Problem;
import fanfare.model.file.DesignWriter;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code fanfare import}: a template or the definition of a state machine as a design, as the graph that is read off it,
 * or as a report of the reading.
 */
@Command(
        name = "import",
        description =
                "Reads a SAM or CloudFormation template, a serverless.yml, or a state machine in the Amazon States"
                        + " Language, and prints the design that it describes. Several templates become one design, each a"
                        + " group in it. The files stay as they are.")
final class ImportCommand implements Callable<Integer> {
    /** What to print. */
    enum Format {
        DESIGN,
        GRAPH,
        REPORT
    }

    private final Terminal terminal;

    @Parameters(
            paramLabel = "TEMPLATE",
            arity = "1..*",
            description = "The template, the service or the definition, YAML or JSON; or several templates.")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "design",
            description =
                    "design (default), graph (nodes and edges as JSON) or report (what was understood and assumed).")
    private Format format;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "Also read files that the template names in this folder and below; by default only those in its own.")
    private Path root;

    @Mixin
    private OutOption out;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        out.requireFree();
        Parsed<Imported> read = read();
        Imported imported = read.value()
                .orElseThrow(() -> new CommandFailure(String.join(
                        "\n", read.errors().stream().map(Problem::text).toList())));
        if (format != Format.REPORT) {
            read.problems().stream().map(Problem::text).forEach(terminal::say);
        }
        out.print(
                switch (format) {
                    case DESIGN -> DesignWriter.write(imported.design());
                    case GRAPH -> GraphJson.write(imported.graph());
                    case REPORT -> ImportReport.of(imported, read.problems());
                },
                terminal);
        return Commands.DONE;
    }

    private Parsed<Imported> read() {
        if (files.size() == 1) {
            return root == null ? Import.read(files.get(0)) : Import.read(files.get(0), root);
        }
        if (root != null) {
            throw new CommandFailure("--root goes with one template; of several, each is read in its own folder.");
        }
        return Import.together(files);
    }
}
