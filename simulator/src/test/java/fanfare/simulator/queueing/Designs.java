package fanfare.simulator.queueing;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.Map;

/** Queueing systems as designs. Times in seconds. */
final class Designs {
    static final double SECOND = 1e9;

    private Designs() {}

    /** Poisson arrivals at a station with so many servers and a line without end. */
    static Design station(Distribution service, long servers) {
        return Design.named("Station")
                .with(Component.of("Client", Client.KIND))
                .with(Component.of("Station", External.KIND)
                        .with(External.LATENCY, service)
                        .with(External.CONCURRENCY, servers))
                .with(Connection.of("Client", Interactions.INVOKE, "Station"));
    }

    /** A function that is always warm, waits for a service time, and has no other limit than the one given. */
    static Component function(String name, Distribution service) {
        return Component.of(name, Function.KIND)
                .with(Function.CPU_TIME, Distribution.constant(0))
                .with(Function.WAIT_TIME, service)
                .with(Function.INIT_TIME, Distribution.constant(0))
                .with(Function.PLACEMENT_TIME, Distribution.constant(0))
                .with(Function.ENVIRONMENT_RATE, 1e9)
                .with(Function.TIMEOUT, (long) (900 * SECOND));
    }

    static Design calling(Component function) {
        return Design.named("Function")
                .with(Component.of("Client", Client.KIND))
                .with(function)
                .with(Connection.of("Client", Interactions.INVOKE, function.name()));
    }

    static Result run(Design design, Traffic traffic, double seconds, double warmUp, int replications)
            throws InvalidRun {
        Scenario scenario = Scenario.of("Run", Map.of("Client", traffic))
                .lasting((long) (seconds * SECOND), (long) (warmUp * SECOND))
                .replicated(replications);
        return Simulation.run(design, scenario, Inputs.none(), 2, Watch.NONE).orElseThrow();
    }

    static Distribution exponential(double seconds) {
        return new Distribution.Exponential(seconds * SECOND);
    }

    static Distribution constant(double seconds) {
        return Distribution.constant(seconds * SECOND);
    }
}
