package fanfare.exporters.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A template's graph as JSON: {@code {"nodes": […], "edges": […]}}, the lines of the drawing only. */
public final class GraphJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GraphJson() {}

    /** Writes it. */
    public static String write(TemplateGraph graph) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode nodes = root.putArray("nodes");
        for (TemplateGraph.Node n : graph.nodes()) {
            ObjectNode node = nodes.addObject();
            node.put("id", n.resource().name());
            node.put("type", n.resource().written());
            node.put("cfnType", n.resource().type());
            node.put("drawn", n.drawn());
            node.put("generated", n.resource().generated());
            node.put("line", n.resource().line());
        }
        ArrayNode edges = root.putArray("edges");
        for (Edge e : graph.core()) {
            ObjectNode edge = edges.addObject();
            edge.put("source", e.source());
            edge.put("target", e.target());
            edge.put("kind", e.relation().word());
            e.mode()
                    .ifPresent(m ->
                            edge.put("mode", m.name().toLowerCase(Locale.ROOT).replace("_", "")));
            e.evidence().forEach(edge.withArray("evidence")::add);
            e.details().forEach(edge.withArray("details")::add);
            e.lines().forEach(edge.withArray("lines")::add);
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
