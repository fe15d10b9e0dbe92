package fanfare.model.kind;

import java.util.List;

/** What happens along a connection. Declared like a kind: with properties, metrics and meters of its own. */
public record Interaction(
        String name,
        String title,
        Style style,
        String doc,
        List<Property<?>> properties,
        List<Metric> metrics,
        List<Meter> meters)
        implements Declared {

    /** Who waits for whom. */
    public enum Style {
        /** The sender waits for an answer. */
        CALL,
        /** The sender waits only until the receiver has accepted. */
        HANDOVER,
        /** The receiver (or a poller on its behalf) fetches. */
        PULL,
        /** Taken only when something has failed or succeeded. */
        OUTCOME
    }

    /** An interaction without meters of its own. */
    public static Interaction of(String name, String title, Style style, String doc, Property<?>... properties) {
        return new Interaction(name, title, style, doc, List.of(properties), List.of(), List.of());
    }

    /** An interaction in which a sender calls something, with what is observed of every call. */
    static Interaction call(String name, String title, Style style, String doc, Property<?>... properties) {
        return new Interaction(name, title, style, doc, List.of(properties), Call.METRICS, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
