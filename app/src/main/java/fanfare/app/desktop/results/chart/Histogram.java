package fanfare.app.desktop.results.chart;

import fanfare.simulator.run.Result.Bucket;
import fanfare.simulator.run.Result.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A latency distribution as bars of equal width, on a logarithmic or linear axis, with its percentiles marked. */
public final class Histogram extends Plot {
    private static final double TOP = 46;
    private static final double BOTTOM = 24;
    private static final double SIDE = 14;
    private static final double BAR = 7;

    private record Handle(String name, double value) {}

    private final DoubleFunction<String> format;
    private Latency latency = Latency.NONE;
    private boolean logarithmic = true;
    private double hover = -1;

    /** With the words for a number of milliseconds. */
    public Histogram(DoubleFunction<String> format) {
        this.format = format;
        getStyleClass().add("histogram");
        setOnMouseMoved(e -> hover(e.getX()));
        setOnMouseExited(e -> hover(-1));
        setMinHeight(120);
        setPrefHeight(220);
    }

    private void hover(double x) {
        hover = x;
        redraw();
    }

    /** Shows a distribution. */
    public void show(Latency of, boolean onLogarithmicAxis) {
        latency = of;
        logarithmic = onLogarithmicAxis;
        setAccessibleText("Latency distribution: median " + format.apply(of.p50()) + ", 95th percentile "
                + format.apply(of.p95()) + ", 99th percentile " + format.apply(of.p99()));
        redraw();
    }

    @Override
    void draw(GraphicsContext g, double width, double height) {
        if (latency.count() == 0) {
            g.setFill(text());
            write(g, "Nothing was measured here.", width / 2, height / 2, TextAlignment.CENTER, VPos.CENTER);
            return;
        }
        Axis axis = axis(width);
        double floor = height - BOTTOM;
        axisLine(g, axis, floor);
        bars(g, axis, floor);
        handles(g, axis, floor);
    }

    private Axis axis(double width) {
        List<Bucket> all = latency.histogram();
        double low = all.isEmpty() ? latency.p50() / 2 : all.get(0).from();
        double high = all.isEmpty() ? latency.max() : all.get(all.size() - 1).to();
        if (!logarithmic) {
            // A few late answers would squeeze everything else into the first bar.
            high = Math.min(high, latency.p99() * 1.6);
            return Axis.linear(0, Math.max(high, 1e-6), SIDE, width - SIDE);
        }
        double from = Math.max(low, latency.p50() / 1e4);
        return Axis.logarithmic(from / 1.15, Math.max(high, from * 2) * 1.1, SIDE, width - SIDE);
    }

    private void axisLine(GraphicsContext g, Axis axis, double floor) {
        g.setStroke(grid());
        g.setFill(text());
        line(g, axis.start(), floor, axis.end(), floor);
        double free = Double.NEGATIVE_INFINITY;
        for (double tick : axis.ticks()) {
            double x = axis.at(tick);
            String words = format.apply(tick);
            double half = widthOf(words) / 2;
            g.setStroke(grid());
            line(g, x, floor, x, floor + 4);
            if (x - half > free && x - half >= 0 && x + half <= axis.end() + SIDE) {
                write(g, words, x, floor + 7, TextAlignment.CENTER, VPos.TOP);
                free = x + half + 10;
            }
        }
    }

    private void bars(GraphicsContext g, Axis axis, double floor) {
        int n = Math.max(8, (int) ((axis.end() - axis.start()) / BAR));
        double[] counts = spread(axis, n);
        double most = 0;
        for (double c : counts) {
            most = Math.max(most, c);
        }
        double p95 = axis.at(latency.p95());
        double p99 = axis.at(latency.p99());
        double step = (axis.end() - axis.start()) / n;
        for (int i = 0; i < n; i++) {
            double x = axis.start() + i * step;
            double tall = counts[i] / most * (floor - TOP);
            if (counts[i] > 0) {
                boolean under = hover >= x && hover < x + step;
                double opacity = x >= p99 ? 0.35 : x >= p95 ? 0.6 : 0.9;
                g.setFill(alpha(ink(), under ? 1 : opacity));
                double h = Math.max(1.5, tall);
                g.fillRoundRect(x + 0.5, floor - h, Math.max(1, step - 1.5), h, 2.5, 2.5);
            }
        }
        tip(g, axis, counts, step, floor);
    }

