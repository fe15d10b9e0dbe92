package fanfare.app.service;

import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import fanfare.simulator.behaviour.Routing;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Pricing;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A run that is ready to begin.
 *
 * @param design what is run
 * @param scenario what it is put through
 * @param inputs where the files that it names are
 * @param threads how many replications run at once
 */
public record Simulate(Design design, Scenario scenario, Inputs inputs, int threads) {
    /**
     * What a caller changes about a scenario for one run.
     *
     * @param duration simulated nanoseconds, the warm-up period included
     */
    public record Changes(OptionalLong duration, OptionalLong seed, OptionalInt replications) {
        /** Nothing. */
        public static final Changes NONE = new Changes(OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty());
    }

    /** As many threads as the machine has processors. */
    public static int allProcessors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * The scenario of this name, or the design's first, with changes.
     *
     * @throws InvalidRun if there is no such scenario, or nothing would be measured
     */
    public static Scenario scenario(Design design, Optional<String> name, Changes changes) throws InvalidRun {
        Scenario found = name.isPresent() ? named(design, name.get()) : first(design);
        long duration = changes.duration().orElse(found.duration());
        if (duration <= found.warmUp()) {
            throw new InvalidRun("Nothing would be measured: the duration of " + time(duration)
                    + " is not longer than the warm-up period of " + time(found.warmUp()) + " in “" + found.name()
                    + "”.");
        }
        return found.lasting(duration, found.warmUp())
                .seeded(changes.seed().orElse(found.seed()))
                .replicated(changes.replications().orElse(found.replications()));
    }

    private static Scenario named(Design design, String name) throws InvalidRun {
        return design.scenario(name)
                .orElseThrow(() -> new InvalidRun("There is no scenario “" + name + "”; "
                        + (design.scenarios().isEmpty()
                                ? "the design has none."
                                : "there are: "
                                        + design.scenarios().stream()
                                                .map(s -> "“" + s.name() + "”")
                                                .collect(Collectors.joining(", "))
                                        + ".")));
    }

    private static Scenario first(Design design) throws InvalidRun {
        return design.scenarios().stream()
                .findFirst()
                .orElseThrow(() -> new InvalidRun(
                        "The design has no scenario. Add one that says how much traffic its sources send."));
    }

    private static String time(long nanoseconds) {
        return Quantities.format(Unit.TIME, nanoseconds);
    }

    /** Runs it at other prices; empty if the watch cancelled it. */
    public Optional<Result> run(Watch watch, Pricing pricing) throws InvalidRun {
        return Simulation.run(design, scenario, inputs, threads, watch, Routing.MOST_RECENTLY_USED, pricing);
    }

    /** Runs it; empty if the watch cancelled it. */
    public Optional<Result> run(Watch watch) throws InvalidRun {
        return Simulation.run(design, scenario, inputs, threads, watch);
    }
}
