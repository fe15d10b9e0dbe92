package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.Loop;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.Pulse;

/** Ends of source events, by source and by the component where somebody stopped waiting; and arrivals per source. */
public final class Paths {
    private final int sources;
    private final int components;
    private final LatencyHistogram[] latency;
    private final long[][] causes;
    private final long[] failed;
    private final long[] lost;
    private final long[] deadLettered;
    private final long[] arrivals;
    private final long[] born;
    private long everBorn;
    private Pulse pulse;
    private Loop clock;

    Paths(int sources, int components) {
        this.sources = sources;
        this.components = components;
        int n = sources * components;
        latency = new LatencyHistogram[n];
        causes = new long[n][];
        failed = new long[n];
        lost = new long[n];
        deadLettered = new long[n];
        arrivals = new long[n];
        born = new long[sources];
    }

    /** From now on also notes when events end. */
    void beat(Pulse with, Loop by) {
        pulse = with;
        clock = by;
    }

    /** How the sources fared over time; null unless the scenario has faults. */
    public Pulse pulse() {
        return pulse;
    }

    private void failedNow(int source) {
        if (pulse != null) {
            pulse.failed(source, clock.now());
        }
    }

    private int at(int source, int component) {
        return source * components + component;
    }

    void sourceEvent(int source) {
        born[source]++;
        everBorn++;
    }

    void arrived(int source, int component) {
        arrivals[at(source, component)]++;
    }

    void failed(int source, int component) {
        failed[at(source, component)]++;
        failedNow(source);
    }

    void lost(int source, int component) {
        lost[at(source, component)]++;
        failedNow(source);
    }

    void deadLettered(int source, int component) {
        deadLettered[at(source, component)]++;
        failedNow(source);
    }

    /** A source event came to a good end here; its causes are complete. */
    void completed(Requests requests, int r, int component) {
        int i = at(requests.source(r), component);
        if (latency[i] == null) {
            latency[i] = new LatencyHistogram();
            causes[i] = new long[Cause.COUNT];
        }
        long[] sums = causes[i];
        long total = 0;
        for (int left = requests.charged(r); left != 0; left &= left - 1) {
            int c = Integer.numberOfTrailingZeros(left);
            long spent = requests.cause(r, c);
            sums[c] += spent;
            total += spent;
        }
        latency[i].record(total);
        if (pulse != null) {
            pulse.completed(requests.source(r), clock.now(), total);
        }
    }

    void reset() {
        java.util.Arrays.fill(latency, null);
        java.util.Arrays.fill(causes, null);
        java.util.Arrays.fill(failed, 0);
        java.util.Arrays.fill(lost, 0);
        java.util.Arrays.fill(deadLettered, 0);
        java.util.Arrays.fill(arrivals, 0);
        java.util.Arrays.fill(born, 0);
    }

    /** How many sources there are. */
    public int sources() {
        return sources;
    }

    /** Source events of a source. */
    public long born(int source) {
        return born[source];
    }

    /** Source events of all sources, the warm-up period included. */
    long everBorn() {
        return everBorn;
    }

    /** Arrivals at a component caused by a source. */
    public long arrivals(int source, int component) {
        return arrivals[at(source, component)];
    }

    /** Latencies from the source's event to the end at a component; null when there was none. */
    public LatencyHistogram latency(int source, int component) {
        return latency[at(source, component)];
    }

    /** Nanoseconds by cause over all completed events; null when there was none. */
    public long[] causes(int source, int component) {
        return causes[at(source, component)];
    }

    /** Calls of the source that ended with an error here. */
    public long failures(int source, int component) {
        return failed[at(source, component)];
    }

    /** Events accepted but given up or expired here. */
    public long losses(int source, int component) {
        return lost[at(source, component)];
    }

    /** Events that went from here to a dead-letter queue. */
    public long burials(int source, int component) {
        return deadLettered[at(source, component)];
    }
}
