package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.model.kind.Client;
import fanfare.model.kind.DailyLevels;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Schedule;
import fanfare.simulator.kernel.Loop;
import fanfare.simulator.kernel.Streams;
import fanfare.simulator.measure.Pulse;
import fanfare.simulator.traffic.Arrivals;
import fanfare.simulator.traffic.Timetable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One independent run: a design, a scenario and a seed compiled into arrays and behaviours. To be used once, by one
 * thread.
 */
public final class Replication {
    private final List<Component> components;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final List<List<Outlet>> leaving = new ArrayList<>();
    private final Design design;
    private final Scenario scenario;
    private final Setting setting;
    private final Loop loop = new Loop();
    private final World world;
    private final Circles circles;
    private final List<Site> sites = new ArrayList<>();
    private OptionalLong ranAwayAt = OptionalLong.empty();

    /**
     * What a run needs beside design and scenario.
     *
     * @param samplers turns distributions into samplers
     * @param arrivals turns open traffic into arrivals
     * @param coldStarts measured init durations
     * @param routing which idle environment gets the next request
     */
    public record Setting(Samplers samplers, ArrivalsOf arrivals, ColdStartData coldStarts, Routing routing) {}

    /** Turns open traffic into arrivals; each call gives a fresh process. */
    @FunctionalInterface
    public interface ArrivalsOf {
        /** The arrivals of traffic that is not {@link Traffic.Users}. */
        Arrivals of(Traffic traffic);
    }

    /** Compiles a replication; replications of the same scenario differ in their number only. */
    public Replication(Design design, Scenario scenario, int number, Setting setting) {
        this(design, scenario, number, setting, unreserved(design));
    }

    /**
     * Compiles a replication of a part of a design.
     *
     * @param concurrency what the functions without a reservation share in the whole design
     */
    public Replication(Design design, Scenario scenario, int number, Setting setting, long concurrency) {
        this.components = design.components();
        this.design = design;
        this.scenario = scenario;
        this.setting = setting;
        for (int i = 0; i < components.size(); i++) {
            index.put(components.get(i).name(), i);
            leaving.add(new ArrayList<>());
            if (isSource(components.get(i))) {
                sources.add(components.get(i).name());
            }
        }
        world = new World(
                loop,
                new Streams(scenario.seed(), number),
                new Paths(sources.size(), components.size()),
                new Projections(components.size()),
                new AccountConcurrency(concurrency));
        makeOutlets(design);
        circles = new Circles(world.outlets, components.size());
        makeBehaviours();
    }

    private boolean isSource(Component c) {
        return isSource(c, scenario);
    }

    /** Whether a component sends events of its own in a scenario. */
    public static boolean isSource(Component c, Scenario in) {
        return c.kind() == Schedule.KIND
                || c.kind() == Client.KIND && in.traffic().containsKey(c.name());
    }

