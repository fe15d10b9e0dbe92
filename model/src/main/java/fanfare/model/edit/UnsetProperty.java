package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.kind.Property;

/** Returns a property of a component to its default. */
public record UnsetProperty(String component, Property<?> property) implements Edit {
    @Override
    public String label() {
        return "Reset " + property.title().toLowerCase(java.util.Locale.ROOT) + " of " + component;
    }

    @Override
    public Design apply(Design before) {
        return before.component(component)
                .filter(c -> c.set().isSet(property))
                .map(c -> before.with(c.without(property)))
                .orElse(before);
    }
}
