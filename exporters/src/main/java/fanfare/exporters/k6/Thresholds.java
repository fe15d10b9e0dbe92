package fanfare.exporters.k6;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Client;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objectives that can be seen from outside. */
final class Thresholds {
    private static final double MS = 1e6;
    private static final Map<Measure, String> TRENDS = Map.of(
            Measure.LATENCY_MEAN, "avg",
            Measure.LATENCY_P50, "p(50)",
            Measure.LATENCY_P90, "p(90)",
            Measure.LATENCY_P95, "p(95)",
            Measure.LATENCY_P99, "p(99)",
            Measure.LATENCY_P999, "p(99.9)",
            Measure.LATENCY_MAX, "max");

    private final Map<String, List<String>> byMetric = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    Thresholds(Design design, Collection<Component> sources, Collection<Component> endpoints) {
        for (Objective o : design.objectives()) {
            String of = o.of().orElse("");
            boolean source = sources.stream().anyMatch(c -> c.name().equals(of));
            boolean endpoint = endpoints.stream().anyMatch(c -> c.name().equals(of));
            String tag = source ? "source:" + of : "endpoint:" + of;
            boolean below = o.bound() == Objective.Bound.BELOW;
            boolean outside = design.component(of)
                    .filter(c -> c.kind() == Client.KIND || Endpoint.is(c))
                    .isPresent();
            if ((source || endpoint) && TRENDS.containsKey(o.measure())) {
                add("http_req_duration{" + tag + "}", TRENDS.get(o.measure()), below, o.limit() / MS);
            } else if ((source || endpoint) && o.measure().equals(Measure.ERROR_RATE)) {
                add("http_req_failed{" + tag + "}", "rate", below, o.limit());
            } else if (!outside || !isSeen(o.measure())) {
                remarks.add("The objective " + o.measure().word() + (of.isEmpty() ? "" : " of " + of)
                        + " cannot be seen from outside; k6 does not check it.");
            }
        }
    }

    private static boolean isSeen(Measure measure) {
        return TRENDS.containsKey(measure) || measure.equals(Measure.ERROR_RATE);
    }

    private void add(String metric, String statistic, boolean below, double limit) {
        byMetric.computeIfAbsent(metric, m -> new ArrayList<>())
                .add(statistic + (below ? "<" : ">") + Js.number(limit));
    }

    List<String> remarks() {
        return remarks;
    }

    void write(Lines out) {
        if (byMetric.isEmpty()) {
            return;
        }
        out.line(1, "thresholds: {");
        byMetric.forEach((metric, all) -> out.line(
                2,
                Js.text(metric) + ": ["
                        + String.join(", ", all.stream().map(Js::text).toList()) + "],"));
        out.line(1, "},");
    }
}
