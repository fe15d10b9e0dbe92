package fanfare.app.service;

import fanfare.model.design.Objective;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;

/** Objectives in words. */
public final class Objectives {
    private Objectives() {}

    /** {@code latency.p99 of OrdersApi below 800 ms}. */
    public static String sentence(Objective o) {
        return o.measure().word()
                + o.of().map(c -> " of " + c).orElse("")
                + (o.bound() == Objective.Bound.BELOW ? " below " : " above ")
                + quantity(o, o.limit());
    }

    /** A value of its measure, limit or measurement, with its unit. */
    public static String quantity(Objective o, double value) {
        if (o.measure().money()) {
            return Numbers.money(value, "USD");
        }
        if (o.measure().unit() == Unit.TIME) {
            return Numbers.length(value / 1e6);
        }
        return o.measure().unit() == Unit.SHARE ? Numbers.percent(value) : Quantities.format(Unit.ONE, value);
    }
}
