package fanfare.simulator.behaviour;

import fanfare.model.kind.Container;

/**
 * Target tracking of a service: a datapoint a minute; three in a row above the target add tasks in proportion, fifteen
 * below nine tenths of it take some away, each with its cool-down.
 */
final class TargetTracking {
    static final long MINUTE = 60_000_000_000L;
    private static final int ABOVE = 3;
    private static final int BELOW = 15;
    private static final double LOW = 0.9;
    private static final double LEAST_TARGET = 0.01;
    private static final double ROUNDING = 1e-9;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final boolean byCpu;
    private final double target;
    private final long unitsOfTask;
    private final long least;
    private final long most;
    private final long outCooldown;
    private final long inCooldown;
    private long since;
    private long units;
    private long tasks;
    private long unitArea;
    private long taskArea;
    private long requests;
    private int above;
    private int below;
    private long scaledOut = NEVER;
    private long scaled = NEVER;

    TargetTracking(Site site, long unitsOfTask) {
        byCpu = site.get(Container.SCALING).equals("cpu");
        target = byCpu ? Math.max(LEAST_TARGET, site.get(Container.TARGET_CPU)) : site.get(Container.TARGET_REQUESTS);
        this.unitsOfTask = unitsOfTask;
        least = site.get(Container.MIN_TASKS);
        most = site.get(Container.MAX_TASKS);
        outCooldown = site.get(Container.SCALE_OUT_COOLDOWN);
        inCooldown = site.get(Container.SCALE_IN_COOLDOWN);
    }

    /** A request has come. */
    void request() {
        requests++;
    }

    /** CPU units at work, and running tasks, from now on. */
    void levels(long now, long cpuUnits, long running) {
        unitArea += units * (now - since);
        taskArea += tasks * (now - since);
        since = now;
        units = cpuUnits;
        tasks = running;
    }

    /** A minute is over: how many tasks are wanted from now on. */
    long datapoint(long now, long desired) {
        levels(now, units, tasks);
        double average = (double) taskArea / MINUTE;
        double value = byCpu ? unitArea / ((double) unitsOfTask * MINUTE) : requests;
        boolean known = taskArea > 0;
        unitArea = 0;
        taskArea = 0;
        requests = 0;
        // What the tasks have to bear, in tasks that bear just the target.
        double needed = value / target;
        above = known && needed > average * (1 + ROUNDING) ? above + 1 : 0;
        below = known && needed < average * LOW * (1 - ROUNDING) ? below + 1 : 0;
        long wanted = (long) StrictMath.ceil(needed - ROUNDING);
        if (above >= ABOVE && now - scaledOut >= outCooldown) {
            return out(now, Math.min(most, wanted), desired);
        }
        if (below >= BELOW && now - scaled >= inCooldown) {
            return in(now, Math.max(least, wanted), desired);
        }
        return desired;
    }

    private long out(long now, long wanted, long desired) {
        if (wanted <= desired) {
            return desired;
        }
        scaledOut = now;
        scaled = now;
        return wanted;
    }

    private long in(long now, long wanted, long desired) {
        if (wanted >= desired) {
            return desired;
        }
        scaled = now;
        return wanted;
    }
}
