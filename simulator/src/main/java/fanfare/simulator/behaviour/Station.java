package fanfare.simulator.behaviour;

import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import fanfare.simulator.measure.Timeline;

/** What is observed of every component: arrivals, answers, time inside and how many are inside. */
public final class Station {
    /** Pieces of the timeline. */
    public static final int PIECES = 120;

    private final LatencyHistogram latency = new LatencyHistogram();
    private final TimeAverage inside = new TimeAverage();
    private final Timeline timeline;
    private long arrivals;
    private long completed;
    private long errors;
    private long throttled;

    Station(long horizon) {
        timeline = new Timeline(horizon, PIECES);
    }

    void arrive(long now) {
        note(now);
        arrivals++;
        inside.add(now, 1);
    }

    private void note(long now) {
        if (timeline.isDue(now)) {
            timeline.note(now, arrivals, latency.count(), latency.sum(), inside.current());
        }
    }

    /** Turned away at once. */
    void refuse(long now) {
        note(now);
        arrivals++;
        throttled++;
    }

    void leave(long now, long since, boolean ok) {
        note(now);
        if (ok) {
            completed++;
        } else {
            errors++;
        }
        inside.add(now, -1);
        latency.record(now - since);
    }

    void reset(long now) {
        note(now);
        timeline.totalsRestart(arrivals, latency.count(), latency.sum());
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

    /** Notes the last piece of the timeline. */
    void close(long horizon) {
        note(horizon);
    }

    /** The run in equal pieces, warm-up included. */
    public Timeline timeline() {
        return timeline;
    }
}
