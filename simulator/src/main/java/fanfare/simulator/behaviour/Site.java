package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Meter;
import fanfare.model.kind.Property;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a behaviour stands: its component, its outlets, its random streams and its collectors. Used while compiling. */
public final class Site {
    private final World world;
    private final Component component;
    private final int index;
    private final long horizon;
    private final Station station;
    private final Collectors collectors;
    private final Samplers samplers;
    private final Surroundings surroundings;
    private final Map<String, StateTally> states = new LinkedHashMap<>();

    Site(World world, Component component, int index, long horizon, Samplers samplers, Surroundings surroundings) {
        this.world = world;
        this.component = component;
        this.index = index;
        this.horizon = horizon;
        this.station = new Station(horizon);
        this.collectors = new Collectors(component.kind());
        this.samplers = samplers;
        this.surroundings = surroundings;
    }

    /** What the compiler knows and a behaviour may ask while it is made. */
    interface Surroundings {
        List<Outlet> outlets(int component);

        List<Outlet> arriving(int component);

        Component component(int component);

        int components();

        Optional<Traffics> traffic(int component);

        /** The states of a workflow. */
        WorkflowStates workflowStates(int component);

        /** True if everything that comes here is delivered by FIFO topics. */
        boolean behindFifoTopic(int component);

        /** True if what a component sends may come back to it in a circle that Lambda detects. */
        boolean inDetectableCircle(int component);

        /** Everything that leads here. */
        List<Component> callers(int component);

        ColdStartData coldStarts();

        /** The Region of the design. */
        String region();

        Routing routing();
    }

    World world() {
        return world;
    }

    /** The component. */
    public Component component() {
        return component;
    }

    /** Its number in the run. */
    public int index() {
        return index;
    }

    /** When the run ends. */
    long horizon() {
        return horizon;
    }

    /** What is observed of it. */
    public Station station() {
        return station;
    }

    /** Its metrics and meters. */
    public Collectors collectors() {
        return collectors;
    }

    /** What is observed of a state of the component, a workflow. */
    StateTally state(String name) {
        return states.computeIfAbsent(name, n -> new StateTally());
    }

    /** What was observed of the states of the component by their names; empty for all but workflows. */
    public Map<String, StateTally> states() {
        return Collections.unmodifiableMap(states);
    }

    <T> T get(Property<T> property) {
        return component.get(property);
    }

    /** A sampler of a distribution property, or null where it is unset and has no default. */
    Sampler sampler(Property<Distribution> property) {
        return component.value(property).map(samplers::of).orElse(null);
    }

    Sampler sampler(Distribution distribution) {
        return samplers.of(distribution);
    }

    RandomStream stream(String purpose) {
        return world.streams.of(component.name(), purpose);
    }

    Counter count(String metric) {
        return collectors.count(metric);
    }

    LatencyHistogram time(String metric) {
        return collectors.time(metric);
    }

    /** The metric is the time from arrival to answer, which the station records. */
    void answersAre(String metric) {
        collectors.isRecordedIn(station.latency(), metric);
    }

    TimeAverage level(String metric) {
        return collectors.level(metric);
    }

    Counter meter(Meter meter) {
        return collectors.meter(meter);
    }

    Billed billed(Meter meter) {
        return collectors.billed(meter);
    }

    /** The outlets that carry one of these interactions, in the design's order. */
    List<Outlet> outlets(Interaction... as) {
        return surroundings.outlets(index).stream()
                .filter(o -> List.of(as).contains(o.as))
                .toList();
    }

    /** The outlets that end here. */
    List<Outlet> arriving() {
        return surroundings.arriving(index);
    }

    /** Where connections of this interaction arrive from, in the design's order. */
    List<Outlet> inlets(Interaction as) {
        return surroundings.arriving(index).stream().filter(o -> o.as == as).toList();
    }

    /** How many components the design has. */
    int components() {
        return surroundings.components();
    }

    /** What stands at the other end of an outlet. */
    Component receiver(Outlet outlet) {
        return surroundings.component(outlet.to);
    }

    /** The one outlet that carries this interaction, or null. */
    Outlet outlet(Interaction as) {
        List<Outlet> all = outlets(as);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The states of the component, a workflow. */
    WorkflowStates workflowStates() {
        return surroundings.workflowStates(index);
    }

    boolean inDetectableCircle() {
        return surroundings.inDetectableCircle(index);
    }

    boolean behindFifoTopic() {
        return surroundings.behindFifoTopic(index);
    }

    /** The Region of the design. */
    String region() {
        return surroundings.region();
    }

    /** The components that have a connection to this one. */
    List<Component> callers() {
        return surroundings.callers(index);
    }

    /** Measured init durations. */
    ColdStartData coldStarts() {
        return surroundings.coldStarts();
    }

    /** Which idle execution environment gets the next request. */
    Routing routing() {
        return surroundings.routing();
    }

    /** The traffic of a source component. */
    Optional<Traffics> traffic() {
        return surroundings.traffic(index);
    }
}
