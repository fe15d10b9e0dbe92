package fanfare.model.connect;

import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.ReadStream;
import fanfare.model.kind.Transform;
import java.util.List;

/** Roles that only one connection of a component can have: a pipe has one source and one target. */
public final class Roles {
    private Roles() {}

    /**
     * A role.
     *
     * @param of the component that has it once only
     * @param name what it is called, such as “target”
     */
    public record Role(String of, String name) {}

    /** The roles that a connection takes, at its sender and at its receiver. */
    public static List<Role> of(Kind fromKind, String from, Interaction as, Kind toKind, String to) {
        if (fromKind.equals(Pipe.KIND)) {
            return List.of(new Role(from, as.equals(Interactions.ENRICH) ? "enrichment" : "target"));
        }
        if (toKind.equals(Pipe.KIND)) {
            return List.of(new Role(to, "source"));
        }
        if (fromKind.equals(Delivery.KIND) && as.equals(Transform.INTERACTION)) {
            return List.of(new Role(from, "transformation"));
        }
        if (fromKind.equals(Delivery.KIND) && (as.equals(Interactions.WRITE) || as.equals(Interactions.INVOKE))) {
            return List.of(new Role(from, "destination"));
        }
        return toKind.equals(Delivery.KIND) && as.equals(ReadStream.INTERACTION)
                ? List.of(new Role(to, "source stream"))
                : List.of();
    }

    /** True if records come to a delivery stream both from a source stream and from senders. */
    public static boolean clash(Interaction one, Interaction other) {
        return one.equals(ReadStream.INTERACTION) && isPut(other) || other.equals(ReadStream.INTERACTION) && isPut(one);
    }

    private static boolean isPut(Interaction as) {
        return as.equals(Interactions.PUT) || as.equals(Deliver.INTERACTION);
    }
}
