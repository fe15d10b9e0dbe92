package fanfare.app.cli;

import fanfare.app.cli.report.CsvReport;
import fanfare.app.cli.report.Ink;
import fanfare.app.cli.report.JsonReport;
import fanfare.app.cli.report.TextReport;
import fanfare.app.service.Explanation;
import fanfare.app.service.OpenDesign;
import fanfare.simulator.run.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fanfare simulate}: runs a scenario and reports latency, cost and fan-out. */
@Command(name = "simulate", description = "Runs a scenario of a design and reports latency, cost and fan-out.")
final class SimulateCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        CSV
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "DESIGN", description = "The design, *.fanfare.json.")
    private Path file;

    @Mixin
    private RunOptions run;

    @Option(
            names = "--format",
            paramLabel = "text|json|csv",
            defaultValue = "text",
            description = "How to report; text by default. csv has one row per component.")
    private Format format;

    @Mixin
    private PriceOptions prices;

    @Option(
            names = "--explain",
            paramLabel = "METRIC",
            description =
                    "Explains one figure instead of reporting all: cost.month, latency.p99 of NAME, Throttles of NAME. Shows the formula, the inputs and their sources.")
    private String explain;

    @Mixin
    private OutOption out;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        out.requireFree();
        OpenDesign opened = Designs.open(file, terminal);
        Result result = run.run(opened, terminal, prices.of(opened.design().provider()));
        out.print(explain == null ? report(result) : explanation(opened, result), terminal);
        return Commands.DONE;
    }

    private String explanation(OpenDesign opened, Result result) {
        try {
            Explanation e = Explanation.of(explain, opened.design(), result);
            return e.title() + "\n"
                    + e.lines().stream().map(l -> "  – " + l + "\n").collect(Collectors.joining());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--explain: " + e.getMessage());
        }
    }

    private String report(Result result) {
        return switch (format) {
            case TEXT -> TextReport.of(result, out.isFile() ? Ink.PLAIN : terminal.ink());
            case JSON -> JsonReport.of(result);
            case CSV -> CsvReport.of(result);
        };
    }
}
