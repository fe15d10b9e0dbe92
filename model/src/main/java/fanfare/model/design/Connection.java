package fanfare.model.design;

import fanfare.model.kind.Interaction;
import fanfare.model.kind.Property;
import java.util.Optional;

/**
 * A directed line between two components. No two of a design have the same {@link #id}.
 *
 * @param from the sender
 * @param as what happens along it
 * @param to the receiver
 * @param step when an invocation takes it: equal numbers in parallel, higher numbers after lower ones; from 1
 * @param set the values that differ from the interaction's defaults
 */
public record Connection(String from, Interaction as, String to, int step, Settings set) {
    /** What tells connections apart. */
    public record Id(String from, String as, String to, int step) {
        @Override
        public String toString() {
            return from + " → " + to + " (" + as + (step == 1 ? "" : ", step " + step) + ")";
        }
    }

    /** A connection with the interaction's defaults, in the first step. */
    public static Connection of(String from, Interaction as, String to) {
        return new Connection(from, as, to, 1, Settings.NONE);
    }

    /** What tells it apart. */
    public Id id() {
        return new Id(from, as.name(), to, step);
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
    public <T> Connection with(Property<T> property, T value) {
        return new Connection(from, as, to, step, set.with(property, value));
    }

    /** With a value unset. */
    public Connection without(Property<?> property) {
        return new Connection(from, as, to, step, set.without(property));
    }

    /** In another step. */
    public Connection inStep(int number) {
        return new Connection(from, as, to, number, set);
    }

    /** Between other components. */
    public Connection between(String newFrom, String newTo) {
        return new Connection(newFrom, as, newTo, step, set);
    }
}
