package fanfare.model.edit;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;

/** Draws a connection; into the next free step when the same one exists already. */
public record Connect(Connection connection) implements Edit {
    private static final int LAST_STEP = 99;

    @Override
    public String label() {
        return "Connect " + connection.from() + " to " + connection.to();
    }

    @Override
    public Design apply(Design before) {
        Connection free = connection;
        while (before.connection(free.id()).isPresent() && free.step() < LAST_STEP) {
            free = free.inStep(free.step() + 1);
        }
        return before.connection(free.id()).isEmpty() && legal(before) ? before.with(free) : before;
    }

    private boolean legal(Design before) {
        return before.component(connection.from())
                .flatMap(from -> before.component(connection.to())
                        .map(to -> ConnectionRules.between(before, from, to)
                                .interactions()
                                .contains(connection.as())))
                .orElse(false);
    }
}
