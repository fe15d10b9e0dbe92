package fanfare.simulator.evidence;

import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Watch;

/**
 * A measurement or a closed form that the simulator is held to.
 *
 * @param id a short word: {@code V1}
 * @param title what is compared
 * @param source who measured it or where the formula stands
 * @param method how it is simulated, and what is allowed
 * @param work simulates and compares
 */
public record Experiment(String id, String title, String source, String method, Work work) {
    /** Simulates and compares. */
    @FunctionalInterface
    public interface Work {
        /**
         * Runs it. Takes seconds at most.
         *
         * @throws java.util.concurrent.CancellationException if the watch ends it
         */
        Evidence run(Watch watch) throws InvalidRun;
    }

    /** Simulates and compares; throws {@link java.util.concurrent.CancellationException} if the watch ends it. */
    public Evidence run(Watch watch) throws InvalidRun {
        return work.run(watch);
    }
}
