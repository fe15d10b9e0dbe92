package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.template.Part;
import java.util.List;

/** Lines of a function's own properties, its destinations and its event source mappings. */
final class Functions {
    private Functions() {}

    static void function(Resource f, Draft into) {
        Part p = f.properties();
        Part deadLetter = p.at("DeadLetterConfig", "TargetArn");
        into.to(f.name(), deadLetter, Seen.of(Relation.DEAD_LETTER, "function-dlq", deadLetter.line()));
        for (Part files : p.at("FileSystemConfigs").list()) {
            Seen seen = Seen.of(Relation.READ_WRITE, "filesystem", files.line());
            into.to(f.name(), files.at("Arn"), seen.mode(Edge.Mode.READ_WRITE));
        }
    }

    static void invokeConfig(Resource c, Draft into) {
        for (Target f : into.expressions().targets(c.properties().at("FunctionName"), Draft.FUNCTION)) {
            for (String when : List.of("OnSuccess", "OnFailure")) {
                Part to = c.properties().at("DestinationConfig", when, "Destination");
                into.to(f.resource(), to, Seen.of(Relation.DESTINATION, "invoke-config:" + when, to.line()));
            }
        }
    }

    static void eventSourceMapping(Resource m, Draft into) {
        Part p = m.properties();
        for (Target f : into.expressions().targets(p.at("FunctionName"), Draft.FUNCTION)) {
            into.from(
                    p.at("EventSourceArn"), f.resource(), Seen.of(Relation.TRIGGER, "event-source-mapping", m.line()));
            Part failed = p.at("DestinationConfig", "OnFailure", "Destination");
            into.to(f.resource(), failed, Seen.of(Relation.DESTINATION, "esm-on-failure", failed.line()));
        }
    }
}
