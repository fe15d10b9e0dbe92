package fanfare.model.edit;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Settings;
import fanfare.model.kind.Interaction;
import java.util.List;

/** Makes a connection mean something else; properties that the new interaction shares keep their values. */
public record ChangeInteraction(Connection.Id connection, Interaction as) implements Edit {
    @Override
    public String label() {
        return "Change " + connection.from() + " → " + connection.to() + " to " + as;
    }

    @Override
    public Design apply(Design before) {
        return before.connection(connection)
                .filter(c -> legal(before, c))
                .map(c -> Connections.replace(before, connection, changed(c)))
                .orElse(before);
    }

    private boolean legal(Design before, Connection c) {
        return before.component(c.from())
                .flatMap(from -> before.component(c.to())
                        .map(to -> ConnectionRules.against(from, as, to).isEmpty()))
                .orElse(false);
    }

    private Connection changed(Connection c) {
        List<Settings.Entry<?>> kept = c.set().entries().stream()
                .filter(e -> as.properties().contains(e.property()))
                .toList();
        return new Connection(
                c.from(), as, c.to(), c.step(), new Settings(kept, c.set().unknown()));
    }
}
