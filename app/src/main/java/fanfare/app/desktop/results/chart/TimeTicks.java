package fanfare.app.desktop.results.chart;

import java.util.ArrayList;
import java.util.List;

/** Round times along an axis: whole seconds, minutes, hours and days as clocks count them. */
public final class TimeTicks {
    private static final double[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
        604_800, 1_209_600, 2_592_000
    };

    private TimeTicks() {}

    /** Multiples of one round step from 0 to a number of seconds, at most one more than wanted. */
    public static List<Double> of(double seconds, int wanted) {
        double least = seconds / Math.max(1, wanted);
        if (least < 1) {
            return Ticks.linear(0, seconds, Math.max(1, wanted));
        }
        double step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && STEPS[i] >= least; i--) {
            step = STEPS[i];
        }
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= seconds * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
