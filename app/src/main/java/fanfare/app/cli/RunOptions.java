package fanfare.app.cli;

import fanfare.app.service.OpenDesign;
import fanfare.app.service.Simulate;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Pricing;
import fanfare.simulator.run.Result;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** How a command runs a scenario: what it changes about it, and on how many threads. */
final class RunOptions {
    private static final int MOST_REPLICATIONS = 10_000;
    private static final int MOST_THREADS = 1_024;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Which scenario; the design's first by default.")
    private String scenario;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Time.class,
            description = "Simulated time, such as 30 min or 2h, instead of the scenario's.")
    private Long duration;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random numbers, instead of the scenario's.")
    private Long seed;

    private Integer replications;
    private int threads = Simulate.allProcessors();

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "Independent runs, instead of the scenario's number. From two on, there are 95 %% intervals.")
    void setReplications(int number) {
        replications = within(number, MOST_REPLICATIONS, "--replications");
    }

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Replications that run at once; one per processor by default. Changes no result.")
    void setThreads(int number) {
        threads = within(number, MOST_THREADS, "--threads");
    }

    private int within(int number, int most, String option) {
        if (number < 1 || number > most) {
            throw new ParameterException(command.commandLine(), option + " is " + number + ", expected 1 to " + most);
        }
        return number;
    }

    /** Runs the scenario of the options, with a progress bar on a terminal. */
    Result run(OpenDesign opened, Terminal terminal) {
        return run(opened, terminal, Pricing.STANDARD);
    }

    /** The same at other prices. */
    Result run(OpenDesign opened, Terminal terminal, Pricing pricing) {
        try {
            Simulate.Changes changes = new Simulate.Changes(
                    duration == null ? OptionalLong.empty() : OptionalLong.of(duration),
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                    replications == null ? OptionalInt.empty() : OptionalInt.of(replications));
            Scenario chosen = Simulate.scenario(opened.design(), Optional.ofNullable(scenario), changes);
            try (ProgressBar progress = new ProgressBar(terminal, "Simulating " + chosen.name())) {
                return new Simulate(opened.design(), chosen, opened.inputs(), threads)
                        .run(
                                share -> {
                                    progress.show(share);
                                    return true;
                                },
                                pricing)
                        .orElseThrow(() -> new IllegalStateException("nobody cancelled the run"));
            }
        } catch (InvalidRun e) {
            throw new CommandFailure(opened.file() + ": " + e.getMessage());
        }
    }

    /** Reads lengths of time with units. */
    static final class Time implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                long nanoseconds = Quantities.parse(Unit.TIME, text).longValueExact();
                if (nanoseconds < 1 || nanoseconds > Scenario.LONGEST) {
                    throw new TypeConversionException("“" + text + "” is not between 1 ns and 366 d");
                }
                return nanoseconds;
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
