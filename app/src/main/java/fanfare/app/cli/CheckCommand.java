package fanfare.app.cli;

import fanfare.app.cli.report.CheckReport;
import fanfare.app.cli.report.Ink;
import fanfare.app.service.Check;
import fanfare.app.service.Check.Answer;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fanfare check}: for build servers; exit status 1 if anything fails. */
@Command(
        name = "check",
        description = "Checks that a design hangs together and, with --simulate, that its objectives are met.")
final class CheckCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        SARIF,
        JUNIT
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "DESIGN", description = "The design, *.fanfare.json.")
    private Path file;

    @Option(names = "--simulate", description = "Runs a scenario and checks the objectives.")
    private boolean simulate;

    @Mixin
    private RunOptions run;

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif|junit",
            defaultValue = "text",
            description = "How to report; text by default.")
    private Format format;

    @Mixin
    private OutOption out;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        out.requireFree();
        Parsed<Design> parsed = DesignReader.read(file);
        List<Answer> answers = new ArrayList<>(Check.structure(parsed));
        if (simulate && parsed.ok()) {
            answers.addAll(Check.objectives(run.run(Designs.open(file, terminal), terminal)));
        }
        out.print(report(new CheckReport(file.toString(), answers)), terminal);
        if (!parsed.ok()) {
            return Commands.WRONG;
        }
        return Check.failed(answers) ? Commands.FAILED : Commands.DONE;
    }

    private String report(CheckReport report) {
        return switch (format) {
            case TEXT -> report.text(out.isFile() ? Ink.PLAIN : terminal.ink());
            case JSON -> report.json();
            case SARIF -> report.sarif();
            case JUNIT -> report.junit();
        };
    }
}
