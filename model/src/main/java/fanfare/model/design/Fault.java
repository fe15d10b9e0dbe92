package fanfare.model.design;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A disturbance on the time-line of a scenario.
 *
 * @param type what goes wrong
 * @param on the component at which it goes wrong
 * @param from only requests that come from this component; empty for all
 * @param at when it begins, in nanoseconds
 * @param lasting how long, in nanoseconds; 0 for what happens in an instant
 * @param share of the requests, or of the capacity, that it hits: above 0, at most 1
 * @param delay added to each request, in nanoseconds; 0 for other types
 * @param unknown fields of a newer version: name to JSON text, written back unchanged
 */
public record Fault(
        Type type,
        String on,
        Optional<String> from,
        long at,
        long lasting,
        double share,
        long delay,
        Map<String, String> unknown) {

    /** What can go wrong, named as the actions of AWS Fault Injection Service where it has them. */
    public enum Type {
        /** Every request takes longer. */
        ADD_DELAY("invocation-add-delay", "Added delay"),
        /** Requests are taken and fail. */
        ERROR("invocation-error", "Errors"),
        /** Requests are refused as by a limit. */
        THROTTLE("inject-api-throttle-error", "Throttling"),
        /** The service fails every request at once. */
        UNAVAILABLE("inject-api-unavailable-error", "Outage"),
        /** Requests get no answer until it is over. */
        DISCONNECT("disrupt-connectivity", "Connection loss"),
        /** A part of the shards, servers or connections is gone. */
        LOSE_CAPACITY("lose-capacity", "Lost capacity"),
        /** All execution environments of a function are discarded. */
        RESTART("restart-environments", "Cold restart");

        private final String word;
        private final String title;

        Type(String word, String title) {
            this.word = word;
            this.title = title;
        }

        /** The word in files. */
        public String word() {
            return word;
        }

        /** What people read. */
        public String title() {
            return title;
        }

        /** True if it happens in an instant and has no length. */
        public boolean instant() {
            return this == RESTART;
        }

        /** The type of this word. */
        public static Optional<Type> named(String word) {
            return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
        }

        /** All words. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Type::word).toList();
        }
    }

    public Fault {
        unknown = Map.copyOf(unknown);
    }

    /** A fault that hits everything for a while. */
    public static Fault of(Type type, String on, long at, long lasting) {
        return new Fault(type, on, Optional.empty(), at, lasting, 1, 0, Map.of());
    }

    /** With another type. */
    public Fault with(Type other) {
        return new Fault(
                other,
                on,
                from,
                at,
                other.instant() ? 0 : lasting,
                share,
                other == Type.ADD_DELAY ? delay : 0,
                unknown);
    }

    /** At another component. */
    public Fault on(String other) {
        return new Fault(type, other, from, at, lasting, share, delay, unknown);
    }

    /** Only for what comes from this component. */
    public Fault from(Optional<String> sender) {
        return new Fault(type, on, sender, at, lasting, share, delay, unknown);
    }

    /** At another time. */
    public Fault during(long begin, long length) {
        return new Fault(type, on, from, begin, length, share, delay, unknown);
    }

    /** Hitting a share only. */
    public Fault share(double part) {
        return new Fault(type, on, from, at, lasting, part, delay, unknown);
    }

    /** With this delay. */
    public Fault delay(long nanoseconds) {
        return new Fault(type, on, from, at, lasting, share, nanoseconds, unknown);
    }

    /** With components renamed. */
    public Fault renamed(UnaryOperator<String> names) {
        return new Fault(type, names.apply(on), from.map(names), at, lasting, share, delay, unknown);
    }

    /** True if it names this component. */
    public boolean concerns(String component) {
        return on.equals(component) || from.equals(Optional.of(component));
    }
}
