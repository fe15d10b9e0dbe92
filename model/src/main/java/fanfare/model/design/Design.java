package fanfare.model.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The document: an immutable value. Components and connections are held in arrays, so that the copy that every edit makes
 * is cheap and shares everything else. Changing methods return a new design.
 */
public final class Design {
    /** What a design of Amazon's is called in files. */
    public static final String AWS = "aws";

    private final String name;
    private final String provider;
    private final String region;
    private final Settings account;
    private final Component[] components;
    private final Connection[] connections;
    private final List<Scenario> scenarios;
    private final List<Objective> objectives;
    private final Layout layout;
    private final Map<String, String> unknown;

    private Design(
            String name,
            String provider,
            String region,
            Settings account,
            Component[] components,
            Connection[] connections,
            List<Scenario> scenarios,
            List<Objective> objectives,
            Layout layout,
            Map<String, String> unknown) {
        this.name = name;
        this.provider = provider;
        this.region = region;
        this.account = account;
        this.components = components;
        this.connections = connections;
        this.scenarios = scenarios;
        this.objectives = objectives;
        this.layout = layout;
        this.unknown = unknown;
    }

    /** An empty design in us-east-1. */
    public static Design named(String name) {
        return new Design(
                name,
                AWS,
                "us-east-1",
                Settings.NONE,
                new Component[0],
                new Connection[0],
                List.of(),
                List.of(),
                Layout.EMPTY,
                Map.of());
    }

    /** The title. */
    public String name() {
        return name;
    }

    /** The cloud provider, {@code aws}. */
    public String provider() {
        return provider;
    }

    /** The Region, {@code us-east-1}. */
    public String region() {
        return region;
    }

    /** The account's quotas: properties of {@link fanfare.model.kind.Account}. */
    public Settings account() {
        return account;
    }

    /** The components in the order in which they were added. */
    public List<Component> components() {
        return List.of(components);
    }

    /** The connections in the order in which they were added. */
    public List<Connection> connections() {
        return List.of(connections);
    }

    /** The scenarios; the first is run when none is named. */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** The objectives. */
    public List<Objective> objectives() {
        return objectives;
    }

    /** Where things are drawn. */
    public Layout layout() {
        return layout;
    }

    /** Fields of a newer version: name to JSON text, written back unchanged. */
    public Map<String, String> unknown() {
        return unknown;
    }

