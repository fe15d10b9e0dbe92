package fanfare.app.desktop.arrange;

import fanfare.exporters.picture.GroupedPlaces;
import fanfare.exporters.picture.GroupedPlaces.Block;
import fanfare.exporters.picture.GroupedPlaces.Line;
import fanfare.exporters.reading.KeptPlaces;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.ArrangeLayout;
import fanfare.model.kind.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Arranges components in layers from left to right, in the direction of their connections (ELK's layered algorithm, after
 * Sugiyama). Members of a group stand together, with nothing else inside their frame; resources that are only kept stand
 * in rows at the end of their group, or below everything. The order in which components were added decides ties, so that
 * the same design always gets the same places. Takes a quarter of a second for some hundred components: not for the
 * JavaFX thread.
 */
public final class AutoLayout {
    private static final double GRID = 8;
    private static final double BETWEEN_LAYERS = 112;
    private static final double BETWEEN_ROWS = 48;
    private static final double BETWEEN_ISLANDS = 72;

    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<String, ElkPort> ports = new LinkedHashMap<>();

    private AutoLayout() {}

    /** The edit that puts every component of a design at its place; the drawing's top left corner stays where it was. */
    public static ArrangeLayout of(Design design) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        Map<String, Point> found = GroupedPlaces.of(
                design, c -> c.kind() != Resource.KIND, (blocks, lines) -> new AutoLayout().places(blocks, lines));
        return new ArrangeLayout(KeptPlaces.below(design, cornered(design, found)));
    }

    private static Map<String, Point> cornered(Design design, Map<String, Point> found) {
        Map<String, Point> before = new LinkedHashMap<>(design.layout().places());
        before.keySet().retainAll(found.keySet());
        double dx = left(before) - left(found);
        double dy = top(before) - top(found);
        Map<String, Point> places = new LinkedHashMap<>();
        found.forEach((name, at) -> places.put(name, new Point(onGrid(at.x() + dx), onGrid(at.y() + dy))));
        return places;
    }

    private static double left(Map<String, Point> places) {
        return places.values().stream().mapToDouble(Point::x).min().orElse(0);
    }

    private static double top(Map<String, Point> places) {
        return places.values().stream().mapToDouble(Point::y).min().orElse(0);
    }

    private Map<String, Point> places(List<Block> blocks, List<Line> lines) {
        options();
        blocks.forEach(this::node);
        lines.forEach(this::edge);
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        Map<String, Point> places = new LinkedHashMap<>();
        nodes.forEach((name, node) -> places.put(name, new Point(onGrid(node.getX()), onGrid(node.getY()))));
        return places;
    }

    private void options() {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(0));
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN_ROWS);
        graph.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, BETWEEN_ISLANDS);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    }

    private void node(Block block) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(block.width(), block.height());
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        nodes.put(block.name(), node);
    }

    /** Two connections between the same two components pull no harder than one. */
    private void edge(Line line) {
        String from = line.from() + " out " + line.fromY();
        String to = line.to() + " in " + line.toY();
        ElkPort exit = ports.computeIfAbsent(from, k -> port(line.from(), PortSide.EAST, line.fromY()));
        ElkPort entry = ports.computeIfAbsent(to, k -> port(line.to(), PortSide.WEST, line.toY()));
        boolean drawn = exit.getOutgoingEdges().stream()
                .anyMatch(e -> e.getTargets().get(0).equals(entry));
        if (!drawn) {
            ElkGraphUtil.createSimpleEdge(exit, entry);
        }
    }

    private ElkPort port(String block, PortSide side, double y) {
        ElkNode node = nodes.get(block);
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        port.setLocation(side == PortSide.WEST ? 0 : node.getWidth(), y);
        return port;
    }

    private static double onGrid(double length) {
        return Math.round(length / GRID) * GRID;
    }
}
