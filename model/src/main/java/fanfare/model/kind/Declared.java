package fanfare.model.kind;

import java.util.List;
import java.util.Optional;

/** What a kind and an interaction have in common: a name, a title, documentation and properties. */
public sealed interface Declared permits Kind, Interaction {
    /** The word in files and on the command line. */
    String name();

    /** The word for people. */
    String title();

    /** What it is. */
    String doc();

    /** Its properties, in the inspector's order. */
    List<Property<?>> properties();

    /** What it is billed by. */
    List<Meter> meters();

    /** What it is observed by. */
    List<Metric> metrics();

    /** The property of this name. */
    default Optional<Property<?>> property(String name) {
        for (Property<?> p : properties()) {
            if (p.name().equals(name)) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }
}
