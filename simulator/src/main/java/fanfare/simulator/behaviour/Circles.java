package fanfare.simulator.behaviour;

import fanfare.model.kind.Bucket;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which components lie on a circle of connections, so that an event may cause itself again. Lambda detects circles that
 * pass through functions, queues, topics and buckets only (Lambda developer guide, recursive loop detection).
 */
final class Circles {
    private static final Set<Kind> WATCHED = Set.of(Function.KIND, Queue.KIND, Topic.KIND, Bucket.KIND);

    private final boolean[] detectable;
    private final boolean any;

    Circles(Outlet[] outlets, int components) {
        boolean[] circle = on(outlets, components, o -> true);
        boolean found = false;
        for (boolean c : circle) {
            found |= c;
        }
        any = found;
        detectable =
                found ? on(outlets, components, o -> WATCHED.contains(o.origin) && WATCHED.contains(o.target)) : circle;
    }

    /** True if any component lies on a circle. */
    boolean any() {
        return any;
    }

    /** True if a component lies on a circle that Lambda detects. */
    boolean detectable(int component) {
        return detectable[component];
    }

    /**
     * True if a design with a circle makes so many events, or keeps so many requests, for every event of its sources that
     * it can only be running away.
     */
    static boolean runaway(long events, long live, long born) {
        return events > 1_000_000 && events > 10_000 * born
                || events > 20_000_000 && events > 2_000 * born
                || live > 500_000 && live > 50 * born;
    }

    private static boolean[] on(Outlet[] outlets, int components, Predicate<Outlet> along) {
        boolean[] result = new boolean[components];
        for (int c = 0; c < components; c++) {
            result[c] = reaches(outlets, c, c, along, new boolean[components]);
        }
        return result;
    }

    private static boolean reaches(Outlet[] outlets, int from, int to, Predicate<Outlet> along, boolean[] seen) {
        for (Outlet o : outlets) {
            if (o.from == from && o.as != Interactions.READ && along.test(o)) {
                if (o.to == to) {
                    return true;
                }
                if (!seen[o.to]) {
                    seen[o.to] = true;
                    if (reaches(outlets, o.to, to, along, seen)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
