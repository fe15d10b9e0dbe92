package fanfare.app.desktop.arrange;

import fanfare.exporters.picture.Look;
import fanfare.exporters.reading.KeptPlaces;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.ArrangeLayout;
import fanfare.model.kind.Resource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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
 * Sugiyama); resources that are only kept stand in rows below. The order in which components were added decides ties, so that the same design always gets the same places.
 * Takes a quarter of a second for some hundred components: not for the JavaFX thread.
 */
public final class AutoLayout {
    private static final double GRID = 8;
    private static final double BETWEEN_LAYERS = 112;
    private static final double BETWEEN_ROWS = 48;
    private static final double BETWEEN_ISLANDS = 72;

    private final Design design;
    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<String, ElkPort> entries = new LinkedHashMap<>();
    private final Map<String, ElkPort> exits = new LinkedHashMap<>();

    private AutoLayout(Design design) {
        this.design = design;
    }

    /** The edit that puts every component of a design at its place; the drawing's top left corner stays where it was. */
    public static ArrangeLayout of(Design design) {
        return new AutoLayout(design).arranged();
    }

    private ArrangeLayout arranged() {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        options();
        design.components().stream().filter(c -> c.kind() != Resource.KIND).forEach(this::node);
        edges();
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        return new ArrangeLayout(KeptPlaces.below(design, places()));
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

    private void node(Component component) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(Look.WIDTH, Look.HEIGHT);
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        nodes.put(component.name(), node);
        entries.put(component.name(), port(node, PortSide.WEST, 0));
        exits.put(component.name(), port(node, PortSide.EAST, Look.WIDTH));
    }

    private static ElkPort port(ElkNode node, PortSide side, double x) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        port.setLocation(x, Look.HEIGHT / 2);
        return port;
    }

    /** Two connections between the same two components pull no harder than one. */
    private void edges() {
        Set<String> drawn = new LinkedHashSet<>();
        for (Connection c : design.connections()) {
            boolean known = exits.containsKey(c.from()) && entries.containsKey(c.to());
            if (known && !c.from().equals(c.to()) && drawn.add(c.from() + "\n" + c.to())) {
                ElkGraphUtil.createSimpleEdge(exits.get(c.from()), entries.get(c.to()));
            }
        }
    }

    private Map<String, Point> places() {
        Map<String, Point> before = new LinkedHashMap<>(design.layout().places());
        before.keySet().retainAll(nodes.keySet());
        double left = before.values().stream().mapToDouble(Point::x).min().orElse(0);
        double top = before.values().stream().mapToDouble(Point::y).min().orElse(0);
        Map<String, Point> places = new LinkedHashMap<>();
        nodes.forEach((name, node) ->
                places.put(name, new Point(onGrid(left + node.getX()), onGrid(top + node.getY()))));
        return places;
    }

    private static double onGrid(double length) {
        return Math.round(length / GRID) * GRID;
    }
}
