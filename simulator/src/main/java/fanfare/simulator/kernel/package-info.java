/**
 * What every simulation stands on and no kind is known to: the clock and the pending events ({@link
 * fanfare.simulator.kernel.Loop}, {@link fanfare.simulator.kernel.EventList}), reproducible randomness ({@link
 * fanfare.simulator.kernel.RandomStream}, {@link fanfare.simulator.kernel.Streams}) and durations drawn from it ({@link
 * fanfare.simulator.kernel.Sampler}).
 *
 * <p>Time is a {@code long} in nanoseconds. Nothing here allocates once its arrays have grown to what is pending, and
 * every result is the same on every machine and JDK.
 */
package fanfare.simulator.kernel;
