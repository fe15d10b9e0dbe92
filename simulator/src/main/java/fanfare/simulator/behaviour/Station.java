package fanfare.simulator.behaviour;

import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.Series;
import fanfare.simulator.measure.TimeAverage;

/** What is observed of every component: arrivals, answers, time inside and how many are inside. */
public final class Station {
    /** Pieces of the timeline. */
    public static final int PIECES = 120;

    private final LatencyHistogram latency = new LatencyHistogram();
    private final TimeAverage inside = new TimeAverage();
    private final Series arrivalsOverTime;
    private final Series latencyOverTime;
    private final Series insideOverTime;
    private long arrivals;
    private long completed;
    private long errors;
    private long throttled;

    Station(long horizon) {
        arrivalsOverTime = new Series(0, horizon, PIECES);
        latencyOverTime = new Series(0, horizon, PIECES);
        insideOverTime = new Series(0, horizon, PIECES);
    }

    void arrive(long now) {
        arrivals++;
        inside.add(now, 1);
        arrivalsOverTime.add(now);
        insideOverTime.add(now, inside.current());
    }

    /** Turned away at once. */
    void refuse(long now) {
        arrivals++;
        throttled++;
        arrivalsOverTime.add(now);
    }

    void leave(long now, long since, boolean ok) {
        if (ok) {
            completed++;
        } else {
            errors++;
        }
        inside.add(now, -1);
        latency.record(now - since);
        latencyOverTime.add(now, now - since);
    }

    void reset(long now) {
        latency.reset();
        inside.reset(now);
        arrivals = 0;
        completed = 0;
        errors = 0;
        throttled = 0;
    }

    /** From arrival to answer, refused requests not counted. */
    public LatencyHistogram latency() {
        return latency;
    }

    /** Requests in the component. */
    public TimeAverage inside() {
        return inside;
    }

    /** Requests that came. */
    public long arrivals() {
        return arrivals;
    }

    /** Requests that ended well. */
    public long completed() {
        return completed;
    }

    /** Requests that failed. */
    public long errors() {
        return errors;
    }

    /** Requests turned away by a limit. */
    public long throttled() {
        return throttled;
    }

    /** Arrivals per piece of the run. */
    public Series arrivalsOverTime() {
        return arrivalsOverTime;
    }

    /** Latencies per piece of the run. */
    public Series latencyOverTime() {
        return latencyOverTime;
    }

    /** Requests inside per piece of the run, seen by arrivals. */
    public Series insideOverTime() {
        return insideOverTime;
    }
}
