package fanfare.simulator.run;

import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import java.util.Optional;

/** Runs designs. A run is a pure function of design, scenario and seed. */
public final class Simulation {
    private Simulation() {}

    /**
     * Runs all replications of a scenario.
     *
     * @param threads how many replications run at once
     * @return empty if the watch cancelled it
     * @throws InvalidRun if the scenario does not fit the design or a file cannot be read
     */
    public static Optional<Result> run(Design design, Scenario scenario, Inputs inputs, int threads, Watch watch)
            throws InvalidRun {
        throw new InvalidRun("Simulation is being built");
    }
}
