package fanfare.model.edit;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Property;

/**
 * Sets a property of a connection.
 *
 * @param <T> the Java type of the value
 */
public record SetConnectionProperty<T>(Connection.Id connection, Property<T> property, T value) implements Edit {
    @Override
    public String label() {
        return "Set " + property.title().toLowerCase(java.util.Locale.ROOT) + " of " + connection;
    }

    @Override
    public Design apply(Design before) {
        return before.connection(connection)
                .filter(c -> c.as().properties().contains(property))
                .map(c -> before.with(c.with(property, value)))
                .orElse(before);
    }
}
