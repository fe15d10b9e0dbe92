package fanfare.exporters.graph;

import fanfare.exporters.expand.Expansion;
import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A graph while it is found: finders add what they see, and may ask what others saw before them. */
final class Draft {
    static final Predicate<String> FUNCTION = "AWS::Lambda::Function"::equals;

    private final Expansion expansion;
    private final Expressions expressions;
    private final Map<Key, Line> lines = new LinkedHashMap<>();
    private final List<Outside> outside = new ArrayList<>();
    private final Set<String> defined = new LinkedHashSet<>();

    private record Key(String source, String target, Relation relation) {}

    /** A line to or from something that the template does not hold. */
    record Outside(String resource, boolean leaving, Relation relation, String evidence, String expression, int line) {}

    /** A line while it is found. */
    private static final class Line {
        private Confidence confidence = Confidence.WEAK;
        private Optional<Edge.Mode> mode = Optional.empty();
        private final Set<String> evidence = new LinkedHashSet<>();
        private final Set<String> details = new LinkedHashSet<>();
        private final Set<Integer> lines = new LinkedHashSet<>();
    }

    /** What a finder has seen. */
    record Seen(Relation relation, String evidence, Confidence confidence, Optional<Edge.Mode> mode, int line) {
        static Seen of(Relation relation, String evidence, int line) {
            return new Seen(relation, evidence, Confidence.STRONG, Optional.empty(), line);
        }

        Seen mode(Edge.Mode m) {
            return new Seen(relation, evidence, confidence, Optional.of(m), line);
        }

        Seen as(Relation other) {
            return new Seen(other, evidence, confidence, Optional.empty(), line);
        }

        Seen weak() {
            return at(Confidence.WEAK);
        }

        Seen at(Confidence c) {
            return new Seen(relation, evidence, c, mode, line);
        }

        Seen by(Target t) {
            return new Seen(
                    relation, evidence + (t.byName() ? ":name" : ""), confidence.atMost(t.confidence()), mode, line);
        }
    }

    Draft(Expansion expansion) {
        this.expansion = expansion;
        this.expressions = new Expressions(expansion.resources());
    }

    Expansion expansion() {
        return expansion;
    }

    Expressions expressions() {
        return expressions;
    }

    Collection<Resource> resources() {
        return expansion.resources().values();
    }

    Resource resource(String name) {
        return expansion.resources().get(name);
    }

    String type(String resource) {
        return expressions.type(resource);
    }

    /** Resources of this type. */
    List<Resource> ofType(String type) {
        return resources().stream().filter(r -> r.type().equals(type)).toList();
    }

    /** Remembers that the definition of a state machine was understood. */
    void understood(String stateMachine) {
        defined.add(stateMachine);
    }

    boolean isUnderstood(String stateMachine) {
        return defined.contains(stateMachine);
    }

    void line(String source, String target, Seen seen) {
        String from = expressions.owner(source);
        String to = expressions.owner(target);
        Line line = lines.computeIfAbsent(new Key(from, to, seen.relation()), k -> new Line());
        if (seen.confidence().compareTo(line.confidence) > 0) {
            line.confidence = seen.confidence();
        }
        line.evidence.add(seen.evidence());
        if (seen.line() > 0) {
            line.lines.add(seen.line());
        }
        if (seen.mode().isPresent()) {
            Edge.Mode m = seen.mode().get();
            line.mode = Optional.of(line.mode.map(m::and).orElse(m));
        }
    }

    /** Adds a route or an event to a line that was found. */
    void detail(String source, String target, Relation relation, String detail) {
        Line line = lines.get(new Key(expressions.owner(source), expressions.owner(target), relation));
        if (line != null && !detail.isEmpty()) {
            line.details.add(detail);
        }
    }

    /** Lines to everything that an expression means; what it means outside is noted. */
    boolean to(String source, Part expression, Seen seen) {
        return to(source, expression, seen, type -> true);
    }

    boolean to(String source, Part expression, Seen seen, Predicate<String> types) {
        List<Target> targets = expressions.targets(expression, types);
        targets.forEach(t -> line(source, t.resource(), seen.by(t)));
        if (targets.isEmpty()) {
            beyond(source, true, expression, seen);
        }
        return !targets.isEmpty();
    }

    /** Lines from everything that an expression means. */
    boolean from(Part expression, String target, Seen seen) {
        return from(expression, target, seen, type -> true);
    }

    boolean from(Part expression, String target, Seen seen, Predicate<String> types) {
        List<Target> sources = expressions.targets(expression, types);
        sources.forEach(s -> line(s.resource(), target, seen.by(s)));
        if (sources.isEmpty()) {
            beyond(target, false, expression, seen);
        }
        return !sources.isEmpty();
    }

    /** Notes that something outside the template is meant. */
    void beyond(String resource, boolean leaving, Part expression, Seen seen) {
        if (expression.exists() && seen.confidence() != Confidence.WEAK) {
            outside.add(new Outside(
                    expressions.owner(resource),
                    leaving,
                    seen.relation(),
                    seen.evidence(),
                    expressions.render(expression).replace("${AWS-", "${AWS::"),
                    seen.line()));
        }
    }

    boolean has(String source, String target, Relation... relations) {
        for (Relation r : relations) {
            if (lines.containsKey(new Key(source, target, r))) {
                return true;
            }
        }
        return false;
    }

    /** True if some line leaves it. */
    boolean leaves(String source) {
        return lines.keySet().stream().anyMatch(k -> k.source().equals(source));
    }

    /** True if any line joins the two, either way. */
    boolean joined(String a, String b) {
        return lines.keySet().stream()
                .anyMatch(k -> k.source().equals(a) && k.target().equals(b)
                        || k.source().equals(b) && k.target().equals(a));
    }

    /** The sources of lines of these relations that end at a resource. */
    List<String> sourcesOf(String target, Relation... relations) {
        Set<Relation> these = Set.of(relations);
        return lines.keySet().stream()
                .filter(k -> k.target().equals(target) && these.contains(k.relation()))
                .map(Key::source)
                .toList();
    }

    List<Edge> edges() {
        List<Edge> all = new ArrayList<>();
        lines.forEach((k, l) -> all.add(new Edge(
                k.source(),
                k.target(),
                k.relation(),
                l.mode,
                l.confidence,
                List.copyOf(l.evidence),
                List.copyOf(l.details),
                List.copyOf(l.lines))));
        return all;
    }

    List<Outside> outside() {
        return outside;
    }
}
