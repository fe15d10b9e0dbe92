package fanfare.model.design;

import fanfare.model.kind.Kind;
import fanfare.model.kind.Property;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing on the canvas.
 *
 * @param name unique in its design; the logical id of the exported template
 * @param kind what it is
 * @param set the values that differ from the kind's defaults
 */
public record Component(String name, Kind kind, Settings set) {
    /** What a name looks like: a letter, then letters and digits; at most 64, so that every template takes it. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    /** A component with the kind's defaults. */
    public static Component of(String name, Kind kind) {
        return new Component(name, kind, Settings.NONE);
    }

    /** The value, or the default. */
    public <T> T get(Property<T> property) {
        return set.get(property);
    }

    /** The value, or the default if there is one. */
    public <T> Optional<T> value(Property<T> property) {
        return set.value(property);
    }

    /** With a value set. */
    public <T> Component with(Property<T> property, T value) {
        return new Component(name, kind, set.with(property, value));
    }

    /** With a value unset. */
    public Component without(Property<?> property) {
        return new Component(name, kind, set.without(property));
    }

    /** Under another name. */
    public Component named(String other) {
        return new Component(other, kind, set);
    }
}
