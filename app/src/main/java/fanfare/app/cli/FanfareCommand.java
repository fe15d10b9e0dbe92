package fanfare.app.cli;

import fanfare.model.check.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fanfare [FILE]}: opens the desktop; the parent of all other commands. */
@Command(
        name = "fanfare",
        versionProvider = Version.class,
        description = "Draws, simulates, prices and exports serverless, event-driven systems.",
        customSynopsis = {"fanfare [FILE]", "       fanfare COMMAND [OPTIONS]"},
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:a check or an objective failed, or two designs differ",
            "2:the call or its input was wrong",
            "130:interrupted"
        })
final class FanfareCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Desktop desktop;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "[FILE]",
            hideParamSyntax = true,
            description = "A design, *.fanfare.json, or a template, to open in the desktop.")
    private List<Path> files = List.of();

    FanfareCommand(Terminal terminal, Desktop desktop) {
        this.terminal = terminal;
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws IOException {
        Path file = files.isEmpty() ? null : files.get(0);
        if (file != null && !Files.exists(file)) {
            Set<String> commands = spec.subcommands().keySet();
            throw new CommandFailure("there is no file and no command " + file + ". "
                    + Nearest.to(file.toString(), commands)
                            .map(command -> "Did you mean “" + command + "”?")
                            .orElse("The commands are " + String.join(", ", commands) + "."));
        }
        if (files.size() > 1) {
            throw new CommandFailure("one file can be opened at a time, not " + files.size());
        }
        if (desktop.hasDisplay()) {
            return desktop.open(file);
        }
        if (file != null) {
            throw new CommandFailure(
                    "there is no display to open " + file + " on. See what it does with: fanfare simulate " + file);
        }
        return new Headless(terminal).run();
    }
}
