package fanfare.model.kind;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The checks of distributions: parameters that make sense and lie inside a property's bounds. */
final class Distributions {
    private Distributions() {}

    static Optional<String> check(Type.Random type, Distribution d) {
        if (d instanceof Distribution.Uniform u && u.min() > u.max()) {
            return Optional.of("a uniform distribution needs min ≤ max");
        }
        if (d instanceof Distribution.LogNormalPercentiles l && !(l.p50() > 0 && l.p50() < l.p99())) {
            return Optional.of("a log-normal distribution by percentiles needs 0 < p50 < p99");
        }
        if (d instanceof Distribution.Empirical e) {
            Optional<String> wrong = table(e.points());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return numbers(d)
                .filter(v -> !(v >= type.min() && v <= type.max()))
                .mapToObj(v -> Quantities.format(type.unit(), v) + " is out of bounds: expected "
                        + Quantities.format(type.unit(), type.min()) + " to "
                        + Quantities.format(type.unit(), type.max()))
                .findFirst()
                .or(() -> shape(d));
    }

    private static Optional<String> shape(Distribution d) {
        double cv = d instanceof Distribution.LogNormal l ? l.cv() : d instanceof Distribution.Gamma g ? g.cv() : 1;
        return cv > 0 && cv <= 100
                ? Optional.empty()
                : Optional.of("the coefficient of variation (cv) must be above 0 and at most 100");
    }

    private static Optional<String> table(List<Distribution.Quantile> points) {
        if (points.size() < 2) {
            return Optional.of("a quantile table needs at least two points");
        }
        for (int i = 1; i < points.size(); i++) {
            Distribution.Quantile a = points.get(i - 1);
            Distribution.Quantile b = points.get(i);
            if (a.probability() >= b.probability() || a.value() > b.value()) {
                return Optional.of("a quantile table must rise: p" + a.probability() * 100 + " comes before p"
                        + b.probability() * 100 + " and must not be larger");
            }
        }
        boolean whole = points.get(0).probability() == 0
                && points.get(points.size() - 1).probability() == 1;
        return whole ? Optional.empty() : Optional.of("a quantile table runs from p0 to p100");
    }

    private static DoubleStream numbers(Distribution d) {
        if (d instanceof Distribution.Constant c) {
            return DoubleStream.of(c.value());
        } else if (d instanceof Distribution.Exponential e) {
            return DoubleStream.of(e.mean());
        } else if (d instanceof Distribution.Uniform u) {
            return DoubleStream.of(u.min(), u.max());
        } else if (d instanceof Distribution.LogNormal l) {
            return DoubleStream.of(l.mean());
        } else if (d instanceof Distribution.LogNormalPercentiles l) {
            return DoubleStream.of(l.p50(), l.p99());
        } else if (d instanceof Distribution.Gamma g) {
            return DoubleStream.of(g.mean());
        } else if (d instanceof Distribution.Empirical e) {
            return e.points().stream().mapToDouble(Distribution.Quantile::value);
        }
        return DoubleStream.empty();
    }
}
