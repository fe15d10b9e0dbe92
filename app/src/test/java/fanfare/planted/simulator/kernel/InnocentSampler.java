package fanfare.planted.simulator.kernel;

import fanfare.planted.model.kind.Distribution;
import java.util.List;

/** The kernel may read a distribution, and the list of its quantiles. */
record InnocentSampler(Distribution of, List<Double> quantiles) {}
