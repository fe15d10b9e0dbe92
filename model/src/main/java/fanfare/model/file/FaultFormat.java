package fanfare.model.file;

import fanfare.model.check.Nearest;
import fanfare.model.design.Fault;
import fanfare.model.kind.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Faults in a file: what goes wrong where, from when to when, and how badly. */
final class FaultFormat {
    private FaultFormat() {}

    static Fault read(Fields in) {
        String word = in.needText("fault", "what goes wrong");
        Fault.Type type = Fault.Type.named(word)
                .orElseThrow(() ->
                        in.wrong("fault", "“" + word + "” is no fault", Nearest.advice(word, Fault.Type.words())));
        String on = in.needText("on", "the name of a component");
        Optional<String> from = in.findText("from", "the name of a component");
        long at = ValueFormat.whole(Unit.TIME, in.need("at", "when it begins, such as \"10 min\""), in.pointer("at"));
        long lasting = type.instant()
                ? 0
                : ValueFormat.whole(
                        Unit.TIME, in.need("for", "how long it lasts, such as \"5 min\""), in.pointer("for"));
        double share = in.find("share")
                .map(json -> ValueFormat.decimal(Unit.SHARE, json, in.pointer("share")))
                .orElse(1.0);
        long delay = type == Fault.Type.ADD_DELAY
                ? ValueFormat.whole(Unit.TIME, in.need("delay", "what is added, such as \"2 s\""), in.pointer("delay"))
                : 0;
        return new Fault(type, on, from, at, lasting, share, delay, in.rest());
    }

    static Object write(Fault f) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("fault", f.type().word());
        out.put("on", f.on());
        f.from().ifPresent(name -> out.put("from", name));
        out.put("at", ValueFormat.quantity(Unit.TIME, f.at()));
        if (!f.type().instant()) {
            out.put("for", ValueFormat.quantity(Unit.TIME, f.lasting()));
        }
        if (f.share() != 1) {
            out.put("share", ValueFormat.quantity(Unit.SHARE, f.share()));
        }
        if (f.type() == Fault.Type.ADD_DELAY) {
            out.put("delay", ValueFormat.quantity(Unit.TIME, f.delay()));
        }
        SettingsFormat.writeUnknown(f.unknown(), out);
        return out;
    }
}
