package fanfare.model.edit;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;

/** What edits of connections share. */
final class Connections {
    private Connections() {}

    /** Puts a connection in another's place; unchanged when its id belongs to a third one. */
    static Design replace(Design before, Connection.Id old, Connection now) {
        boolean taken = !now.id().equals(old) && before.connection(now.id()).isPresent();
        if (taken) {
            return before;
        }
        return before.withConnections(before.connections().stream()
                .map(c -> c.id().equals(old) ? now : c)
                .toList());
    }
}
