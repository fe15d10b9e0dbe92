package fanfare.app.desktop;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is selected: components by name, connections by id. */
public record Selection(Set<String> components, Set<Connection.Id> connections) {
    /** Nothing. */
    public static final Selection NONE = new Selection(Set.of(), Set.of());

    public Selection {
        components = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(components));
        connections = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(connections));
    }

    /** These components only. */
    public static Selection of(Collection<String> components) {
        return new Selection(new LinkedHashSet<>(components), Set.of());
    }

    /** One component only. */
    public static Selection of(String component) {
        return new Selection(Set.of(component), Set.of());
    }

    /** One connection only. */
    public static Selection of(Connection.Id connection) {
        return new Selection(Set.of(), Set.of(connection));
    }

    /** With a component added, or taken out if it was in. */
    public Selection toggled(String component) {
        Set<String> next = new LinkedHashSet<>(components);
        if (!next.remove(component)) {
            next.add(component);
        }
        return new Selection(next, connections);
    }

    /** With these components as well. */
    public Selection with(Collection<String> more) {
        Set<String> next = new LinkedHashSet<>(components);
        next.addAll(more);
        return new Selection(next, connections);
    }

    /** Without what a design no longer has. */
    public Selection in(Design design) {
        Set<String> names = new LinkedHashSet<>(components);
        names.removeIf(n -> design.component(n).isEmpty());
        Set<Connection.Id> ids = new LinkedHashSet<>(connections);
        ids.removeIf(c -> design.connection(c).isEmpty());
        return new Selection(names, ids);
    }

    /** True if nothing is selected. */
    public boolean isEmpty() {
        return components.isEmpty() && connections.isEmpty();
    }
}
