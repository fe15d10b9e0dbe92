package fanfare.exporters.picture;

import fanfare.simulator.evidence.Bound;
import fanfare.simulator.evidence.Comparison;
import fanfare.simulator.evidence.Evidence;
import fanfare.simulator.evidence.Experiment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What experiments found, as SVG: for each a chart of the simulated figures over the measured ones, on logarithmic axes.
 * What agrees lies on the diagonal.
 */
public final class EvidencePicture {
    private static final double WIDTH = 420;
    private static final double HEIGHT = 330;
    private static final double GAP = 20;
    private static final int COLUMNS = 2;
    private static final double LEFT = 58;
    private static final double TOP = 66;
    private static final double PLOT_WIDTH = WIDTH - LEFT - 22;
    private static final double PLOT_HEIGHT = HEIGHT - TOP - 46;
    private static final double EDGE = 14;
    private static final double LARGE = 1e4;
    private static final double SMALL = 1e-2;

    private final Look look;
    private final Svg svg = new Svg();

    private EvidencePicture(Look look) {
        this.look = look;
    }

    /** One picture of all. */
    public static String svg(Map<Experiment, Evidence> found, Theme theme) {
        return new EvidencePicture(Look.of(theme)).draw(found);
    }

    /** The chart of one experiment alone, as a PNG at twice its size. */
    public static byte[] png(Evidence found, Theme theme) {
        EvidencePicture picture = new EvidencePicture(Look.of(theme));
        picture.svg.begin(new Box(0, TOP - EDGE, WIDTH, HEIGHT - TOP + EDGE), "Chart", picture.look.box());
        picture.plot(found, LEFT, TOP);
        return Raster.png(picture.svg.end(), 2);
    }

    private String draw(Map<Experiment, Evidence> found) {
        int columns = Math.min(COLUMNS, Math.max(1, found.size()));
        int rows = (found.size() + columns - 1) / columns;
        svg.begin(
                new Box(0, 0, columns * (WIDTH + GAP) + GAP, rows * (HEIGHT + GAP) + GAP),
                "How accurate the simulator is",
                look.canvas());
        int i = 0;
        for (Map.Entry<Experiment, Evidence> e : found.entrySet()) {
            double x = GAP + i % columns * (WIDTH + GAP);
            double y = GAP + i / columns * (HEIGHT + GAP);
            panel(e.getKey(), e.getValue(), x, y);
            i++;
        }
        return svg.end();
    }

    private void panel(Experiment experiment, Evidence found, double x, double y) {
        svg.rect(new Box(x, y, WIDTH, HEIGHT), Look.RADIUS, look.box(), look.border());
        svg.text(x + 18, y + 27, 14, true, look.text(), "start", experiment.id() + "  " + experiment.title());
        svg.text(x + 18, y + 46, 11.5, false, found.holds() ? good() : bad(), "start", verdict(found));
        plot(found, x + LEFT, y + TOP);
    }

    /** One line: what is held to, and how much of it is used. */
    public static String verdict(Evidence found) {
        List<String> parts = new ArrayList<>();
        for (Bound b : found.bounds()) {
            parts.add(percent(b.error()) + " of " + percent(b.atMost()));
        }
        if (parts.isEmpty()) {
            long held = found.comparisons().stream().filter(Comparison::holds).count();
            parts.add(held + " of " + found.comparisons().size() + " figures within their tolerance");
        }
        return (found.holds() ? "✓ " : "✗ ")
                + (found.bounds().isEmpty() ? "" : "mean error ")
                + String.join(", ", parts);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
    }

    private void plot(Evidence found, double x, double y) {
        List<Comparison> points = found.comparisons().stream()
                .filter(c -> c.expected() > 0 && c.simulated() > 0)
                .toList();
        if (!points.isEmpty()) {
            plot(points, x, y);
        }
    }

