package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.template.Part;
import java.util.List;

/** A permission to invoke a function confirms a line, or draws one whose other end is set up elsewhere. */
final class LambdaPermissions {
    private LambdaPermissions() {}

    static void find(Draft into) {
        for (Resource p : into.ofType("AWS::Lambda::Permission")) {
            for (Target f : into.expressions().targets(p.properties().at("FunctionName"), Draft.FUNCTION)) {
                permission(p, f.resource(), into);
            }
        }
    }

    private static void permission(Resource p, String function, Draft into) {
        Part source = p.properties().at("SourceArn");
        List<Target> sources = into.expressions().targets(source).stream()
                .filter(t -> !t.resource().equals(function))
                .filter(t -> ResourceTypes.role(into.type(t.resource())) != ResourceTypes.Role.SUPPORT)
                .toList();
        sources.forEach(s -> line(p, s.resource(), function, into));
        if (sources.isEmpty()) {
            outside(p, function, source, into);
        }
    }

    private static void line(Resource p, String source, String function, Draft into) {
        String type = into.type(source);
        Relation relation = type.equals("AWS::SNS::Topic") ? Relation.SUBSCRIBE : Relation.TRIGGER;
        if (into.has(source, function, Relation.TRIGGER, Relation.SUBSCRIBE, Relation.AUTH, Relation.INVOKE)) {
            for (Relation known : List.of(Relation.TRIGGER, Relation.SUBSCRIBE)) {
                if (into.has(source, function, known)) {
                    into.line(
                            source,
                            function,
                            Seen.of(known, "permission", p.line()).weak());
                }
            }
            return;
        }
        boolean router = ResourceTypes.role(type) == ResourceTypes.Role.ROUTER && into.leaves(source);
        into.line(
                source,
                function,
                Seen.of(relation, "permission-only", p.line()).at(router ? Confidence.WEAK : Confidence.MEDIUM));
    }

    private static void outside(Resource p, String function, Part source, Draft into) {
        String principal = into.expressions().render(p.properties().at("Principal"));
        String service = principal.replaceFirst("\\..*", "").replace("apigateway", "execute-api");
        boolean known = into.sourcesOf(function, Relation.TRIGGER, Relation.SUBSCRIBE, Relation.AUTH).stream()
                .anyMatch(s -> ResourceTypes.services(into.type(s)).contains(service));
        boolean silent = service.equals("lambda") || service.equals("elasticloadbalancing");
        if (principal.contains(".amazonaws.com") && !known && !silent) {
            into.beyond(
                    function,
                    false,
                    source.exists() ? source : p.properties().at("Principal"),
                    Seen.of(Relation.TRIGGER, "permission-only", p.line()));
        }
    }
}
