package fanfare.app.cli;

import fanfare.app.cli.report.DiffReport;
import fanfare.app.cli.report.Ink;
import fanfare.app.service.Diff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fanfare diff}: what differs between two designs or templates; exit status 1 if anything does. */
@Command(
        name = "diff",
        description = "Shows what was added, removed and changed from one design or template to another.")
final class DiffCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON
    }

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A design, *.fanfare.json, or a template.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "Another one.")
    private Path after;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to report; text by default.")
    private Format format;

    @Mixin
    private OutOption out;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        out.requireFree();
        Diff diff = Diff.of(
                Designs.open(before, terminal).design(),
                Designs.open(after, terminal).design());
        DiffReport report = new DiffReport(before.toString(), after.toString(), diff);
        out.print(
                format == Format.JSON ? report.json() : report.text(out.isFile() ? Ink.PLAIN : terminal.ink()),
                terminal);
        return diff.isEmpty() ? Commands.DONE : Commands.FAILED;
    }
}