    private void plot(List<Comparison> points, double x, double y) {
        double low = points.stream()
                .mapToDouble(c -> Math.min(c.expected(), c.simulated()))
                .min()
                .orElse(1);
        double high = points.stream()
                .mapToDouble(c -> Math.max(c.expected(), c.simulated()))
                .max()
                .orElse(1);
        Scale scale = Scale.around(low, high);
        ticks(scale, x, y);
        svg.line("<path d=\"M" + Svg.n(x) + "," + Svg.n(y + PLOT_HEIGHT) + " L" + Svg.n(x + PLOT_WIDTH) + "," + Svg.n(y)
                + "\" stroke=\"" + look.muted() + "\" stroke-width=\"1\" stroke-dasharray=\"4,4\" fill=\"none\"/>");
        for (Comparison c : points) {
            svg.line("<circle cx=\"" + Svg.n(x + scale.at(c.expected()) * PLOT_WIDTH) + "\" cy=\""
                    + Svg.n(y + (1 - scale.at(c.simulated())) * PLOT_HEIGHT) + "\" r=\"4\" fill=\""
                    + (c.holds() ? accent() : bad()) + "\" fill-opacity=\"0.72\"><title>" + Svg.escaped(c.what())
                    + "</title></circle>");
        }
        svg.text(x + PLOT_WIDTH / 2, y + PLOT_HEIGHT + 36, 11, false, look.muted(), "middle", "measured or known");
        svg.line("<g transform=\"rotate(-90 " + Svg.n(x - 44) + " " + Svg.n(y + PLOT_HEIGHT / 2) + ")\">");
        svg.text(x - 44, y + PLOT_HEIGHT / 2, 11, false, look.muted(), "middle", "simulated");
        svg.line("</g>");
    }

    private void ticks(Scale scale, double x, double y) {
        for (double tick : scale.ticks()) {
            double across = x + scale.at(tick) * PLOT_WIDTH;
            double up = y + (1 - scale.at(tick)) * PLOT_HEIGHT;
            rule(x, up, x + PLOT_WIDTH, up);
            rule(across, y, across, y + PLOT_HEIGHT);
            svg.text(x - 8, up + 3.5, 10, false, look.muted(), "end", label(tick));
            svg.text(across, y + PLOT_HEIGHT + 16, 10, false, look.muted(), "middle", label(tick));
        }
    }

    private void rule(double x1, double y1, double x2, double y2) {
        svg.line("<path d=\"M" + Svg.n(x1) + "," + Svg.n(y1) + " L" + Svg.n(x2) + "," + Svg.n(y2) + "\" stroke=\""
                + look.border() + "\" stroke-width=\"0.7\" fill=\"none\"/>");
    }

    private static String label(double tick) {
        if (tick < SMALL || tick >= LARGE) {
            return String.format(Locale.ROOT, "%.1e", tick)
                    .replace(".0e", "e")
                    .replaceAll("e([+-])0*", "e$1")
                    .replace("e+", "e");
        }
        return new BigDecimal(Double.toString(tick)).stripTrailingZeros().toPlainString();
    }

    private String accent() {
        return look.theme() == Theme.LIGHT ? "#2F6FEB" : "#5B93FF";
    }

    private String good() {
        return look.theme() == Theme.LIGHT ? "#1A7F4B" : "#3FB97A";
    }

    private String bad() {
        return look.theme() == Theme.LIGHT ? "#C9374C" : "#F2788A";
    }

    /** A logarithmic axis. */
    private record Scale(double low, double high) {
        private static final int FEW_TICKS = 3;
        private static final List<List<String>> STEPS = List.of(
                List.of("1"),
                List.of("1", "2", "5"),
                List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"),
                List.of("1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5", "5.5", "6", "6.5", "7", "7.5", "8", "9"));

        static Scale around(double low, double high) {
            return new Scale(StrictMath.log10(low) - 0.08, StrictMath.log10(high) + 0.08);
        }

        /** The place of a value: 0 at the low end, 1 at the high end. */
        double at(double value) {
            return (StrictMath.log10(value) - low) / (high - low);
        }

        /** Powers of ten, with more between where they are few. */
        List<Double> ticks() {
            List<Double> ticks = List.of();
            for (List<String> steps : STEPS) {
                if (ticks.size() < FEW_TICKS) {
                    ticks = ticks(steps);
                }
            }
            return ticks;
        }

        private List<Double> ticks(List<String> steps) {
            List<Double> ticks = new ArrayList<>();
            for (int power = (int) Math.floor(low); power <= (int) Math.ceil(high); power++) {
                for (String step : steps) {
                    double tick = Double.parseDouble(step + "e" + power);
                    if (at(tick) >= 0 && at(tick) <= 1) {
                        ticks.add(tick);
                    }
                }
            }
            return ticks;
        }
    }
}
