package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.kind.Database;

/**
 * How Aurora Serverless v2 follows its load, once a second. The provider publishes no law; assumed is: above 70 % of the
 * processors it grows by half, and after a minute in which two thirds of the capacity would have done it shrinks by a
 * tenth, at least by half an ACU each.
 */
final class ServerlessCapacity {
    private static final double CROWDED = 0.7;
    private static final double SPARE = 2.0 / 3 * CROWDED;
    private static final int CALM = 60;

    private final long least;
    private final long most;
    private long halves;
    private int calm;

    ServerlessCapacity(Component database) {
        most = Math.max(1, StrictMath.round(StrictMath.ceil(2 * database.get(Database.MAX_CAPACITY))));
        least = Math.min(most, Math.max(1, StrictMath.round(StrictMath.ceil(2 * database.get(Database.MIN_CAPACITY)))));
        halves = least;
    }

    /** Half ACUs. */
    long halves() {
        return halves;
    }

    /** Whether it is as small as it may be. */
    boolean isLeast() {
        return halves == least;
    }

    /** As after a pause. */
    void restart() {
        halves = least;
        calm = 0;
    }

    /** Processors that go with it. */
    double processors() {
        return halves * DatabaseSize.PROCESSORS_PER_ACU / 2;
    }

    /** A second has passed with this share of the processors in use; true if the capacity changes. */
    boolean follow(double utilization) {
        long before = halves;
        calm = utilization < SPARE ? calm + 1 : 0;
        if (utilization > CROWDED) {
            halves = Math.min(most, halves + Math.max(1, halves / 2));
        } else if (calm >= CALM) {
            halves = Math.max(least, halves - Math.max(1, halves / 10));
        }
        return halves != before;
    }
}
