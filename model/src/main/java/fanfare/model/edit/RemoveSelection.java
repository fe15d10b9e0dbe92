package fanfare.model.edit;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.util.List;

/** Deletes components, with all that refers to them, and connections. */
public record RemoveSelection(List<String> components, List<Connection.Id> connections) implements Edit {
    public RemoveSelection {
        components = List.copyOf(components);
        connections = List.copyOf(connections);
    }

    @Override
    public String label() {
        if (components.size() == 1) {
            return "Delete " + components.get(0);
        }
        if (components.isEmpty()) {
            return connections.size() == 1
                    ? "Delete connection " + connections.get(0)
                    : "Delete " + connections.size() + " connections";
        }
        return "Delete " + components.size() + " components";
    }

    @Override
    public Design apply(Design before) {
        Design after = before;
        for (Connection.Id id : connections) {
            after = after.connection(id).isPresent() ? after.without(id) : after;
        }
        for (String name : components) {
            after = after.component(name).isPresent() ? after.without(name) : after;
        }
        return after;
    }
}
