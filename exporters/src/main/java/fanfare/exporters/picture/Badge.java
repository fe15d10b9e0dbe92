package fanfare.exporters.picture;

import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A number of a run under a component's box. */
record Badge(String text) {
    static final double SIZE = 9;
    static final double HEIGHT = 16;
    static final double GAP = 3;

    double width() {
        return TextWidth.of(text, SIZE, true) + 10;
    }

    /** Rate, 99th percentile and cost of a component; where they are wider than its box, the first goes. */
    static List<Badge> of(String component, Optional<Result> result) {
        List<Badge> badges = new ArrayList<>();
        result.ifPresent(r -> {
            r.component(component).ifPresent(c -> {
                if (r.of().measured() > 0 && c.arrivals() > 0) {
                    badges.add(new Badge(short3(c.arrivals() / r.of().measured()) + "/s"));
                }
                if (c.latency().count() > 0) {
                    badges.add(new Badge("p99 " + time(c.latency().p99())));
                }
            });
            double cost = r.cost().of(component);
            if (cost >= 0.005) {
                badges.add(new Badge("$" + money(cost) + (r.cost().isConfirmed(component) ? "" : "?") + "/mo"));
            }
        });
        while (badges.stream().mapToDouble(Badge::width).sum() + GAP * (badges.size() - 1) > Look.WIDTH) {
            badges.remove(0);
        }
        return badges;
    }

    private static String time(double ms) {
        return ms >= 60_000
                ? short3(ms / 60_000) + " min"
                : ms >= 999.5 ? short3(ms / 1_000) + " s" : short3(ms) + " ms";
    }

    private static String money(double amount) {
        return amount >= 100 ? short3(amount) : String.format(Locale.ROOT, "%.2f", amount);
    }

    /** Three figures: 1.23, 12.3, 123, 1.2k. */
    private static String short3(double value) {
        if (value >= 1e6) {
            return String.format(Locale.ROOT, "%.1fM", value / 1e6);
        }
        if (value >= 1e4) {
            return String.format(Locale.ROOT, "%.0fk", value / 1e3);
        }
        if (value >= 1e3) {
            return String.format(Locale.ROOT, "%.1fk", value / 1e3);
        }
        String text = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
