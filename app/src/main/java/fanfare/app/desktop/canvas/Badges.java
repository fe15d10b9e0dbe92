package fanfare.app.desktop.canvas;

import fanfare.app.service.Numbers;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures that the canvas shows at each component after a run. */
final class Badges {
    /** One figure. */
    record Badge(String text, Tone tone) {}

    /** What a figure means. */
    enum Tone {
        NEUTRAL,
        BAD
    }

    private Badges() {}

    static Map<String, List<Badge>> of(Result result) {
        Map<String, List<Badge>> all = new LinkedHashMap<>();
        for (Result.OfComponent c : result.components()) {
            List<Badge> badges = new ArrayList<>();
            if (c.latency().count() > 0) {
                badges.add(new Badge("p99 " + Numbers.time(c.latency().p99()), Tone.NEUTRAL));
            }
            double cost = result.cost().of(c.name());
            if (cost >= 0.005) {
                String doubt = result.cost().isConfirmed(c.name()) ? "" : "?";
                badges.add(new Badge(Numbers.money(cost, result.cost().currency()) + doubt + "/mo", Tone.NEUTRAL));
            }
            double bad = c.errors() + c.throttled();
            if (bad > 0 && c.arrivals() > 0) {
                badges.add(new Badge(Numbers.percent(bad / c.arrivals()) + " failed", Tone.BAD));
            }
            all.put(c.name(), badges);
        }
        return all;
    }
}
