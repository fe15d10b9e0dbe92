package fanfare.app.cli;

import fanfare.app.cli.report.CsvReport;
import fanfare.app.cli.report.Ink;
import fanfare.app.cli.report.JsonReport;
import fanfare.app.cli.report.TextReport;
import fanfare.simulator.run.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
    private OutOption out;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        out.requireFree();
        Result result = run.run(Designs.open(file, terminal), terminal);
        out.print(report(result), terminal);
        return Commands.DONE;
    }

    private String report(Result result) {
        return switch (format) {
            case TEXT -> TextReport.of(result, out.isFile() ? Ink.PLAIN : terminal.ink());
            case JSON -> JsonReport.of(result);
            case CSV -> CsvReport.of(result);
        };
    }
}
