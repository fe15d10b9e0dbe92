package fanfare.simulator.run;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Schedule;
import fanfare.simulator.behaviour.Replication;
import fanfare.simulator.behaviour.Routing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs designs. A run is a pure function of design, scenario and seed. */
public final class Simulation {
    private Simulation() {}

    /**
     * Runs all replications of a scenario.
     *
     * @param threads how many replications run at once; the result does not depend on it
     * @return empty if the watch cancelled it
     * @throws InvalidRun if the scenario does not fit the design or a file cannot be read
     */
    public static Optional<Result> run(Design design, Scenario scenario, Inputs inputs, int threads, Watch watch)
            throws InvalidRun {
        return run(design, scenario, inputs, threads, watch, Routing.MOST_RECENTLY_USED);
    }

    /** The same with another routing of requests to idle environments, to show what it matters. */
    public static Optional<Result> run(
            Design design, Scenario scenario, Inputs inputs, int threads, Watch watch, Routing routing)
            throws InvalidRun {
        return run(design, scenario, inputs, threads, watch, routing, Pricing.STANDARD);
    }

    /** The same with other prices, or another way of reckoning. */
    public static Optional<Result> run(
            Design design, Scenario scenario, Inputs inputs, int threads, Watch watch, Routing routing, Pricing pricing)
            throws InvalidRun {
        require(design, scenario);
        PartByPart runs = new PartByPart(
                design, scenario, Recordings.of(design, scenario, inputs).setting(routing), threads, watch);
        return runs.observed().map(observed -> Results.of(design, scenario, observed, pricing));
    }

    /**
     * Runs all replications and keeps of each part of the design, as far as no connection joins it to the others, only a
     * summary: for designs whose whole result would be too large.
     *
     * @param summary makes what is kept from a part's result; called by several threads
     * @return the summaries in the order of the parts' first components; one of the whole if the parts together may have
     *     come to the account's concurrency; empty if the watch cancelled it
     */
    public static <T> Optional<List<T>> summarize(
            Design design, Scenario scenario, Inputs inputs, int threads, Watch watch, Function<Result, T> summary)
            throws InvalidRun {
        require(design, scenario);
        Replication.Setting setting = Recordings.of(design, scenario, inputs).setting(Routing.MOST_RECENTLY_USED);
        return new PartByPart(design, scenario, setting, threads, watch)
                .summaries((part, observed) ->
                        summary.apply(Results.of(part.design(), part.scenario(), observed, Pricing.STANDARD)));
    }

    private static void require(Design design, Scenario scenario) throws InvalidRun {
        Map<String, Component> byName = new HashMap<>();
        design.components().forEach(c -> byName.put(c.name(), c));
        for (Map.Entry<String, Traffic> e : scenario.traffic().entrySet()) {
            Component c = byName.get(e.getKey());
            if (c == null) {
                throw new InvalidRun("Scenario “" + scenario.name() + "” sends traffic from “" + e.getKey()
                        + "”, which the design does not have; rename or remove it");
            }
            if (c.kind() != Client.KIND) {
                throw new InvalidRun("Scenario “" + scenario.name() + "” sends traffic from “" + e.getKey() + "”, a "
                        + c.kind().title().toLowerCase(java.util.Locale.ROOT)
                        + "; only clients have traffic, schedules fire by themselves");
            }
        }
        boolean scheduled = design.components().stream().anyMatch(c -> c.kind() == Schedule.KIND);
        if (scenario.traffic().isEmpty() && !scheduled) {
            throw new InvalidRun("Scenario “" + scenario.name()
                    + "” has no traffic: add a client to the design and give it traffic in the scenario");
        }
        if (scenario.warmUp() >= scenario.duration()) {
            throw new InvalidRun(
                    "Scenario “" + scenario.name() + "”: the warm-up period must be shorter than the duration");
        }
    }
}
