package fanfare.exporters.graph;

import fanfare.exporters.expand.Link;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import java.util.List;

/** The lines that SAM's events and authorizers say. */
final class Links {
    private Links() {}

    static void join(Link link, Draft into) {
        Seen seen = Seen.of(link.relation(), link.evidence(), link.line());
        List<Target> sources = into.expressions().targets(link.from());
        List<Target> targets = into.expressions().targets(link.to());
        for (Target s : sources) {
            for (Target t : targets) {
                into.line(s.resource(), t.resource(), seen.by(s).by(t));
                into.detail(s.resource(), t.resource(), link.relation(), link.detail());
            }
            if (targets.isEmpty()) {
                into.beyond(s.resource(), true, link.to(), seen);
            }
        }
        if (sources.isEmpty()) {
            targets.forEach(t -> into.beyond(t.resource(), false, link.from(), seen));
        }
    }
}
