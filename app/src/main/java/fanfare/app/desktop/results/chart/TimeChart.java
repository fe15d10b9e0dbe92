package fanfare.app.desktop.results.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A quantity over simulated time, in equal pieces, as a filled line. */
public final class TimeChart extends Plot {
    private static final double LEFT = 62;
    private static final double RIGHT = 14;
    private static final double TOP = 10;
    private static final double BOTTOM = 22;

    private final DoubleFunction<String> format;
    private final DoubleFunction<String> clock;
    private final DoubleProperty pointed = new SimpleDoubleProperty(this, "pointed", -1);
    private List<Double> values = List.of();
    private double piece = 1;
    private double warmUp;

    /** With the words for a value, and for a time in seconds. */
    public TimeChart(DoubleFunction<String> format, DoubleFunction<String> clock) {
        this.format = format;
        this.clock = clock;
        getStyleClass().add("time-chart");
        setOnMouseMoved(e -> pointed.set(timeAt(e.getX())));
        setOnMouseExited(e -> pointed.set(-1));
        pointed.addListener((o, before, now) -> redraw());
        setMinHeight(90);
        setPrefHeight(140);
    }

    /** The time under the pointer in seconds, negative for none; bind charts to point at the same time in all. */
    public DoubleProperty pointedProperty() {
        return pointed;
    }

    /**
     * Shows values.
     *
     * @param of one value per piece
     * @param seconds length of a piece
     * @param warmUpSeconds the start that is not measured; drawn apart
     */
    public void show(List<Double> of, double seconds, double warmUpSeconds) {
        values = of;
        piece = seconds;
        warmUp = warmUpSeconds;
        redraw();
    }

    private double timeAt(double x) {
        return Axis.linear(0, values.size() * piece, LEFT, getWidth() - RIGHT).valueAt(x);
    }

    @Override
    void draw(GraphicsContext g, double width, double height) {
        if (values.isEmpty()) {
            g.setFill(text());
            write(g, "Nothing was recorded over time.", width / 2, height / 2, TextAlignment.CENTER, VPos.CENTER);
            return;
        }
        double most = 0;
        for (double v : values) {
            most = Math.max(most, Double.isFinite(v) ? v : 0);
        }
        Axis up = Axis.linear(0, most > 0 ? most * 1.08 : 1, height - BOTTOM, TOP);
        Axis along = Axis.linear(0, values.size() * piece, LEFT, width - RIGHT);
        warmUp(g, along, height);
        grid(g, up, along, height);
        curve(g, up, along);
        pointer(g, up, along, height);
    }

    private void warmUp(GraphicsContext g, Axis along, double height) {
        if (warmUp > 0) {
            g.setFill(fade(text(), 0.08));
            g.fillRect(LEFT, TOP, along.at(warmUp) - LEFT, height - TOP - BOTTOM);
            if (along.at(warmUp) - LEFT > widthOf("warm-up") + 12) {
                g.setFill(text());
                write(g, "warm-up", LEFT + 6, TOP + 4, TextAlignment.LEFT, VPos.TOP);
            }
        }
    }

    private void grid(GraphicsContext g, Axis up, Axis along, double height) {
        int rows = (int) Math.max(2, (height - TOP - BOTTOM) / 28);
        for (double tick : Ticks.linear(0, up.valueAt(TOP), rows)) {
            g.setStroke(grid());
            line(g, LEFT, up.at(tick), along.end(), up.at(tick));
            g.setFill(text());
            write(g, format.apply(tick), LEFT - 8, up.at(tick), TextAlignment.RIGHT, VPos.CENTER);
        }
        double free = 0;
        for (double tick : TimeTicks.of(values.size() * piece, (int) ((along.end() - LEFT) / 90))) {
            String words = clock.apply(tick);
            double half = widthOf(words) / 2;
            double x = Math.min(along.at(tick), along.end() + RIGHT - half);
            if (x - half > free) {
                write(g, words, x, height - BOTTOM + 6, TextAlignment.CENTER, VPos.TOP);
                free = x + half + 8;
            }
        }
    }

    private void curve(GraphicsContext g, Axis up, Axis along) {
        g.beginPath();
        g.moveTo(along.at(piece / 2), up.start());
        for (int i = 0; i < values.size(); i++) {
            g.lineTo(along.at((i + 0.5) * piece), up.at(value(i)));
        }
        g.lineTo(along.at((values.size() - 0.5) * piece), up.start());
        g.closePath();
        g.setFill(fade(ink(), 0.16));
        g.fill();
        g.beginPath();
        for (int i = 0; i < values.size(); i++) {
            g.lineTo(along.at((i + 0.5) * piece), up.at(value(i)));
        }
        g.setStroke(ink());
        g.setLineWidth(1.7);
        g.stroke();
    }

    private double value(int i) {
        return Double.isFinite(values.get(i)) ? values.get(i) : 0;
    }

    private void pointer(GraphicsContext g, Axis up, Axis along, double height) {
        int i = (int) Math.floor(pointed.get() / piece);
        if (pointed.get() < 0 || i >= values.size()) {
            return;
        }
        double x = along.at((i + 0.5) * piece);
        double y = up.at(value(i));
        g.setStroke(text());
        line(g, x, TOP, x, height - BOTTOM);
        g.setFill(ink());
        g.fillOval(x - 4, y - 4, 8, 8);
        String words = format.apply(value(i)) + "  ·  " + clock.apply(i * piece);
        double wide = widthOf(words) + 16;
        double left = x + 10 + wide > along.end() ? x - 10 - wide : x + 10;
        g.setFill(strong());
        g.fillRoundRect(left, TOP + 2, wide, 20, 8, 8);
        g.setFill(ground());
        write(g, words, left + wide / 2, TOP + 12, TextAlignment.CENTER, VPos.CENTER);
    }

    private static Color fade(Color c, double opacity) {
        return Color.color(c.getRed(), c.getGreen(), c.getBlue(), opacity);
    }
}
