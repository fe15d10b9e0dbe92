package fanfare.model.file;

import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scenarios in a file. The duration is always written, the rest where it is not usual. */
final class ScenarioFormat {
    private ScenarioFormat() {}

    static Scenario read(String name, Fields in) {
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        Optional<Fields> sources = in.findObject("traffic");
        sources.ifPresent(all -> all.names().forEach(source -> {
            try {
                traffic.put(source, TrafficFormat.read(all.find(source).orElseThrow(), all.pointer(source)));
            } catch (Misread fault) {
                all.report(fault);
            }
        }));
        long duration = time(in, "duration", Scenario.DEFAULT_DURATION);
        long warmUp = time(in, "warmUp", 0);
        long seed = in.findWhole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1L);
        long replications = in.findWhole("replications", Integer.MIN_VALUE, Integer.MAX_VALUE)
                .orElse(1L);
        return new Scenario(name, traffic, duration, warmUp, seed, (int) replications, faults(in), in.rest());
    }

    private static long time(Fields in, String name, long byDefault) {
        return in.find(name)
                .map(json -> ValueFormat.whole(Unit.TIME, json, in.pointer(name)))
                .orElse(byDefault);
    }

    private static List<Fault> faults(Fields in) {
        List<Fault> faults = new ArrayList<>();
        List<Json> all = in.findList("faults");
        for (int i = 0; i < all.size(); i++) {
            try {
                faults.add(FaultFormat.read(in.element("faults", i, all.get(i))));
            } catch (Misread fault) {
                in.report(fault);
            }
        }
        return faults;
    }

    static Object write(Scenario s) {
        Map<String, Object> traffic = new LinkedHashMap<>();
        s.traffic().forEach((source, t) -> traffic.put(source, TrafficFormat.write(t)));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("traffic", traffic);
        out.put("duration", ValueFormat.quantity(Unit.TIME, s.duration()));
        if (s.warmUp() != 0) {
            out.put("warmUp", ValueFormat.quantity(Unit.TIME, s.warmUp()));
        }
        if (s.seed() != 1) {
            out.put("seed", s.seed());
        }
        if (s.replications() != 1) {
            out.put("replications", (long) s.replications());
        }
        if (!s.faults().isEmpty()) {
            out.put("faults", s.faults().stream().map(FaultFormat::write).toList());
        }
        SettingsFormat.writeUnknown(s.unknown(), out);
        return out;
    }
}
