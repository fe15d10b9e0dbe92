package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Small designs and runs for tests that hold a behaviour against a published fact. */
final class Facts {
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    static final long MINUTE = 60 * SECOND;
    static final long KB = 1_024;
    static final long MB = 1_024 * KB;
    static final Component CLIENT = Component.of("Client", Client.KIND);

    private Facts() {}

    /** A function that takes no time and has no cold start. */
    static Component function(String name) {
        return Component.of(name, Function.KIND)
                .with(Function.CPU_TIME, Distribution.constant(0))
                .with(Function.INIT_TIME, Distribution.constant(0))
                .with(Function.PLACEMENT_TIME, Distribution.constant(0))
                .with(Function.TIMEOUT, MINUTE);
    }

    static Distribution ms(double ms) {
        return Distribution.constant(ms * MS);
    }

    /** The client sends to a service as this interaction. */
    static Design sending(Component service, Interaction as) {
        return Design.named("Facts").with(CLIENT).with(service).with(Connection.of("Client", as, service.name()));
    }

    static Result run(Design d, Traffic traffic, double seconds) throws InvalidRun {
        return run(d, Map.of("Client", traffic), seconds);
    }

    static Result run(Design d, Map<String, Traffic> traffic, double seconds) throws InvalidRun {
        Scenario s = Scenario.of("Run", traffic).lasting((long) (seconds * SECOND), 0);
        return run(d, s);
    }

    static Result run(Design d, Scenario s) throws InvalidRun {
        return Simulation.run(d, s, Inputs.none(), 1, Watch.NONE).orElseThrow();
    }

    /** Poisson traffic that stops after a while. */
    static Traffic until(double rate, double seconds) {
        return new Traffic.Steps(
                java.util.List.of(new Traffic.Step(0, rate), new Traffic.Step((long) (seconds * SECOND), 0)));
    }

    /** This many requests at once after a while, in a run that ends before twice that time. */
    static Traffic burst(int requests, double seconds) {
        return new Traffic.Users(requests, Distribution.constant(seconds * SECOND));
    }

    static Result.OfComponent of(Result r, String name) {
        return r.component(name).orElseThrow();
    }

    static double usage(Result r, String item) {
        return r.usage().stream()
                .filter(u -> u.item().equals(item))
                .mapToDouble(Result.Metered::quantity)
                .sum();
    }

    /** Mean milliseconds by cause on the way of the client's events that ends at a component. */
    static String spent(Result r, String to) {
        Result.Path path = r.paths().stream()
                .filter(p -> p.to().equals(to) && p.completed() > 0)
                .findFirst()
                .orElseThrow();
        return new TreeMap<>(path.causesMs())
                .entrySet().stream()
                        .filter(c -> c.getValue() != 0)
                        .map(c -> c.getKey() + " " + number(c.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
    }
}
