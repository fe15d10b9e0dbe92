package fanfare.model.file;

import fanfare.model.check.Nearest;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Distributions in a file: a plain quantity is a constant, everything else a small object. */
final class DistributionFormat {
    private static final List<String> WORDS =
            List.of("lognormal", "exponential", "uniform", "gamma", "quantiles", "csv");
    private static final BigDecimal PERCENT = new BigDecimal(100);
    private static final List<String> UNITS = List.of("ns", "µs", "ms", "s", "min", "h", "d", "B", "KB", "MB", "GB");

    private DistributionFormat() {}

    static Distribution read(Unit unit, Json json, String pointer) {
        if (!(json instanceof Json.Obj)) {
            return Distribution.constant(ValueFormat.decimal(unit, json, pointer));
        }
        Fields outer = Fields.of(json, pointer, new ArrayList<>());
        if (outer.names().size() != 1) {
            throw outer.wrong(
                    "expected one distribution: a quantity, or an object with one of " + String.join(", ", WORDS), "");
        }
        String word = outer.names().iterator().next();
        if (!WORDS.contains(word)) {
            throw outer.wrong(word, "“" + word + "” is no distribution", Nearest.advice(word, WORDS));
        }
        Fields in = outer.findObject(word).orElseThrow();
        Distribution d = parameters(word, unit, in);
        in.noOthers();
        return d;
    }

    private static Distribution parameters(String word, Unit unit, Fields in) {
        return switch (word) {
            case "lognormal" ->
                in.names().contains("p50") || in.names().contains("p99")
                        ? new Distribution.LogNormalPercentiles(number(unit, in, "p50"), number(unit, in, "p99"))
                        : new Distribution.LogNormal(number(unit, in, "mean"), number(Unit.ONE, in, "cv"));
            case "exponential" -> new Distribution.Exponential(number(unit, in, "mean"));
            case "uniform" -> new Distribution.Uniform(number(unit, in, "min"), number(unit, in, "max"));
            case "gamma" -> new Distribution.Gamma(number(unit, in, "mean"), number(Unit.ONE, in, "cv"));
            case "quantiles" -> table(unit, in);
            default ->
                new Distribution.Measured(
                        in.needText("file", "the name of a CSV file"),
                        in.needText("column", "the heading of a column"),
                        scale(unit, in));
        };
    }

    private static double number(Unit unit, Fields in, String name) {
        return ValueFormat.decimal(unit, in.need(name, "a " + unit.quantity()), in.pointer(name));
    }

    private static Distribution table(Unit unit, Fields in) {
        List<Distribution.Quantile> points = new ArrayList<>();
        for (String name : List.copyOf(in.names())) {
            points.add(new Distribution.Quantile(probability(in, name), number(unit, in, name)));
        }
        return new Distribution.Empirical(points);
    }

    private static double probability(Fields in, String name) {
        if (!name.matches("p[0-9]{1,3}(\\.[0-9]{1,15})?")) {
            throw in.wrong(name, "“" + name + "” is no percentile", "Write p0, p50, p99.9, p100.");
        }
        return new BigDecimal(name.substring(1)).divide(PERCENT).doubleValue();
    }

    private static double scale(Unit unit, Fields in) {
        if (unit == Unit.ONE) {
            return in.find("unit")
                    .map(json -> ValueFormat.decimal(Unit.ONE, json, in.pointer("unit")))
                    .orElse(1.0);
        }
        String text = in.needText("unit", "the unit of the column");
        String quantity = text.matches("[0-9].*") ? text : "1 " + text;
        Json json = new Json.Text(quantity, in.line());
        return ValueFormat.decimal(unit, json, in.pointer("unit"));
    }

    static Object write(Unit unit, Distribution d) {
        if (d instanceof Distribution.Constant c) {
            return ValueFormat.quantity(unit, c.value());
        } else if (d instanceof Distribution.Exponential e) {
            return object("exponential", "mean", ValueFormat.quantity(unit, e.mean()));
        } else if (d instanceof Distribution.Uniform u) {
            return object(
                    "uniform", "min", ValueFormat.quantity(unit, u.min()), "max", ValueFormat.quantity(unit, u.max()));
        } else if (d instanceof Distribution.LogNormal l) {
            return object("lognormal", "mean", ValueFormat.quantity(unit, l.mean()), "cv", l.cv());
        } else if (d instanceof Distribution.LogNormalPercentiles l) {
            return object(
                    "lognormal",
                    "p50",
                    ValueFormat.quantity(unit, l.p50()),
                    "p99",
                    ValueFormat.quantity(unit, l.p99()));
        } else if (d instanceof Distribution.Gamma g) {
            return object("gamma", "mean", ValueFormat.quantity(unit, g.mean()), "cv", g.cv());
        } else if (d instanceof Distribution.Empirical e) {
            Map<String, Object> points = new LinkedHashMap<>();
            e.points().forEach(q -> points.put(percentile(q.probability()), ValueFormat.quantity(unit, q.value())));
            return Map.of("quantiles", points);
        }
        Distribution.Measured m = (Distribution.Measured) d;
        return unit == Unit.ONE && m.unit() == 1
                ? object("csv", "file", m.file(), "column", m.column())
                : object("csv", "file", m.file(), "column", m.column(), "unit", unit(unit, m.unit()));
    }

    private static String percentile(double probability) {
        BigDecimal percent = BigDecimal.valueOf(probability).multiply(PERCENT);
        return "p" + (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString());
    }

    private static Object unit(Unit unit, double scale) {
        if (unit == Unit.ONE) {
            return scale;
        }
        String text = Quantities.format(unit, scale);
        String symbol = text.startsWith("1 ") ? text.substring(2) : text;
        return UNITS.contains(symbol) ? symbol : text;
    }

    private static Map<String, Object> object(String word, Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put(word, fields);
        return outer;
    }
}
