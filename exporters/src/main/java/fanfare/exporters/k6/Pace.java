package fanfare.exporters.k6;

import fanfare.model.design.Traffic;
import fanfare.simulator.traffic.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * A rate as k6 takes it: whole numbers of iterations per unit of time, in straight pieces.
 *
 * @param unit in seconds
 * @param start iterations per unit at the beginning
 * @param stages one after the other
 */
record Pace(int unit, long start, List<Stage> stages) {
    private static final int[] UNITS = {1, 10, 60, 600, 3_600, 86_400};
    private static final double CLOSE = 1e-6;
    private static final int PIECES = 48;
    private static final int MOST_PIECES = 480;

    /** To this many iterations per unit, evenly, within this time; at once if there is none. */
    record Stage(long target, long nanoseconds) {}

    /** A corner of the rate: from there to the next it changes evenly. */
    private record Corner(long at, double rate) {}

    Pace {
        stages = List.copyOf(stages);
    }

    /** True if the rate never changes; that of zero is none that k6 takes. */
    boolean isConstant() {
        return start > 0 && stages.stream().allMatch(s -> s.target() == start);
    }

    /** Iterations per second at most. */
    double peak() {
        return Math.max(start, stages.stream().mapToLong(Stage::target).max().orElse(0)) / (double) unit;
    }

    /** Of traffic that has a rate, for so long. */
    static Pace of(Traffic traffic, long duration) {
        List<Corner> corners = corners(traffic, duration);
        int unit = unit(corners);
        List<Stage> stages = new ArrayList<>();
        long from = 0;
        for (Corner c : corners.subList(1, corners.size())) {
            stages.add(new Stage(Math.round(c.rate() * unit), c.at() - from));
            from = c.at();
        }
        return new Pace(unit, Math.round(corners.get(0).rate() * unit), stages);
    }

    private static int unit(List<Corner> corners) {
        for (int unit : UNITS) {
            if (corners.stream().allMatch(c -> isWhole(c.rate() * unit))) {
                return unit;
            }
        }
        // Nothing is whole: a unit in which rounding no longer shows.
        double least = corners.stream()
                .mapToDouble(Corner::rate)
                .filter(r -> r > 0)
                .min()
                .orElse(1);
        for (int unit : UNITS) {
            if (least * unit >= 1_000) {
                return unit;
            }
        }
        return UNITS[UNITS.length - 1];
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - StrictMath.rint(value)) < CLOSE;
    }

    private static List<Corner> corners(Traffic traffic, long duration) {
        List<Corner> corners = new ArrayList<>();
        Rate rate = Rate.of(traffic);
        corners.add(new Corner(0, rate.at(0)));
        if (traffic instanceof Traffic.Ramp ramp && ramp.over() > 0) {
            add(corners, Math.min(ramp.over(), duration), rate);
        } else if (traffic instanceof Traffic.Sine sine) {
            long pieces = Math.min(MOST_PIECES, Math.max(PIECES, PIECES * duration / sine.period()));
            for (long i = 1; i < pieces; i++) {
                add(corners, (long) ((double) duration / pieces * i), rate);
            }
        } else if (traffic instanceof Traffic.Steps steps) {
            steps.steps().forEach(s -> jump(corners, s.at(), rate, duration));
        } else if (traffic instanceof Traffic.Spike spike) {
            jump(corners, spike.at(), rate, duration);
            jump(corners, spike.at() + spike.length(), rate, duration);
        }
        if (last(corners).at() < duration) {
            boolean slopes = traffic instanceof Traffic.Ramp || traffic instanceof Traffic.Sine;
            corners.add(new Corner(
                    duration,
                    slopes ? Math.max(0, rate.at(duration)) : last(corners).rate()));
        }
        return corners;
    }

    private static Corner last(List<Corner> corners) {
        return corners.get(corners.size() - 1);
    }

    private static void add(List<Corner> corners, long at, Rate rate) {
        corners.add(new Corner(at, Math.max(0, rate.at(at))));
    }

    private static void jump(List<Corner> corners, long at, Rate rate, long duration) {
        if (at > 0 && at < duration) {
            corners.add(new Corner(at, last(corners).rate()));
            add(corners, at, rate);
        }
    }
}
