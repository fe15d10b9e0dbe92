package fanfare.model.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a design is put through.
 *
 * @param name unique in its design
 * @param traffic per source component
 * @param duration simulated time in nanoseconds, the warm-up period included
 * @param warmUp the start that is not measured, in nanoseconds
 * @param seed of all random numbers
 * @param replications independent runs
 * @param faults what goes wrong meanwhile
 * @param unknown fields of a newer version: name to JSON text, written back unchanged
 */
public record Scenario(
        String name,
        Map<String, Traffic> traffic,
        long duration,
        long warmUp,
        long seed,
        int replications,
        List<Fault> faults,
        Map<String, String> unknown) {
    /** Simulated time when a scenario names none: one hour. */
    public static final long DEFAULT_DURATION = 3_600_000_000_000L;
    /** Longest simulated time: 366 days. */
    public static final long LONGEST = 366L * 86_400_000_000_000L;

    public Scenario {
        traffic = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(traffic));
        faults = List.copyOf(faults);
        unknown = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
    }

    /** An hour, no warm-up period, seed 1, one replication. */
    public static Scenario of(String name, Map<String, Traffic> traffic) {
        return new Scenario(name, traffic, DEFAULT_DURATION, 0, 1, 1, List.of(), Map.of());
    }

    /** With another length. */
    public Scenario lasting(long nanoseconds, long warmUpNanoseconds) {
        return new Scenario(name, traffic, nanoseconds, warmUpNanoseconds, seed, replications, faults, unknown);
    }

    /** With another seed. */
    public Scenario seeded(long other) {
        return new Scenario(name, traffic, duration, warmUp, other, replications, faults, unknown);
    }

    /** With another number of replications. */
    public Scenario replicated(int times) {
        return new Scenario(name, traffic, duration, warmUp, seed, times, faults, unknown);
    }

    /** With other traffic. */
    public Scenario with(Map<String, Traffic> other) {
        return new Scenario(name, other, duration, warmUp, seed, replications, faults, unknown);
    }

    /** With other faults. */
    public Scenario with(List<Fault> other) {
        return new Scenario(name, traffic, duration, warmUp, seed, replications, other, unknown);
    }

    /** Under another name. */
    public Scenario named(String other) {
        return new Scenario(other, traffic, duration, warmUp, seed, replications, faults, unknown);
    }
}
