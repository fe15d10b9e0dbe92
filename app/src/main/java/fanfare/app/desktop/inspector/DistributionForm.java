package fanfare.app.desktop.inspector;

import fanfare.model.kind.Distribution;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The shapes of distribution that the inspector edits: a name, fields, and the way from fields to a value and back. */
public enum DistributionForm {
    CONSTANT("Constant", "value"),
    EXPONENTIAL("Exponential", "mean"),
    UNIFORM("Uniform", "min", "max"),
    LOG_NORMAL("Log-normal (mean, cv)", "mean", "cv"),
    LOG_NORMAL_PERCENTILES("Log-normal (p50, p99)", "p50", "p99"),
    GAMMA("Gamma", "mean", "cv"),
    QUANTILES("Quantile table", "p0", "p50", "p90", "p99", "p100"),
    MEASURED("CSV column", "file", "column", "unit");

    private static final double[] POINTS = {0, 0.5, 0.9, 0.99, 1};

    private final String title;
    private final List<String> fields;

    DistributionForm(String title, String... fields) {
        this.title = title;
        this.fields = List.of(fields);
    }

    /** The names of the fields. */
    public List<String> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return title;
    }

    /** The form that edits this value. */
    public static DistributionForm of(Distribution d) {
        if (d instanceof Distribution.Constant) {
            return CONSTANT;
        } else if (d instanceof Distribution.Exponential) {
            return EXPONENTIAL;
        } else if (d instanceof Distribution.Uniform) {
            return UNIFORM;
        } else if (d instanceof Distribution.LogNormal) {
            return LOG_NORMAL;
        } else if (d instanceof Distribution.LogNormalPercentiles) {
            return LOG_NORMAL_PERCENTILES;
        } else if (d instanceof Distribution.Gamma) {
            return GAMMA;
        } else if (d instanceof Distribution.Measured) {
            return MEASURED;
        }
        return QUANTILES;
    }

    /** The texts of the fields for a value of this form, or a sensible start with about the same mean. */
    public List<String> texts(Distribution d, Unit unit) {
        double mean = Double.isNaN(d.mean()) ? 0 : d.mean();
        boolean same = of(d) == this;
        return switch (this) {
            case CONSTANT -> List.of(text(unit, same ? mean : round(mean)));
            case EXPONENTIAL -> List.of(text(unit, same ? mean : round(mean)));
            case UNIFORM ->
                d instanceof Distribution.Uniform u
                        ? List.of(text(unit, u.min()), text(unit, u.max()))
                        : List.of(text(unit, round(mean * 0.5)), text(unit, round(mean * 1.5)));
            case LOG_NORMAL ->
                List.of(
                        text(unit, same ? mean : round(mean)),
                        d instanceof Distribution.LogNormal l ? text(Unit.ONE, l.cv()) : "0.5");
            case LOG_NORMAL_PERCENTILES ->
                d instanceof Distribution.LogNormalPercentiles l
                        ? List.of(text(unit, l.p50()), text(unit, l.p99()))
                        : List.of(text(unit, round(mean * 0.9)), text(unit, round(mean * 3)));
            case GAMMA ->
                List.of(
                        text(unit, same ? mean : round(mean)),
                        d instanceof Distribution.Gamma g ? text(Unit.ONE, g.cv()) : "0.5");
            case QUANTILES -> quantiles(d, unit, mean);
            case MEASURED ->
                d instanceof Distribution.Measured m
                        ? List.of(m.file(), m.column(), text(unit, m.unit()))
                        : List.of("durations.csv", "duration_ms", unit == Unit.TIME ? "1 ms" : "1");
        };
    }

    private static List<String> quantiles(Distribution d, Unit unit, double mean) {
        List<String> texts = new ArrayList<>();
        double[] start = {mean * 0.5, mean * 0.9, mean * 1.5, mean * 2.5, mean * 4};
        for (int i = 0; i < POINTS.length; i++) {
            texts.add(text(unit, round(d instanceof Distribution.Empirical e ? at(e, POINTS[i]) : start[i])));
        }
        return texts;
    }

    private static double at(Distribution.Empirical e, double p) {
        List<Distribution.Quantile> points = e.points();
        for (int i = 1; i < points.size(); i++) {
            Distribution.Quantile a = points.get(i - 1);
            Distribution.Quantile b = points.get(i);
            if (p <= b.probability()) {
                double share = (p - a.probability()) / (b.probability() - a.probability());
                return a.value() + share * (b.value() - a.value());
            }
        }
        return points.get(points.size() - 1).value();
    }

    private static double round(double value) {
        return value == 0
                ? 0
                : BigDecimal.valueOf(value).round(new MathContext(3)).doubleValue();
    }

    private static String text(Unit unit, double value) {
        return Quantities.format(unit, value);
    }

    /** The value of the fields; throws with a sentence when a field is wrong. */
    public Distribution read(List<String> texts, Unit unit) {
        return switch (this) {
            case CONSTANT -> new Distribution.Constant(of(unit, texts.get(0)));
            case EXPONENTIAL -> new Distribution.Exponential(of(unit, texts.get(0)));
            case UNIFORM -> new Distribution.Uniform(of(unit, texts.get(0)), of(unit, texts.get(1)));
            case LOG_NORMAL -> new Distribution.LogNormal(of(unit, texts.get(0)), of(Unit.ONE, texts.get(1)));
            case LOG_NORMAL_PERCENTILES ->
                new Distribution.LogNormalPercentiles(of(unit, texts.get(0)), of(unit, texts.get(1)));
            case GAMMA -> new Distribution.Gamma(of(unit, texts.get(0)), of(Unit.ONE, texts.get(1)));
            case QUANTILES -> table(texts, unit);
            case MEASURED -> new Distribution.Measured(texts.get(0), texts.get(1), of(unit, texts.get(2)));
        };
    }

    private static Distribution table(List<String> texts, Unit unit) {
        List<Distribution.Quantile> points = new ArrayList<>();
        for (int i = 0; i < POINTS.length; i++) {
            points.add(new Distribution.Quantile(POINTS[i], of(unit, texts.get(i))));
        }
        return new Distribution.Empirical(points);
    }

    private static double of(Unit unit, String text) {
        return Quantities.parse(unit, text).doubleValue();
    }

    /** One line that says a value: {@code Log-normal: mean 40 ms, cv 0.5}. */
    public static String summary(Distribution d, Unit unit) {
        DistributionForm form = of(d);
        List<String> texts = form.texts(d, unit);
        if (form == CONSTANT) {
            return texts.get(0);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            parts.add(form.fields.get(i) + " " + texts.get(i));
        }
        return form.title.replaceAll(" \\(.*", "") + ": " + String.join(", ", parts);
    }
}
