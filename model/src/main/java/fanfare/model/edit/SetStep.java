package fanfare.model.edit;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;

/** Moves a connection to another step of the invocation; steps run from 1 to 99. */
public record SetStep(Connection.Id connection, int step) implements Edit {
    @Override
    public String label() {
        return "Move " + connection.from() + " → " + connection.to() + " to step " + step;
    }

    @Override
    public Design apply(Design before) {
        return before.connection(connection)
                .map(c -> Connections.replace(before, connection, c.inStep(step)))
                .orElse(before);
    }
}
