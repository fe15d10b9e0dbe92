package fanfare.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a function: arguments in, exit status out, everything written to one terminal. */
public final class Commands {
    /** Done. */
    public static final int DONE = 0;
    /** A check or an objective failed, or two designs differ. */
    public static final int FAILED = 1;
    /** The call or its input was wrong. */
    public static final int WRONG = 2;

    private static final int WIDTH = 100;

    private Commands() {}

    /** Runs one command. */
    public static int run(Terminal terminal, Desktop desktop, String... arguments) {
        return commandLine(terminal, desktop).execute(arguments);
    }

    static CommandLine commandLine(Terminal terminal, Desktop desktop) {
        CommandLine line = new CommandLine(new FanfareCommand(terminal, desktop));
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Shows the version.")
                        .build());
        Stream.of(
                        new SimulateCommand(terminal),
                        new CheckCommand(terminal),
                        new ExportCommand(terminal),
                        new ImportCommand(terminal),
                        new DiffCommand(terminal),
                        new PriceCommand(terminal),
                        new SamplesCommand(terminal),
                        new EvidenceCommand(terminal),
                        new SchemaCommand(terminal))
                .forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(Commands::addHelp);
        addHelp(line);
        addHelpCommand(line);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ink().ansi() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(WIDTH);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((exception, given) -> wrongCall(terminal, exception));
        line.setExecutionExceptionHandler((exception, command, parsed) -> failed(terminal, exception));
        return line;
    }

    private static void addHelp(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        spec.usageMessage()
                .synopsisHeading("Usage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .sortOptions(false);
    }

    private static void addHelpCommand(CommandLine line) {
        CommandLine help = new CommandLine(new CommandLine.HelpCommand());
        help.getCommandSpec().usageMessage().header("Shows the help of a command.");
        line.addSubcommand(help);
    }

    private static int wrongCall(Terminal terminal, ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        terminal.say("fanfare: " + sentence(exception));
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                terminal.say("Did you mean " + String.join(" or ", suggestions) + "?");
            }
        }
        terminal.say("See " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG;
    }

    private static String sentence(ParameterException exception) {
        String message = exception.getMessage();
        return message.lines().findFirst().orElse("the call cannot be understood");
    }

    private static int failed(Terminal terminal, Exception exception) {
        if (exception instanceof CommandFailure) {
            exception.getMessage().lines().forEach(line -> terminal.say("fanfare: " + line));
        } else if (exception instanceof IOException e) {
            terminal.say("fanfare: " + sentence(e));
        } else {
            StackTraceElement[] stack = exception.getStackTrace();
            terminal.say("fanfare: this is a fault of Fanfare, not of your call. Please report this line: " + exception
                    + (stack.length > 0 ? " at " + stack[0] : ""));
        }
        return WRONG;
    }

    private static String sentence(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no file " + e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return "access to " + e.getMessage() + " is not permitted";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is already there";
        }
        return e instanceof CharacterCodingException ? "the file is not UTF-8 text" : e.getMessage();
    }
}
