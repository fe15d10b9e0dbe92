package fanfare.app.desktop.results.chart;

import java.util.List;

/** Where values lie between two pixels. */
final class Axis {
    private static final double PIXELS_PER_TICK = 90;

    private final double low;
    private final double high;
    private final double start;
    private final double end;
    private final boolean logarithmic;

    private Axis(double low, double high, double start, double end, boolean logarithmic) {
        this.low = low;
        this.high = high;
        this.start = start;
        this.end = end;
        this.logarithmic = logarithmic;
    }

    static Axis linear(double low, double high, double start, double end) {
        return new Axis(low, high, start, end, false);
    }

    static Axis logarithmic(double low, double high, double start, double end) {
        return new Axis(Math.log(low), Math.log(high), start, end, true);
    }

    double start() {
        return start;
    }

    double end() {
        return end;
    }

    double at(double value) {
        double v = logarithmic ? Math.log(Math.max(value, 1e-12)) : value;
        return start + Math.max(0, Math.min(1, (v - low) / (high - low))) * (end - start);
    }

    double valueAt(double pixel) {
        double v = low + (pixel - start) / (end - start) * (high - low);
        return logarithmic ? Math.exp(v) : v;
    }

    List<Double> ticks() {
        return logarithmic
                ? Ticks.logarithmic(Math.exp(low), Math.exp(high))
                : Ticks.linear(low, high, (int) Math.max(2, Math.abs(end - start) / PIXELS_PER_TICK));
    }
}
