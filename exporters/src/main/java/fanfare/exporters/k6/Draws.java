package fanfare.exporters.k6;

import fanfare.model.kind.Distribution;
import java.util.List;
import java.util.stream.Collectors;

/** How a script draws a random number. */
final class Draws {
    private static final double SECOND = 1e9;

    private Draws() {}

    /** In seconds, of a distribution in nanoseconds. */
    static String seconds(Distribution d, List<String> remarks) {
        return draw(d, SECOND, remarks);
    }

    /** In the distribution's own unit. */
    static String of(Distribution d, List<String> remarks) {
        return draw(d, 1, remarks);
    }

    private static String draw(Distribution d, double unit, List<String> remarks) {
        if (d instanceof Distribution.Constant c) {
            return Js.number(c.value() / unit);
        } else if (d instanceof Distribution.Exponential e) {
            return "exponential(" + Js.number(e.mean() / unit) + ")";
        } else if (d instanceof Distribution.Uniform u) {
            return "quantile([[0, " + Js.number(u.min() / unit) + "], [1, " + Js.number(u.max() / unit) + "]])";
        } else if (d instanceof Distribution.LogNormal l) {
            double sigma = StrictMath.sqrt(StrictMath.log(1 + l.cv() * l.cv()));
            return logNormal(StrictMath.log(l.mean() / unit) - sigma * sigma / 2, sigma);
        } else if (d instanceof Distribution.LogNormalPercentiles l) {
            return logNormal(StrictMath.log(l.p50() / unit), l.sigma());
        } else if (d instanceof Distribution.Empirical e) {
            return e.points().stream()
                    .map(p -> "[" + Js.number(p.probability()) + ", " + Js.number(p.value() / unit) + "]")
                    .collect(Collectors.joining(", ", "quantile([", "])"));
        } else if (d instanceof Distribution.Gamma g) {
            remarks.add("A gamma distribution is sent as the log-normal one with the same mean and variation.");
            return draw(new Distribution.LogNormal(g.mean(), g.cv()), unit, remarks);
        }
        Distribution.Measured m = (Distribution.Measured) d;
        remarks.add("What " + m.file() + " measured is not part of the script; 1 stands in its place.");
        return "1";
    }

    private static String logNormal(double mu, double sigma) {
        return "logNormal(" + Js.number(mu) + ", " + Js.number(sigma) + ")";
    }
}
