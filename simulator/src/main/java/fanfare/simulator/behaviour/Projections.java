package fanfare.simulator.behaviour;

import fanfare.simulator.measure.LatencyHistogram;

/**
 * How far every store that follows another lags behind it. Whatever a write sets going carries the store of its origin
 * and the time of that write; a message on the way makes what comes after it a projection.
 */
public final class Projections {
    private final LatencyHistogram[][] lags;

    Projections(int components) {
        lags = new LatencyHistogram[components][];
    }

    /** A write of a request has become visible in a store. */
    void written(Requests requests, int r, int store, long now) {
        int origin = requests.origin(r);
        if (origin == Requests.NOWHERE) {
            requests.originatesHere(r, store, now);
        } else if (Requests.isProjected(origin) && Requests.store(origin) != store) {
            of(Requests.store(origin), store).record(now - requests.committed(r));
        }
    }

    /** A record of a request is in a log that is the origin of what follows from it. */
    void logged(Requests requests, int r, int log, long now) {
        if (requests.origin(r) == Requests.NOWHERE) {
            requests.originatesHere(r, log, now);
        }
    }

    private LatencyHistogram of(int origin, int store) {
        if (lags[store] == null) {
            lags[store] = new LatencyHistogram[lags.length];
        }
        LatencyHistogram[] here = lags[store];
        if (here[origin] == null) {
            here[origin] = new LatencyHistogram();
        }
        return here[origin];
    }

    void reset() {
        java.util.Arrays.fill(lags, null);
    }

    /** Sees every lag between two stores. */
    @FunctionalInterface
    public interface Visitor {
        /** From the write at the origin until the write at the other store was visible. */
        void lag(int origin, int store, LatencyHistogram lag);
    }

    /** Shows all lags, by store and then by origin. */
    public void forEach(Visitor visitor) {
        for (int store = 0; store < lags.length; store++) {
            for (int origin = 0; lags[store] != null && origin < lags.length; origin++) {
                if (lags[store][origin] != null) {
                    visitor.lag(origin, store, lags[store][origin]);
                }
            }
        }
    }
}
