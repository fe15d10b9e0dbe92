package fanfare.model.file;

import fanfare.model.check.Nearest;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Bound;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objectives in a file: what is measured, where, and the limit below or above. */
final class ObjectiveFormat {
    private static final String CURRENCY = " USD";

    private ObjectiveFormat() {}

    static Objective read(Fields in) {
        String word = in.needText("metric", "what is measured");
        List<String> words = Arrays.stream(Measure.values()).map(Measure::word).toList();
        Measure measure = Measure.named(word)
                .orElseThrow(() -> in.wrong("metric", "“" + word + "” is no metric", Nearest.advice(word, words)));
        Optional<String> of = in.findText("of", "the name of a component");
        Optional<Json> below = in.find("below");
        Optional<Json> above = in.find("above");
        if (below.isPresent() == above.isPresent()) {
            throw in.wrong("an objective needs either “below” or “above”", "Write for example \"below\": \"800 ms\".");
        }
        Bound bound = below.isPresent() ? Bound.BELOW : Bound.ABOVE;
        double limit = limit(
                measure, below.or(() -> above).orElseThrow(), in.pointer(bound == Bound.BELOW ? "below" : "above"));
        return new Objective(measure, of, bound, limit, in.rest());
    }

    private static double limit(Measure measure, Json json, String pointer) {
        if (measure.money() && json instanceof Json.Text t) {
            if (!t.text().endsWith(CURRENCY)) {
                throw new Misread(
                        pointer,
                        t.line(),
                        "expected an amount of money, found " + t.article(),
                        "Write for example \"400 USD\".");
            }
            String amount = t.text().substring(0, t.text().length() - CURRENCY.length());
            return ValueFormat.decimal(Unit.ONE, new Json.Text(amount, t.line()), pointer);
        }
        return ValueFormat.decimal(measure.unit(), json, pointer);
    }

    static Object write(Objective o) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("metric", o.measure().word());
        o.of().ifPresent(name -> out.put("of", name));
        out.put(o.bound() == Bound.BELOW ? "below" : "above", limit(o));
        SettingsFormat.writeUnknown(o.unknown(), out);
        return out;
    }

    private static Object limit(Objective o) {
        return o.measure().money()
                ? JsonText.number(o.limit()) + CURRENCY
                : ValueFormat.quantity(o.measure().unit(), o.limit());
    }
}
