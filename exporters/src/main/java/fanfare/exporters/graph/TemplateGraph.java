package fanfare.exporters.graph;

import fanfare.exporters.expand.Expansion;
import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.Template;
import fanfare.model.check.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template says: its resources and the lines between them.
 *
 * @param nodes the resources, generated ones that a drawing shows among them
 * @param edges all lines, uncertain ones too, with rules and schedules as ends of their own
 * @param core the lines of a drawing: certain, between components, rules and schedules drawn as what they join
 * @param outside lines to or from what the template does not hold
 * @param problems what could not be read
 */
public record TemplateGraph(
        List<Node> nodes, List<Edge> edges, List<Edge> core, List<Outside> outside, List<Problem> problems) {
    /** A schedule, as the beginning of a line. */
    public static final String SCHEDULE = "@schedule";
    /** The account's own bus. */
    public static final String DEFAULT_BUS = "@default-bus";
    /** A bus of another template. */
    public static final String EXTERNAL_BUS = "@external-bus";

    public TemplateGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        core = List.copyOf(core);
        outside = List.copyOf(outside);
        problems = List.copyOf(problems);
    }

    /**
     * A resource.
     *
     * @param resource what it is
     * @param drawn true if a drawing shows it as a component
     */
    public record Node(Resource resource, boolean drawn) {}

    /**
     * A line whose other end is not in the template.
     *
     * @param resource the end that is
     * @param leaving true if the line leaves it
     * @param relation what it says
     * @param expression what names the other end
     * @param line where
     */
    public record Outside(String resource, boolean leaving, Relation relation, String expression, int line) {}

    /** Finds the graph of a template. */
    public static TemplateGraph of(Template template) {
        return of(Expansion.of(template));
    }

    /** Finds the graph of a template that was expanded. */
    public static TemplateGraph of(Expansion expansion) {
        Draft draft = new Draft(expansion);
        Relations.find(draft);
        List<Edge> edges = draft.edges().stream()
                .filter(e -> role(draft, e.source()) != ResourceTypes.Role.SUPPORT
                        && role(draft, e.target()) != ResourceTypes.Role.SUPPORT)
                .toList();
        return new TemplateGraph(
                nodes(expansion),
                edges,
                core(edges, draft),
                draft.outside().stream()
                        .map(o -> new Outside(o.resource(), o.leaving(), o.relation(), o.expression(), o.line()))
                        .toList(),
                expansion.problems());
    }

    private static ResourceTypes.Role role(Draft draft, String resource) {
        return ResourceTypes.role(draft.type(resource));
    }

    private static List<Node> nodes(Expansion expansion) {
        List<Node> nodes = new ArrayList<>();
        for (Resource r : expansion.resources().values()) {
            boolean drawn = ResourceTypes.isDrawn(r.type());
            boolean router = ResourceTypes.role(r.type()) == ResourceTypes.Role.ROUTER;
            if (drawn || router || !r.generated()) {
                nodes.add(new Node(r, drawn));
            }
        }
        return nodes;
    }

    /** Rules and schedules become the lines that they are for; what is uncertain or beside the point is left out. */
    private static List<Edge> core(List<Edge> edges, Draft draft) {
        List<Edge> certain = edges.stream()
                .filter(e -> e.confidence() != Confidence.WEAK)
                .filter(e -> role(draft, e.source()) != ResourceTypes.Role.AUX
                        && role(draft, e.target()) != ResourceTypes.Role.AUX)
                .toList();
        Map<List<Object>, Edge> core = new LinkedHashMap<>();
        for (Edge e : certain) {
            boolean leaves = role(draft, e.source()) == ResourceTypes.Role.ROUTER;
            boolean enters = role(draft, e.target()) == ResourceTypes.Role.ROUTER;
            if (leaves) {
                sources(e.source(), certain, draft).forEach((s, why) -> put(core, s, e, why));
            } else if (!enters) {
                put(core, e.source(), e, List.of());
            }
        }
        return List.copyOf(core.values());
    }

    private static void put(Map<List<Object>, Edge> core, String source, Edge e, List<String> before) {
        List<String> evidence = new ArrayList<>(e.evidence());
        evidence.addAll(before);
        core.putIfAbsent(
                List.of(source, e.target(), e.relation()),
                new Edge(source, e.target(), e.relation(), e.mode(), e.confidence(), evidence, e.details(), e.lines()));
    }

    /** What a rule or a schedule begins at, and what says so. */
    private static Map<String, List<String>> sources(String router, List<Edge> edges, Draft draft) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        edges.stream().filter(e -> e.target().equals(router)).forEach(e -> sources.put(e.source(), e.evidence()));
        Resource r = draft.resource(router);
        if (r.type().equals("AWS::Scheduler::Schedule")
                || r.properties().at("ScheduleExpression").exists()) {
            sources.put(SCHEDULE, List.of());
        }
        Part pattern = r.properties().at("EventPattern");
        if (pattern.exists()) {
            boolean known =
                    sources.keySet().stream().anyMatch(s -> draft.type(s).equals("AWS::Events::EventBus"));
            if (Rules.isDefaultBus(r.properties().at("EventBusName"))) {
                sources.put(DEFAULT_BUS, List.of());
            } else if (!known) {
                sources.put(EXTERNAL_BUS, List.of());
            }
        }
        return sources;
    }
}
