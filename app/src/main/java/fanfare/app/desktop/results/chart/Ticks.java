package fanfare.app.desktop.results.chart;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
public final class Ticks {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private Ticks() {}

    /**
     * Multiples of 1, 2, 2.5 or 5 times a power of ten that lie between two values.
     *
     * @param wanted about how many; at most one more is returned
     */
    public static List<Double> linear(double low, double high, int wanted) {
        List<Double> ticks = new ArrayList<>();
        if (!(high > low) || !Double.isFinite(high - low)) {
            return ticks;
        }
        double step = step((high - low) / Math.max(1, wanted));
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        for (long i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The smallest round step that is at least this long. */
    static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double round : ROUND) {
            if (round * power >= atLeast * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /** The smallest value of 1, 2, 2.5 or 5 times a power of ten that is not below this one; 1 for nothing. */
    public static double ceiling(double value) {
        return value > 0 && Double.isFinite(value) ? step(value) : 1;
    }

    /** Powers of ten between two positive values, with 2 and 5 between them where there are fewer than three. */
    public static List<Double> logarithmic(double low, double high) {
        List<Double> powers = multiples(low, high, 1);
        return powers.size() >= 3 ? powers : multiples(low, high, 1, 2, 5);
    }

    private static List<Double> multiples(double low, double high, double... of) {
        List<Double> ticks = new ArrayList<>();
        if (!(low > 0) || !(high > low)) {
            return ticks;
        }
        int to = (int) Math.ceil(Math.log10(high));
        for (int power = (int) Math.floor(Math.log10(low)); power <= to; power++) {
            for (double m : of) {
                double tick = m * Math.pow(10, power);
                if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
