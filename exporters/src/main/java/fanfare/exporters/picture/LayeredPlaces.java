package fanfare.exporters.picture;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.kind.DeadLetter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * Places for a design that has none: a column per layer, which is the longest way from a source, and in each column the
 * order in which lines cross least by the barycentre rule. Connections that would close a circle do not count.
 */
public final class LayeredPlaces {
    private static final double COLUMN = Look.WIDTH + 120;
    private static final double ROW = Look.HEIGHT + 56;
    private static final int SWEEPS = 4;

    private LayeredPlaces() {}

    /** The top left corner of every component. */
    public static Map<String, Layout.Point> of(Design design) {
        Graph<String, DefaultEdge> graph = withoutCircles(design);
        Map<Integer, List<String>> columns = columns(design, graph);
        for (int i = 0; i < SWEEPS; i++) {
            Map<String, Double> at = positions(columns);
            for (List<String> column : columns.values()) {
                Map<String, Double> wanted = new HashMap<>();
                column.forEach(name -> wanted.put(name, barycentre(graph, name, at)));
                column.sort(Comparator.comparingDouble(wanted::get));
            }
        }
        Map<String, Layout.Point> places = new LinkedHashMap<>();
        columns.forEach((column, names) -> {
            double top = -(names.size() - 1) * ROW / 2;
            for (int row = 0; row < names.size(); row++) {
                places.put(names.get(row), new Layout.Point(column * COLUMN, top + row * ROW));
            }
        });
        return places;
    }

    private static Graph<String, DefaultEdge> withoutCircles(Design design) {
        Graph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
        design.components().forEach(c -> graph.addVertex(c.name()));
        for (Connection c : design.connections()) {
            if (!c.from().equals(c.to()) && graph.containsVertex(c.from()) && graph.containsVertex(c.to())) {
                DefaultEdge edge = graph.addEdge(c.from(), c.to());
                if (edge != null && new CycleDetector<>(graph).detectCyclesContainingVertex(c.from())) {
                    graph.removeEdge(edge);
                }
            }
        }
        return graph;
    }

    private static Map<Integer, List<String>> columns(Design design, Graph<String, DefaultEdge> graph) {
        Map<String, Integer> layer = new HashMap<>();
        new TopologicalOrderIterator<>(graph).forEachRemaining(name -> {
            int most = graph.incomingEdgesOf(name).stream()
                    .mapToInt(e -> layer.get(graph.getEdgeSource(e)) + 1)
                    .max()
                    .orElse(0);
            layer.put(name, most);
        });
        Map<Integer, List<String>> columns = new TreeMap<>();
        for (Component c : design.components()) {
            columns.computeIfAbsent(layer.get(c.name()), l -> new ArrayList<>()).add(c.name());
        }
        // Failures go to the end of their column.
        columns.values()
                .forEach(names -> names.sort(Comparator.comparing(
                        name -> design.to(name).allMatch(c -> c.as() == DeadLetter.INTERACTION)
                                && design.to(name).findAny().isPresent())));
        return columns;
    }

    private static Map<String, Double> positions(Map<Integer, List<String>> columns) {
        Map<String, Double> at = new HashMap<>();
        columns.values().forEach(names -> {
            for (int row = 0; row < names.size(); row++) {
                at.put(names.get(row), row - (names.size() - 1) / 2.0);
            }
        });
        return at;
    }

    private static double barycentre(Graph<String, DefaultEdge> graph, String name, Map<String, Double> at) {
        return graph.edgesOf(name).stream()
                .map(e -> graph.getEdgeSource(e).equals(name) ? graph.getEdgeTarget(e) : graph.getEdgeSource(e))
                .mapToDouble(at::get)
                .average()
                .orElse(at.get(name));
    }
}
