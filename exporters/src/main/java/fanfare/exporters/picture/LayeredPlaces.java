package fanfare.exporters.picture;

import fanfare.exporters.picture.GroupedPlaces.Block;
import fanfare.exporters.picture.GroupedPlaces.Line;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * Places for a design that has none: a column per layer, which is the longest way from a source, and in each column the
 * order in which lines cross least by the barycentre rule. Connections that would close a circle do not count. A group is
 * one block among the others, and laid out inside in the same way.
 */
public final class LayeredPlaces {
    private static final double BETWEEN_COLUMNS = 120;
    private static final double BETWEEN_ROWS = 56;
    private static final int SWEEPS = 4;

    private LayeredPlaces() {}

    /** The top left corner of every component. */
    public static Map<String, Layout.Point> of(Design design) {
        return of(design, c -> true);
    }

    /** The same; those that are not layered stand at the end of their group, and have no place if they are in none. */
    public static Map<String, Layout.Point> of(Design design, Predicate<Component> layered) {
        return GroupedPlaces.of(design, layered, LayeredPlaces::places);
    }

    private static Map<String, Layout.Point> places(List<Block> blocks, List<Line> lines) {
        Graph<String, DefaultEdge> graph = withoutCircles(blocks, lines);
        Map<Integer, List<Block>> columns = columns(blocks, lines, graph);
        for (int i = 0; i < SWEEPS; i++) {
            Map<String, Double> at = positions(columns);
            for (List<Block> column : columns.values()) {
                Map<Block, Double> wanted = new HashMap<>();
                column.forEach(b -> wanted.put(b, barycentre(graph, b.name(), at)));
                column.sort(Comparator.comparingDouble(wanted::get));
            }
        }
        return corners(columns);
    }

    private static Map<String, Layout.Point> corners(Map<Integer, List<Block>> columns) {
        Map<String, Layout.Point> places = new LinkedHashMap<>();
        double x = 0;
        for (List<Block> column : columns.values()) {
            double height =
                    column.stream().mapToDouble(b -> b.height() + BETWEEN_ROWS).sum();
            double y = (Look.HEIGHT + BETWEEN_ROWS - height) / 2;
            for (Block b : column) {
                places.put(b.name(), new Layout.Point(x, y));
                y += b.height() + BETWEEN_ROWS;
            }
            x += column.stream().mapToDouble(Block::width).max().orElse(0) + BETWEEN_COLUMNS;
        }
        return places;
    }

    private static Graph<String, DefaultEdge> withoutCircles(List<Block> blocks, List<Line> lines) {
        Graph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
        blocks.forEach(b -> graph.addVertex(b.name()));
        for (Line line : lines) {
            DefaultEdge edge = graph.addEdge(line.from(), line.to());
            if (edge != null && new CycleDetector<>(graph).detectCyclesContainingVertex(line.from())) {
                graph.removeEdge(edge);
            }
        }
        return graph;
    }

    private static Map<Integer, List<Block>> columns(
            List<Block> blocks, List<Line> lines, Graph<String, DefaultEdge> graph) {
        Map<String, Integer> layer = new HashMap<>();
        new TopologicalOrderIterator<>(graph).forEachRemaining(name -> {
            int most = graph.incomingEdgesOf(name).stream()
                    .mapToInt(e -> layer.get(graph.getEdgeSource(e)) + 1)
                    .max()
                    .orElse(0);
            layer.put(name, most);
        });
        Map<Integer, List<Block>> columns = new TreeMap<>();
        for (Block b : blocks) {
            columns.computeIfAbsent(layer.get(b.name()), l -> new ArrayList<>()).add(b);
        }
        // Failures go to the end of their column.
        columns.values()
                .forEach(column -> column.sort(Comparator.comparing(b -> {
                    List<Line> in =
                            lines.stream().filter(l -> l.to().equals(b.name())).toList();
                    return !in.isEmpty() && in.stream().allMatch(Line::failure);
                })));
        return columns;
    }

    private static Map<String, Double> positions(Map<Integer, List<Block>> columns) {
        Map<String, Double> at = new HashMap<>();
        columns.values().forEach(column -> {
            for (int row = 0; row < column.size(); row++) {
                at.put(column.get(row).name(), row - (column.size() - 1) / 2.0);
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
