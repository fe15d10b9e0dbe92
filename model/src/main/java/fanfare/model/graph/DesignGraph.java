package fanfare.model.graph;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.AllDirectedPaths;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** A design as a graph: components in the order of the design, and an edge for every connection that is asked for. */
public final class DesignGraph {
    private final Graph<String, Connection.Id> graph;

    private DesignGraph(Graph<String, Connection.Id> graph) {
        this.graph = graph;
    }

    /** With all connections. */
    public static DesignGraph of(Design design) {
        return of(design, c -> true);
    }

    /** With these connections only; connections without two ends are left out. */
    public static DesignGraph of(Design design, Predicate<Connection> along) {
        Graph<String, Connection.Id> graph = new DirectedPseudograph<>(Connection.Id.class);
        for (Component c : design.components()) {
            graph.addVertex(c.name());
        }
        for (Connection c : design.connections()) {
            if (along.test(c) && graph.containsVertex(c.from()) && graph.containsVertex(c.to())) {
                graph.addEdge(c.from(), c.to(), c.id());
            }
        }
        return new DesignGraph(graph);
    }

    /**
     * One circle of each knot (strongly connected part), as the names along it, without the return to the first; a
     * component connected with itself is a circle of one. In the order of the design.
     */
    public List<List<String>> cycles() {
        List<String> order = new ArrayList<>(graph.vertexSet());
        List<List<String>> circles = new ArrayList<>();
        for (Set<String> knot : new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            String first =
                    knot.stream().min(Comparator.comparing(order::indexOf)).orElseThrow();
            if (knot.size() > 1 || graph.containsEdge(first, first)) {
                circles.add(circle(first));
            }
        }
        circles.sort(Comparator.comparing(c -> order.indexOf(c.get(0))));
        return circles;
    }

    private List<String> circle(String first) {
        if (graph.containsEdge(first, first)) {
            return List.of(first);
        }
        BFSShortestPath<String, Connection.Id> search = new BFSShortestPath<>(graph);
        return graph.outgoingEdgesOf(first).stream()
                .map(graph::getEdgeTarget)
                .map(next -> search.getPath(next, first))
                .filter(path -> path != null)
                .min(Comparator.comparing(GraphPath::getLength))
                .map(path -> {
                    List<String> names = new ArrayList<>(List.of(first));
                    names.addAll(path.getVertexList().subList(0, path.getLength()));
                    return names;
                })
                .orElseThrow();
    }

    /** What can be reached from a component, itself included, the nearest first. */
    public Set<String> reachableFrom(String component) {
        Set<String> reached = new LinkedHashSet<>();
        if (graph.containsVertex(component)) {
            new BreadthFirstIterator<>(graph, component).forEachRemaining(reached::add);
        }
        return reached;
    }

    /** The paths without repetition between two components, at most this many connections long. */
    public List<List<String>> paths(String from, String to, int longest) {
        if (!graph.containsVertex(from) || !graph.containsVertex(to)) {
            return List.of();
        }
        return new AllDirectedPaths<>(graph)
                .getAllPaths(from, to, true, longest).stream()
                        .map(GraphPath::getVertexList)
                        .distinct()
                        .toList();
    }

    /**
     * How many connections at least lie between a component and the nearest one that nothing leads to; components that
     * are only reached from a circle count from the circle's first. In the order of the design.
     */
    public Map<String, Integer> depths() {
        Map<String, Integer> found = new LinkedHashMap<>();
        Set<String> left = new LinkedHashSet<>(graph.vertexSet());
        List<String> starts =
                left.stream().filter(v -> graph.inDegreeOf(v) == 0).toList();
        spread(starts, found);
        left.removeAll(found.keySet());
        while (!left.isEmpty()) {
            spread(List.of(left.iterator().next()), found);
            left.removeAll(found.keySet());
        }
        Map<String, Integer> inOrder = new LinkedHashMap<>();
        graph.vertexSet().forEach(v -> inOrder.put(v, found.get(v)));
        return inOrder;
    }

    private void spread(List<String> starts, Map<String, Integer> found) {
        List<String> level = starts;
        for (int depth = 0; !level.isEmpty(); depth++) {
            Set<String> next = new TreeSet<>();
            for (String v : level) {
                if (found.putIfAbsent(v, depth) == null) {
                    graph.outgoingEdgesOf(v).forEach(e -> next.add(graph.getEdgeTarget(e)));
                }
            }
            next.removeAll(found.keySet());
            level = List.copyOf(next);
        }
    }
}
