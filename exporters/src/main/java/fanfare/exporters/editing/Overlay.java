package fanfare.exporters.editing;

import fanfare.exporters.reading.KeptPlaces;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Point;
import fanfare.model.design.Scenario;
import fanfare.model.design.Settings;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template together with what no template can say. What the template says wins; what only the kept design knows
 * (places, what belongs to the simulation, clients, scenarios, objectives, notes, groups) is taken from it. What the template
 * said when the design was kept, and says no more, is gone.
 */
public final class Overlay {
    private final Design read;
    private final Design base;
    private final Design kept;

    private Overlay(Design read, Design base, Design kept) {
        this.read = read;
        this.base = base;
        this.kept = kept;
    }

    /**
     * The design of a template, completed.
     *
     * @param read what the template says now
     * @param base what it said when the design was kept
     * @param kept the design that was kept
     */
    public static Design of(Design read, Design base, Design kept) {
        return new Overlay(read, base, kept).design();
    }

    /** True if the template alone does not say the whole of a design. */
    public static boolean adds(Design read, Design kept) {
        return !of(read, read, kept).equals(read);
    }

    private Design design() {
        Design next = kept.titled(read.name().equals(base.name()) ? kept.name() : read.name());
        for (Component c : kept.components()) {
            if (isGone(c)) {
                next = next.without(c.name());
            }
        }
        next = next.withComponents(components());
        next = next.withConnections(connections(next));
        next = next.withScenarios(scenarios(next));
        next = next.with(next.layout().withGroups(groups(next)));
        return next.with(next.layout().with(places(next)));
    }

    /** In the order of the template, so that a template that says everything gives the same design. */
    private List<Component> components() {
        List<Component> all = new ArrayList<>();
        for (Component c : read.components()) {
            Optional<Component> before = kept.component(c.name());
            if (before.isPresent() && before.get().kind() == c.kind()) {
                Settings base =
                        this.base.component(c.name()).map(Component::set).orElse(Settings.NONE);
                all.add(new Component(
                        c.name(), c.kind(), merged(c.set(), base, before.get().set())));
            } else if (before.isPresent() || !isRemoved(c)) {
                all.add(c);
            }
        }
        kept.components().stream()
                .filter(c -> read.component(c.name()).isEmpty() && !isGone(c))
                .forEach(all::add);
        return all;
    }

    /** The template said it, and says it no more. */
    private boolean isGone(Component c) {
        return read.component(c.name()).isEmpty() && base.component(c.name()).isPresent();
    }

    /** Callers are guessed, not read: once removed they stay away. */
    private boolean isRemoved(Component c) {
        return c.kind() == Client.KIND
                && base.component(c.name()).isPresent()
                && kept.component(c.name()).isEmpty();
    }

    private static Settings merged(Settings read, Settings base, Settings kept) {
        Settings all = read.unknown().isEmpty() ? read.withUnknown(kept.unknown()) : read;
        for (Settings.Entry<?> e : kept.entries()) {
            boolean said = read.isSet(e.property()) || base.isSet(e.property());
            all = said ? all : with(all, e);
        }
        return all;
    }

    private static <T> Settings with(Settings all, Settings.Entry<T> e) {
        return all.with(e.property(), e.value());
    }

    private List<Connection> connections(Design next) {
        List<Connection> all = new ArrayList<>();
        for (Connection c : read.connections()) {
            List<Connection> before = like(kept, c);
            boolean guessed = isGuessed(c) && before.isEmpty() && !like(base, c).isEmpty();
            if (before.isEmpty() && !guessed) {
                all.add(c);
            } else if (like(read, c).indexOf(c) == 0) {
                all.addAll(completed(c, before));
            }
        }
        kept.connections().stream()
                .filter(c -> like(read, c).isEmpty() && like(base, c).isEmpty())
                .forEach(all::add);
        all.removeIf(c ->
                next.component(c.from()).isEmpty() || next.component(c.to()).isEmpty());
        return all;
    }

    private boolean isGuessed(Connection c) {
        return read.component(c.from()).filter(x -> x.kind() == Client.KIND).isPresent();
    }

    /** A template knows no steps: those that were kept hold, as often as they take the connection. */
    private List<Connection> completed(Connection read, List<Connection> before) {
        Settings said =
                like(base, read).stream().findFirst().map(Connection::set).orElse(Settings.NONE);
        return before.stream()
                .map(k -> new Connection(k.from(), k.as(), k.to(), k.step(), merged(read.set(), said, k.set())))
                .toList();
    }

    private static List<Connection> like(Design design, Connection c) {
        return design.connections().stream()
                .filter(x -> x.from().equals(c.from()) && x.to().equals(c.to()) && x.as().equals(c.as()))
                .toList();
    }

    /** Callers that are new get the traffic that is assumed for them. */
    private List<Scenario> scenarios(Design next) {
        List<Component> callers = next.components().stream()
                .filter(c -> c.kind() == Client.KIND)
                .filter(c -> kept.component(c.name()).isEmpty())
                .toList();
        if (kept.scenarios().isEmpty() && base.scenarios().isEmpty()) {
            return read.scenarios();
        }
        return next.scenarios().stream().map(s -> with(s, callers)).toList();
    }

    private Scenario with(Scenario s, List<Component> callers) {
        Map<String, Traffic> traffic = new LinkedHashMap<>(s.traffic());
        for (Component c : callers) {
            read.scenarios().stream()
                    .flatMap(r -> Optional.ofNullable(r.traffic().get(c.name())).stream())
                    .findFirst()
                    .ifPresent(t -> traffic.put(c.name(), t));
        }
        return traffic.equals(s.traffic()) ? s : s.with(traffic);
    }

    /** The kept groups; what is new in the template joins the one of its group's name, or makes it. */
    private List<Group> groups(Design next) {
        List<Group> all = new ArrayList<>(next.layout().groups());
        for (Group said : read.layout().groups()) {
            List<String> fresh = said.members().stream()
                    .filter(m ->
                            next.component(m).isPresent() && kept.component(m).isEmpty())
                    .toList();
            int at = all.stream().map(Group::name).toList().indexOf(said.name());
            if (at < 0) {
                all.add(said.withMembers(fresh));
            } else {
                List<String> members = new ArrayList<>(all.get(at).members());
                members.addAll(fresh);
                all.set(at, all.get(at).withMembers(members));
            }
        }
        return all;
    }

    private Map<String, Point> places(Design next) {
        Map<String, Point> known = new LinkedHashMap<>();
        next.components().forEach(c -> next.layout().of(c.name()).ifPresent(at -> known.put(c.name(), at)));
        return KeptPlaces.below(next, known);
    }
}
