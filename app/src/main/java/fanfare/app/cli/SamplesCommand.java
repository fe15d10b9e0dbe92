package fanfare.app.cli;

import fanfare.app.cli.report.SampleList;
import fanfare.app.service.SampleFiles;
import fanfare.model.check.Nearest;
import fanfare.samples.Sample;
import fanfare.samples.Samples;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code fanfare samples}: lists the designs that ship, or copies one. */
@Command(name = "samples", description = "Lists the designs that ship; with a name, copies one into a folder.")
final class SamplesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The sample to copy.")
    private String name;

    @Mixin
    private FolderOption folder;

    SamplesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            terminal.print(SampleList.text(Samples.all(), terminal.ink()));
        } else {
            folder.write(SampleFiles.of(sample()), terminal);
        }
        return Commands.DONE;
    }

    private Sample sample() {
        List<String> names = Samples.all().stream().map(Sample::id).toList();
        return Samples.named(name)
                .orElseThrow(
                        () -> new CommandFailure("there is no sample " + name + ". " + Nearest.advice(name, names)));
    }
}
