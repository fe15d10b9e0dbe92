package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Property;
import java.util.Optional;

/**
 * Sets a property of a component.
 *
 * @param <T> the Java type of the value
 */
public record SetProperty<T>(String component, Property<T> property, T value) implements Edit {
    @Override
    public String label() {
        return "Set " + property.title().toLowerCase(java.util.Locale.ROOT) + " of " + component;
    }

    @Override
    public Design apply(Design before) {
        Optional<Component> c = before.component(component)
                .filter(found -> found.kind().properties().contains(property));
        return c.map(found -> before.with(found.with(property, value))).orElse(before);
    }
}