    /** The concurrency that the functions of a design share, all reservations taken off. */
    public static long unreserved(Design design) {
        long left = design.account().get(Account.CONCURRENCY);
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND) {
                left -= c.value(Function.RESERVED_CONCURRENCY).orElseGet(() -> provisioned(c));
            }
        }
        return left;
    }

    private static long provisioned(Component c) {
        long scheduled = c.value(Function.PROVISIONED_SCHEDULE)
                .map(text -> DailyLevels.of(text).highest())
                .orElse(0L);
        return Math.max(scheduled, c.value(Function.PROVISIONED_CONCURRENCY).orElse(0L));
    }

    private void makeOutlets(Design design) {
        Wirings wirings = new Wirings(design, setting.samplers());
        List<Connection> connections = design.connections();
        world.outlets = new Outlet[connections.size()];
        for (int i = 0; i < world.outlets.length; i++) {
            Connection c = connections.get(i);
            int from = index.get(c.from());
            world.outlets[i] = new Outlet(world, wirings.of(i, from, index.get(c.to()), c));
            leaving.get(from).add(world.outlets[i]);
            world.poisonous |= world.outlets[i].poison > 0;
        }
    }

    private void makeBehaviours() {
        world.behaviours = new Behaviour[components.size()];
        Surroundings surroundings = new Surroundings();
        for (int i = 0; i < components.size(); i++) {
            Component c = components.get(i);
            Site site = new Site(world, c, i, scenario.duration(), setting.samplers(), surroundings);
            sites.add(site);
            world.behaviours[i] = Behaviours.of(c.kind())
                    .orElseThrow(() -> new IllegalStateException("No behaviour for " + c.kind()))
                    .at(site);
        }
        loop.handlers(world.behaviours);
        makeFaults();
    }

    private void makeFaults() {
        for (Behaviour b : world.behaviours) {
            String name = b.site.component().name();
            List<Fault> here =
                    scenario.faults().stream().filter(f -> f.on().equals(name)).toList();
            if (!here.isEmpty()) {
                b.faults = new Faults(
                        b,
                        here,
                        here.stream()
                                .mapToInt(f -> f.from().map(index::get).orElse(-1))
                                .toArray());
            }
        }
        Recovery.window(scenario).ifPresent(window -> {
            if (!sources.isEmpty()) {
                world.paths.beat(new Pulse(sources.size(), scenario.duration(), window), loop);
            }
        });
    }

    private final class Surroundings implements Site.Surroundings {
        @Override
        public List<Outlet> outlets(int component) {
            return leaving.get(component);
        }

        @Override
        public List<Outlet> arriving(int component) {
            return Arrays.stream(world.outlets).filter(o -> o.to == component).toList();
        }

        @Override
        public Component component(int component) {
            return components.get(component);
        }

        @Override
        public int components() {
            return components.size();
        }

        @Override
        public WorkflowStates workflowStates(int component) {
            return new WorkflowStates(
                    components.get(component),
                    design,
                    c -> leaving.get(component).stream()
                            .filter(o -> o.connection == c)
                            .findFirst()
                            .orElseThrow());
        }

        @Override
        public boolean behindFifoTopic(int component) {
            boolean fed = false;
            for (Outlet o : world.outlets) {
                if (o.to == component) {
                    boolean fromFifoTopic = o.as == Deliver.INTERACTION && Wirings.fifo(components.get(o.from));
                    if (!fromFifoTopic) {
                        return false;
                    }
                    fed = true;
                }
            }
            return fed;
        }

        @Override
        public List<Component> callers(int component) {
            return design.to(components.get(component).name())
                    .map(c -> components.get(index.get(c.from())))
                    .toList();
        }

        @Override
        public Optional<Traffics> traffic(int component) {
            return Replication.this.traffic(components.get(component));
        }

        @Override
        public boolean inDetectableCircle(int component) {
            return circles.detectable(component);
        }

        @Override
        public ColdStartData coldStarts() {
            return setting.coldStarts();
        }

        @Override
        public String region() {
            return design.region();
        }

        @Override
        public Routing routing() {
            return setting.routing();
        }
    }

    private Optional<Traffics> traffic(Component c) {
        if (!sources.contains(c.name())) {
            return Optional.empty();
        }
        int source = sources.indexOf(c.name());
        if (c.kind() == Schedule.KIND) {
            return Optional.of(new Traffics(source, Timetable.of(c.get(Schedule.EXPRESSION)), 0, null));
        }
        Traffic traffic = scenario.traffic().get(c.name());
        if (traffic instanceof Traffic.Users users) {
            return Optional.of(
                    new Traffics(source, null, users.count(), setting.samplers().of(users.thinkTime())));
        }
        return Optional.of(new Traffics(source, setting.arrivals().of(traffic), 0, null));
    }

    /** Lets somebody hear what happens; to be called before the run. */
    public Replication telling(Story listener) {
        world.story = listener;
        return this;
    }

    /**
     * Runs to the end of the scenario; what happened in the warm-up period is not observed.
     *
     * @return false if the watch ended it
     */
    public boolean run(Loop.Watch watch) {
        for (Behaviour b : world.behaviours) {
            b.start();
            if (b.faults != null) {
                b.faults.schedule();
            }
        }
        Loop.Watch bounded = circles.any() ? (now, events) -> !ranAway(now, events) && watch.goOn(now, events) : watch;
        if (scenario.warmUp() > 0) {
            if (!loop.run(scenario.warmUp(), bounded) && ranAwayAt.isEmpty()) {
                return false;
            }
            forget(scenario.warmUp());
        }
        if (ranAwayAt.isEmpty() && !loop.run(scenario.duration(), bounded) && ranAwayAt.isEmpty()) {
            return false;
        }
        for (Behaviour b : world.behaviours) {
            b.close(scenario.duration(), scenario.duration() - scenario.warmUp());
            b.station.close(scenario.duration());
        }
        return true;
    }

    /** Events that go round in a circle and multiply would never come to an end: then nothing more happens. */
    private boolean ranAway(long now, long events) {
        if (Circles.runaway(events, world.requests.live(), world.paths.everBorn())) {
            ranAwayAt = OptionalLong.of(now);
        }
        return ranAwayAt.isPresent();
    }

    /** True if events may go round in a circle, so that the run is cut off when they multiply. */
    public boolean mayRunAway() {
        return circles.any();
    }

    /** When the run was cut off because its events multiplied in a circle. */
    public OptionalLong ranAwayAt() {
        return ranAwayAt;
    }

    private void forget(long now) {
        world.paths.reset();
        world.projections.reset();
        for (int i = 0; i < components.size(); i++) {
            sites.get(i).station().reset(now);
            sites.get(i).collectors().reset(now);
            sites.get(i).states().values().forEach(StateTally::reset);
            world.behaviours[i].warmedUp(now);
        }
        for (Outlet o : world.outlets) {
            if (o.collectors() != null) {
                o.collectors().reset(now);
            }
        }
    }

    /** The components, in the design's order. */
    public List<Component> components() {
        return components;
    }

    /** The sources, in the order of their numbers. */
    public List<String> sources() {
        return sources;
    }

    /** What was observed of a component. */
    public Station station(int component) {
        return sites.get(component).station();
    }

    /** The metrics and meters of a component. */
    public Collectors collectors(int component) {
        return sites.get(component).collectors();
    }

    /** What was observed of the states of a component, by name; empty for all but workflows. */
    public Map<String, StateTally> states(int component) {
        return sites.get(component).states();
    }

    /** The metrics of the connections that have some. */
    public Map<Connection, Collectors> connections() {
        Map<Connection, Collectors> all = new LinkedHashMap<>();
        for (Behaviour b : world.behaviours) {
            b.mappings(all);
        }
        for (Outlet o : world.outlets) {
            if (o.collectors() != null) {
                all.put(o.connection, o.collectors());
            }
        }
        return all;
    }

    /** The ends of source events. */
    public Paths paths() {
        return world.paths;
    }

    /** How far stores lag behind others. */
    public Projections projections() {
        return world.projections;
    }

    /** The most of the account's unreserved concurrency that was in use at once. */
    public long peakConcurrency() {
        return world.account.peak();
    }

    /** Events of the loop. */
    public long events() {
        return loop.events();
    }

    /** Requests and messages in flight at the end. */
    public int live() {
        return world.requests.live();
    }

    /** A hash of the whole event stream. */
    public long fingerprint() {
        return loop.fingerprint();
    }
}
