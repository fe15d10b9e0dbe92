package fanfare.app.cli;

import fanfare.app.cli.report.EvidenceReport;
import fanfare.app.cli.report.Ink;
import fanfare.exporters.picture.EvidencePicture;
import fanfare.exporters.picture.Theme;
import fanfare.simulator.evidence.Evidence;
import fanfare.simulator.evidence.Experiment;
import fanfare.simulator.evidence.Experiments;
import fanfare.simulator.run.InvalidRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fanfare evidence}: runs the measurements and closed forms that the simulator is held to. */
@Command(
        name = "evidence",
        description =
                "Runs published measurements and closed forms through the simulator, and shows how far off it is.")
final class EvidenceCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        SVG
    }

    private final Terminal terminal;

    @Option(names = "--all", description = "Prints every figure, not only those that are furthest off.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "text|json|svg",
            defaultValue = "text",
            description = "How to report; text by default. svg draws simulated over measured.")
    private Format format;

    @Mixin
    private OutOption out;

    EvidenceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InvalidRun {
        out.requireFree();
        Map<Experiment, Evidence> found = found();
        out.print(report(found), terminal);
        return found.values().stream().allMatch(Evidence::holds) ? Commands.DONE : Commands.FAILED;
    }

    private Map<Experiment, Evidence> found() throws InvalidRun {
        Map<Experiment, Evidence> found = new LinkedHashMap<>();
        int n = Experiments.ALL.size();
        for (Experiment experiment : Experiments.ALL) {
            try (ProgressBar progress = new ProgressBar(terminal, "Running " + experiment.title())) {
                double done = found.size();
                found.put(experiment, experiment.run(share -> {
                    progress.show((done + share) / n);
                    return true;
                }));
            }
        }
        return found;
    }

    private String report(Map<Experiment, Evidence> found) {
        return switch (format) {
            case TEXT -> EvidenceReport.text(found, all, out.isFile() ? Ink.PLAIN : terminal.ink());
            case JSON -> EvidenceReport.json(found);
            case SVG -> EvidencePicture.svg(found, Theme.LIGHT);
        };
    }
}
