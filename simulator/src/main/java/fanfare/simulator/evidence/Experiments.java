package fanfare.simulator.evidence;

import java.util.List;

/** All experiments, measurements first. */
public final class Experiments {
    /** In the order in which they are shown. */
    public static final List<Experiment> ALL = List.of(
            ColdStarts.EXPERIMENT,
            RequestLogs.EXPERIMENT,
            DurationByMemory.EXPERIMENT,
            PowerTuning.EXPERIMENT,
            Workflows.EXPERIMENT,
            DeliveryLatencies.EXPERIMENT,
            QueueingTheory.EXPERIMENT);

    private Experiments() {}
}
