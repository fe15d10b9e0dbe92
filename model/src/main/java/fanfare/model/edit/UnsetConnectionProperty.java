package fanfare.model.edit;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Property;

/** Returns a property of a connection to its default. */
public record UnsetConnectionProperty(Connection.Id connection, Property<?> property) implements Edit {
    @Override
    public String label() {
        return "Reset " + property.title().toLowerCase(java.util.Locale.ROOT) + " of " + connection;
    }

    @Override
    public Design apply(Design before) {
        return before.connection(connection)
                .filter(c -> c.set().isSet(property))
                .map(c -> before.with(c.without(property)))
                .orElse(before);
    }
}
