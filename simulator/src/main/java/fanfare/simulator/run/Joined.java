package fanfare.simulator.run;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Interaction;
import fanfare.simulator.behaviour.Replication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a replication that was run part by part has observed, as if it had been run whole: the parts' observations under
 * the numbers of the whole. Only the fingerprint, of the order of all events, is another one: it combines the parts'.
 */
final class Joined {
    private final Design design;
    private final Map<String, Integer> sourceNumbers = new LinkedHashMap<>();
    private final Observed.OfStation[] stations;
    private final Map<Connection.Id, Observed.Metrics> mappings = new HashMap<>();
    private final List<Observed.OfPath> paths = new ArrayList<>();
    private final List<Observed.OfLag> lags = new ArrayList<>();
    private final long[] born;
    private final List<SortedMap<Integer, Long>> arrivals = new ArrayList<>();
    private long events;
    private int live;
    private long fingerprint = 17;
    private long peak;

    private Joined(Design design, Scenario scenario) {
        this.design = design;
        stations = new Observed.OfStation[design.components().size()];
        for (Component c : design.components()) {
            if (Replication.isSource(c, scenario)) {
                sourceNumbers.put(c.name(), sourceNumbers.size());
                arrivals.add(new TreeMap<>());
            }
        }
        born = new long[sourceNumbers.size()];
    }

    /** Joins the observations of all parts, given in the parts' order. */
    static Observed of(Design design, Scenario scenario, List<Part> parts, List<Observed> observed) {
        if (parts.size() == 1) {
            return observed.get(0);
        }
        Joined whole = new Joined(design, scenario);
        for (int i = 0; i < parts.size(); i++) {
            whole.add(parts.get(i).components(), observed.get(i));
        }
        return whole.observed();
    }

    private void add(List<Integer> components, Observed part) {
        for (int i = 0; i < components.size(); i++) {
            stations[components.get(i)] = part.stations().get(i);
        }
        mappings.putAll(part.mappings());
        for (int s = 0; s < part.sources().size(); s++) {
            int source = source(part, s);
            born[source] = part.born()[s];
            part.arrivals().get(s).forEach((c, count) -> arrivals.get(source).put(components.get(c), count));
        }
        for (Observed.OfPath p : part.paths()) {
            paths.add(p.between(source(part, p.source()), components.get(p.component())));
        }
        for (Observed.OfLag l : part.lags()) {
            lags.add(new Observed.OfLag(components.get(l.origin()), components.get(l.store()), l.lag()));
        }
        events += part.events();
        live += part.live();
        peak += part.peakConcurrency();
        fingerprint = fingerprint * 0x9E3779B97F4A7C15L + part.fingerprint();
    }

    private int source(Observed part, int number) {
        return sourceNumbers.get(part.sources().get(number));
    }

    private Observed observed() {
        paths.sort(Comparator.comparingInt(Observed.OfPath::source).thenComparingInt(Observed.OfPath::component));
        lags.sort(Comparator.comparingInt(Observed.OfLag::store).thenComparingInt(Observed.OfLag::origin));
        return new Observed(
                Arrays.asList(stations),
                mappingsInOrder(),
                paths,
                lags,
                born,
                arrivals,
                List.copyOf(sourceNumbers.keySet()),
                events,
                live,
                fingerprint,
                null,
                OptionalLong.empty(),
                peak);
    }

    /** Those of the pollers by component, then those of the other connections. */
    private Map<Connection.Id, Observed.Metrics> mappingsInOrder() {
        Map<String, Integer> index = new HashMap<>();
        design.components().forEach(c -> index.put(c.name(), index.size()));
        Map<Connection.Id, Observed.Metrics> inOrder = new LinkedHashMap<>();
        design.connections().stream()
                .sorted(Comparator.comparingInt(
                        c -> c.as().style() == Interaction.Style.PULL ? index.get(c.from()) : Integer.MAX_VALUE))
                .map(Connection::id)
                .filter(mappings::containsKey)
                .forEach(id -> inOrder.put(id, mappings.get(id)));
        return inOrder;
    }
}