    /** The component of this name. */
    public Optional<Component> component(String wanted) {
        for (Component c : components) {
            if (c.name().equals(wanted)) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /** The connection of this id. */
    public Optional<Connection> connection(Connection.Id id) {
        return Arrays.stream(connections).filter(c -> c.id().equals(id)).findFirst();
    }

    /** The connections that leave a component. */
    public Stream<Connection> from(String component) {
        return Arrays.stream(connections).filter(c -> c.from().equals(component));
    }

    /** The connections that end at a component. */
    public Stream<Connection> to(String component) {
        return Arrays.stream(connections).filter(c -> c.to().equals(component));
    }

    /** The scenario of this name. */
    public Optional<Scenario> scenario(String wanted) {
        return scenarios.stream().filter(s -> s.name().equals(wanted)).findFirst();
    }

    /** Under another title. */
    public Design titled(String title) {
        return new Design(
                title, provider, region, account, components, connections, scenarios, objectives, layout, unknown);
    }

    /** For another provider and Region. */
    public Design in(String otherProvider, String otherRegion) {
        return new Design(
                name,
                otherProvider,
                otherRegion,
                account,
                components,
                connections,
                scenarios,
                objectives,
                layout,
                unknown);
    }

    /** With other quotas of the account. */
    public Design withAccount(Settings quotas) {
        return new Design(
                name, provider, region, quotas, components, connections, scenarios, objectives, layout, unknown);
    }

    /** With a component replaced (by name) or added. */
    public Design with(Component component) {
        return withComponents(replaced(components, component, c -> c.name().equals(component.name())));
    }

    /** With exactly these components. */
    public Design withComponents(List<Component> these) {
        return withComponents(these.toArray(Component[]::new));
    }

    private Design withComponents(Component[] these) {
        return new Design(name, provider, region, account, these, connections, scenarios, objectives, layout, unknown);
    }

    /** With a connection replaced (by id) or added. */
    public Design with(Connection connection) {
        return withConnections(replaced(connections, connection, c -> c.id().equals(connection.id())));
    }

    /** With exactly these connections. */
    public Design withConnections(List<Connection> these) {
        return withConnections(these.toArray(Connection[]::new));
    }

    private Design withConnections(Connection[] these) {
        return new Design(name, provider, region, account, components, these, scenarios, objectives, layout, unknown);
    }

    private static <T> T[] replaced(T[] all, T one, java.util.function.Predicate<T> same) {
        for (int i = 0; i < all.length; i++) {
            if (same.test(all[i])) {
                T[] next = all.clone();
                next[i] = one;
                return next;
            }
        }
        T[] next = Arrays.copyOf(all, all.length + 1);
        next[all.length] = one;
        return next;
    }

    /** Without a component, its connections, its place, its membership of a group, its traffic and its objectives. */
    public Design without(String component) {
        Design next = withComponents(Arrays.stream(components)
                        .filter(c -> !c.name().equals(component))
                        .toList())
                .withConnections(Arrays.stream(connections)
                        .filter(c -> !c.from().equals(component) && !c.to().equals(component))
                        .toList())
                .with(layout.without(component));
        return next.withScenarios(mapped(scenarios, s -> {
                    Map<String, Traffic> traffic = new LinkedHashMap<>(s.traffic());
                    Scenario left = traffic.remove(component) == null ? s : s.with(traffic);
                    return left.with(s.faults().stream()
                            .filter(f -> !f.concerns(component))
                            .toList());
                }))
                .withObjectives(objectives.stream()
                        .filter(o -> !o.of().equals(Optional.of(component)))
                        .toList());
    }

    /** Without a connection. */
    public Design without(Connection.Id connection) {
        return withConnections(Arrays.stream(connections)
                .filter(c -> !c.id().equals(connection))
                .toList());
    }

    /** With a component under another name, and every reference to it. */
    public Design renamed(String from, String to) {
        UnaryOperator<String> rename = n -> n.equals(from) ? to : n;
        return withComponents(mapped(
                        components(),
                        c -> new Component(
                                rename.apply(c.name()), c.kind(), c.set().renamed(from, to))))
                .withConnections(mapped(connections(), c -> c.between(rename.apply(c.from()), rename.apply(c.to()))))
                .with(layout.renamed(from, to))
                .withScenarios(mapped(scenarios, s -> {
                    Map<String, Traffic> traffic = new LinkedHashMap<>();
                    s.traffic().forEach((n, t) -> traffic.put(rename.apply(n), t));
                    return s.with(traffic).with(mapped(s.faults(), f -> f.renamed(rename)));
                }))
                .withObjectives(mapped(objectives, o -> o.of(o.of().map(rename))));
    }

    private static <T> List<T> mapped(List<T> all, UnaryOperator<T> change) {
        List<T> next = new ArrayList<>(all.size());
        all.forEach(one -> next.add(change.apply(one)));
        return next;
    }

    /** With other places, notes and groups. */
    public Design with(Layout other) {
        return new Design(
                name, provider, region, account, components, connections, scenarios, objectives, other, unknown);
    }

    /** With a scenario replaced (by name) or added. */
    public Design with(Scenario scenario) {
        return withScenarios(List.of(replaced(
                scenarios.toArray(Scenario[]::new), scenario, s -> s.name().equals(scenario.name()))));
    }

    /** With exactly these scenarios. */
    public Design withScenarios(List<Scenario> these) {
        return new Design(
                name,
                provider,
                region,
                account,
                components,
                connections,
                List.copyOf(these),
                objectives,
                layout,
                unknown);
    }

    /** With exactly these objectives. */
    public Design withObjectives(List<Objective> these) {
        return new Design(
                name,
                provider,
                region,
                account,
                components,
                connections,
                scenarios,
                List.copyOf(these),
                layout,
                unknown);
    }

    /** With these fields of a newer version. */
    public Design withUnknown(Map<String, String> fields) {
        return new Design(
                name,
                provider,
                region,
                account,
                components,
                connections,
                scenarios,
                objectives,
                layout,
                java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
    }

    /** True if a simulation of the other gives the same result: everything is equal but title and layout. */
    public boolean behavesLike(Design other) {
        return provider.equals(other.provider)
                && region.equals(other.region)
                && account.equals(other.account)
                && Arrays.equals(components, other.components)
                && Arrays.equals(connections, other.connections)
                && scenarios.equals(other.scenarios)
                && objectives.equals(other.objectives);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Design d
                && behavesLike(d)
                && name.equals(d.name)
                && layout.equals(d.layout)
                && unknown.equals(d.unknown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, provider, region, Arrays.hashCode(components), Arrays.hashCode(connections));
    }

    @Override
    public String toString() {
        return name + " (" + components.length + " components, " + connections.length + " connections)";
    }
}