    /** Buckets spread over bars in proportion to the room that they share. */
    private double[] spread(Axis axis, int n) {
        double[] counts = new double[n];
        double step = (axis.end() - axis.start()) / n;
        for (Bucket b : latency.histogram()) {
            double from = (axis.at(b.from()) - axis.start()) / step;
            double to = (axis.at(b.to()) - axis.start()) / step;
            double span = Math.max(1e-9, to - from);
            for (int i = (int) Math.max(0, Math.floor(from)); i < n && i < Math.max(to, from + 1e-9); i++) {
                double shared = Math.min(i + 1.0, to) - Math.max(i, from);
                counts[i] += b.count() * Math.max(0, Math.min(1, shared / span));
            }
        }
        return counts;
    }

    private void tip(GraphicsContext g, Axis axis, double[] counts, double step, double floor) {
        int i = (int) Math.floor((hover - axis.start()) / step);
        if (hover < 0 || i < 0 || i >= counts.length || counts[i] <= 0) {
            return;
        }
        double upTo = axis.valueAt(axis.start() + (i + 1) * step);
        double below = latency.histogram().stream()
                .filter(b -> b.to() <= upTo)
                .mapToLong(Bucket::count)
                .sum();
        String words = format.apply(axis.valueAt(axis.start() + i * step)) + " to " + format.apply(upTo) + "  ·  "
                + percent(counts[i] / latency.count()) + "  ·  " + percent(below / latency.count()) + " faster";
        double half = widthOf(words) / 2 + 8;
        double x = Math.max(half, Math.min(axis.end() + SIDE - half, hover));
        double y = Math.max(TOP + 2, floor - 40);
        g.setFill(strong());
        g.fillRoundRect(x - half, y, 2 * half, 22, 8, 8);
        g.setFill(ground());
        write(g, words, x, y + 11, TextAlignment.CENTER, VPos.CENTER);
    }

    private static String percent(double share) {
        return String.format(java.util.Locale.ROOT, share < 0.0995 ? "%.2f %%" : "%.1f %%", share * 100);
    }

    private void handles(GraphicsContext g, Axis axis, double floor) {
        List<Handle> handles = new ArrayList<>(List.of(
                new Handle("p50", latency.p50()), new Handle("p95", latency.p95()), new Handle("p99", latency.p99())));
        double[] free = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Handle h : handles) {
            double x = axis.at(h.value());
            String words = h.name() + "  " + format.apply(h.value());
            double wide = widthOf(words) + 12;
            double left = Math.max(2, Math.min(axis.end() + SIDE - wide - 2, x - wide / 2));
            int row = left >= free[0] ? 0 : 1;
            double y = 2 + row * 21;
            free[row] = left + wide + 6;
            g.setStroke(strong());
            g.setLineDashes(3, 3);
            line(g, x, y + 17, x, floor);
            g.setLineDashes();
            g.setFill(ground());
            g.fillRoundRect(left, y, wide, 17, 7, 7);
            g.setStroke(grid());
            g.strokeRoundRect(left + 0.5, y + 0.5, wide - 1, 16, 7, 7);
            g.setFill(strong());
            write(g, words, left + wide / 2, y + 8.5, TextAlignment.CENTER, VPos.CENTER);
        }
    }

    private static Color alpha(Color c, double opacity) {
        return Color.color(c.getRed(), c.getGreen(), c.getBlue(), opacity);
    }
}
