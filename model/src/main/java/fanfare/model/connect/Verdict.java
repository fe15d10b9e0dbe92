package fanfare.model.connect;

import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kind;
import java.util.List;

/** The answer to “may this be connected with that?”. */
public sealed interface Verdict {

    /**
     * Yes.
     *
     * @param as what may happen along the connection, at least one; the first is the default
     */
    record Allowed(List<Interaction> as) implements Verdict {
        public Allowed {
            as = List.copyOf(as);
            if (as.isEmpty()) {
                throw new IllegalArgumentException("allowed as what?");
            }
        }
    }

    /**
     * No.
     *
     * @param reason why, as a sentence for the user that also says what to do instead
     * @param between kinds that would join the two when put between them, the best first; empty where nothing would
     */
    record Refused(String reason, List<Kind> between) implements Verdict {
        public Refused {
            between = List.copyOf(between);
        }
    }

    /** True if a connection may be drawn. */
    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** What may happen along the connection, the default first; empty if it is refused. */
    default List<Interaction> interactions() {
        return this instanceof Allowed a ? a.as() : List.of();
    }
}
