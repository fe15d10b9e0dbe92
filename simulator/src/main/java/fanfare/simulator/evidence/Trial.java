package fanfare.simulator.evidence;

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
import fanfare.simulator.behaviour.Routing;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** The small designs that experiments are made of: a client and what it calls. */
final class Trial {
    static final String CLIENT = "Client";
    static final double SECOND = 1e9;
    static final Distribution AT_ONCE = Distribution.constant(0);

    private static final int THREADS = 2;
    private static final long LONGEST_TIMEOUT = 900_000_000_000L;

    private Trial() {}

    static Result run(Design design, Traffic traffic, long duration, long warmUp, int replications, Watch watch)
            throws InvalidRun {
        return run(design, traffic, duration, warmUp, replications, Routing.MOST_RECENTLY_USED, watch);
    }

    static Result run(
            Design design, Traffic traffic, long duration, long warmUp, int replications, Routing routing, Watch watch)
            throws InvalidRun {
        Scenario scenario = Scenario.of("Evidence", Map.of(CLIENT, traffic))
                .lasting(duration, warmUp)
                .replicated(replications);
        return Simulation.run(design, scenario, MeasuredData.INPUTS, THREADS, watch, routing)
                .orElseThrow(() -> new CancellationException("cancelled"));
    }

    /** A client that invokes one component. */
    static Design invoking(Component called) {
        return Design.named("Evidence")
                .with(Component.of(CLIENT, Client.KIND))
                .with(called)
                .with(Connection.of(CLIENT, Interactions.INVOKE, called.name()));
    }

    /** A function that is warm at once, waits for a time, and has no limit of its own. */
    static Component function(Distribution waitTime) {
        return Component.of("Function", Function.KIND)
                .with(Function.CPU_TIME, AT_ONCE)
                .with(Function.WAIT_TIME, waitTime)
                .with(Function.INIT_TIME, AT_ONCE)
                .with(Function.PLACEMENT_TIME, AT_ONCE)
                .with(Function.ENVIRONMENT_RATE, 1e9)
                .with(Function.TIMEOUT, LONGEST_TIMEOUT);
    }

    /** A station with so many servers and a line without end. */
    static Component station(Distribution service, long servers) {
        return Component.of("Station", External.KIND)
                .with(External.LATENCY, service)
                .with(External.CONCURRENCY, servers);
    }
}
