package fanfare.simulator.behaviour;

import fanfare.model.kind.Distribution;
import fanfare.simulator.kernel.Sampler;

/** Makes samplers; the one place that reads measured columns from files. */
@FunctionalInterface
public interface Samplers {
    /** The sampler of a distribution. */
    Sampler of(Distribution distribution);
}
