package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import java.util.List;
import java.util.Optional;

/**
 * A line between two resources.
 *
 * @param source logical id, or {@code @schedule}, {@code @default-bus}, {@code @external-bus}
 * @param target logical id
 * @param relation what it says
 * @param mode whether it reads, writes or both; empty where that means nothing
 * @param confidence how sure it is
 * @param evidence what says so, in a few words each
 * @param details routes and events
 * @param lines where the template says so
 */
public record Edge(
        String source,
        String target,
        Relation relation,
        Optional<Mode> mode,
        Confidence confidence,
        List<String> evidence,
        List<String> details,
        List<Integer> lines) {
    public Edge {
        evidence = List.copyOf(evidence);
        details = List.copyOf(details);
        lines = List.copyOf(lines);
    }

    /** Which way data go. */
    public enum Mode {
        /** From the target. */
        READ,
        /** To the target. */
        WRITE,
        /** Both. */
        READ_WRITE;

        Mode and(Mode other) {
            return this == other ? this : READ_WRITE;
        }
    }
}
