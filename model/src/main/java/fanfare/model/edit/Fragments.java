package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Point;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of a design that are designs themselves, as the clipboard carries them. */
public final class Fragments {
    private Fragments() {}

    /** These components with their places, the connections among them, and the groups of which all members are here. */
    public static Design of(Design design, Collection<String> names) {
        List<Component> components = design.components().stream()
                .filter(c -> names.contains(c.name()))
                .toList();
        List<Connection> connections = design.connections().stream()
                .filter(c -> names.contains(c.from()) && names.contains(c.to()))
                .toList();
        Map<String, Point> places = new LinkedHashMap<>();
        for (Component c : components) {
            design.layout().of(c.name()).ifPresent(at -> places.put(c.name(), at));
        }
        List<Group> groups = design.layout().groups().stream()
                .filter(g -> names.containsAll(g.members()))
                .toList();
        return Design.named(design.name())
                .in(design.provider(), design.region())
                .withComponents(components)
                .withConnections(connections)
                .with(new Layout(places, List.of(), groups));
    }
}
