package fanfare.simulator.behaviour;

import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.simulator.measure.Pulse;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether and when a source's events fare again as they did before a fault: the share of failures within five points of
 * what it was, and the mean latency within twice what it was and 10 ms, over three windows together. A window is a tenth
 * of the shortest fault.
 *
 * @param seconds from the end of the fault to the recovery; empty if the run ended before
 * @param collapsed no recovery within ten times the fault's length
 */
public record Recovery(Optional<Double> seconds, boolean collapsed) {
    private static final long SECOND = 1_000_000_000L;
    /** What counts as the length of a fault that happens in an instant. */
    private static final long INSTANT = 60 * SECOND;

    private static final int TOGETHER = 3;
    private static final int PATIENCE = 10;
    private static final double MORE_FAILURES = 0.05;
    private static final double SLOWER = 2;
    private static final double MARGIN = 10e6;

    /** The windows that the faults of a scenario are looked at in; empty without faults. */
    static OptionalLong window(Scenario s) {
        return s.faults().stream().mapToLong(f -> Math.max(1, length(f) / 10)).min();
    }

    private static long length(Fault f) {
        return f.type().instant() ? INSTANT : f.lasting();
    }

    /** Looks at one source after one fault; empty if the source did nothing before it, or the run ends first. */
    public static Optional<Recovery> of(Pulse pulse, int source, Fault fault, Scenario scenario) {
        long window = pulse.window();
        int first = Math.toIntExact((scenario.warmUp() + window - 1) / window);
        int begins = Math.toIntExact(fault.at() / window);
        if (fault.at() >= scenario.duration()) {
            return Optional.empty();
        }
        long before = begins <= first ? 0 : pulse.completed(source, first, begins);
        if (before == 0) {
            return Optional.empty();
        }
        double failures = share(pulse, source, first, begins) + MORE_FAILURES;
        double latency = pulse.meanLatency(source, first, begins) * SLOWER + MARGIN;
        double expected = (double) before / (begins - first);
        long end = fault.at() + fault.lasting();
        long limit = end + PATIENCE * length(fault);
        for (int w = Math.toIntExact((end + window - 1) / window); w + TOGETHER <= pulse.windows() - 1; w++) {
            if (w * window > limit) {
                return Optional.of(new Recovery(laterOn(pulse, source, w, failures, latency, expected, end), true));
            }
            if (isWell(pulse, source, w, failures, latency, expected)) {
                return Optional.of(new Recovery(Optional.of(seconds(w * window - end)), false));
            }
        }
        return Optional.of(new Recovery(Optional.empty(), scenario.duration() >= limit));
    }

    private static Optional<Double> laterOn(
            Pulse p, int source, int from, double failures, double latency, double expected, long end) {
        for (int w = from; w + TOGETHER <= p.windows() - 1; w++) {
            if (isWell(p, source, w, failures, latency, expected)) {
                return Optional.of(seconds(w * p.window() - end));
            }
        }
        return Optional.empty();
    }

    private static boolean isWell(Pulse p, int source, int w, double failures, double latency, double expected) {
        long completed = p.completed(source, w, w + TOGETHER);
        if (completed == 0) {
            return expected * TOGETHER < 1;
        }
        return share(p, source, w, w + TOGETHER) <= failures && p.meanLatency(source, w, w + TOGETHER) <= latency;
    }

    private static double share(Pulse p, int source, int from, int to) {
        double failed = p.failed(source, from, to);
        return failed == 0 ? 0 : failed / (failed + p.completed(source, from, to));
    }

    private static double seconds(long nanoseconds) {
        return Math.max(0, nanoseconds) / (double) SECOND;
    }
}
