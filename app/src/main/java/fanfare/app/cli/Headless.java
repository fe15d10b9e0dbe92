package fanfare.app.cli;

import fanfare.app.cli.report.TextReport;
import fanfare.app.service.SampleFiles;
import fanfare.app.service.Simulate;
import fanfare.app.service.Simulate.Changes;
import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.exporters.picture.SvgExporter;
import fanfare.exporters.sam.SamExporter;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.samples.Sample;
import fanfare.samples.Samples;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the desktop shows first, done where there is no display: the first sample is simulated, reported and exported. */
final class Headless {
    private static final Path FOLDER = Path.of("fanfare-out");
    private static final int REPLICATIONS = 4;

    private final Terminal terminal;
    private final Path folder;

    Headless(Terminal terminal) {
        this(terminal, FOLDER);
    }

    Headless(Terminal terminal, Path folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    int run() throws IOException {
        Sample sample = Samples.all().get(0);
        terminal.say("There is no display: simulating and exporting the first sample instead of opening the desktop.");
        Design design = sample.design();
        Result result = simulated(sample, design);
        terminal.print(TextReport.of(result, terminal.ink()));
        Path written = write(files(sample, design, result), folder.resolve(sample.id()));
        terminal.print("\nThe design, its AWS SAM template and its picture are in " + written + "\n");
        return Commands.DONE;
    }

    private Result simulated(Sample sample, Design design) {
        try (ProgressBar progress = new ProgressBar(terminal, "Simulating " + sample.title())) {
            Scenario scenario = Simulate.scenario(
                    design,
                    Optional.empty(),
                    new Changes(OptionalLong.empty(), OptionalLong.empty(), OptionalInt.of(REPLICATIONS)));
            return new Simulate(design, scenario, sample::open, Simulate.allProcessors())
                    .run(share -> {
                        progress.show(share);
                        return true;
                    })
                    .orElseThrow();
        } catch (InvalidRun e) {
            throw new IllegalStateException(sample.id() + ": " + e.getMessage(), e);
        }
    }

    private static Bundle files(Sample sample, Design design, Result result) throws IOException {
        SortedMap<String, Content> files = new TreeMap<>(SampleFiles.of(sample).files());
        for (Exporter exporter : List.of(new SamExporter(), new SvgExporter())) {
            files.putAll(exporter.export(design, Optional.of(result)).files());
        }
        return new Bundle(files, List.of());
    }

    /** Into the folder, or into the first numbered one beside it where nobody has changed anything. */
    private static Path write(Bundle bundle, Path wanted) throws IOException {
        Path place = wanted;
        for (int number = 2; !BundleWriter.write(bundle, place, false).done(); number++) {
            place = wanted.resolveSibling(wanted.getFileName() + "-" + number);
        }
        return place;
    }
}
