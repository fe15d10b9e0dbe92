package fanfare.exporters.graph;

import fanfare.exporters.expand.Link;
import fanfare.exporters.expand.Relation;
import fanfare.exporters.graph.Draft.Seen;
import java.util.Set;

/** What a connector of SAM means between resources of these types. */
final class Connectors {
    private static final Set<String> SETTING_OFF = Set.of(
            "AWS::Events::EventBus",
            "AWS::Pipes::Pipe",
            "AWS::DynamoDB::Table",
            "AWS::SQS::Queue",
            "AWS::Kinesis::Stream");

    private Connectors() {}

    static void connect(Link link, Draft into) {
        for (String from : into.expressions().references(link.from())) {
            for (String to : into.expressions().references(link.to())) {
                line(from, to, link, into);
            }
        }
    }

    private static void line(String from, String to, Link link, Draft into) {
        boolean reads = link.detail().contains("Read");
        boolean writes = link.detail().contains("Write");
        Relation relation =
                relation(into.type(from), into.type(into.expressions().owner(to)), writes);
        Seen seen = Seen.of(relation, "connector", link.line());
        if (relation == Relation.READ_WRITE) {
            seen = seen.mode(reads && writes ? Edge.Mode.READ_WRITE : reads ? Edge.Mode.READ : Edge.Mode.WRITE);
        }
        into.line(from, to, seen);
    }

    private static Relation relation(String from, String to, boolean writes) {
        boolean runs = ResourceTypes.isCompute(to);
        if (from.equals("AWS::SNS::Topic")) {
            return Relation.SUBSCRIBE;
        }
        if (from.equals("AWS::S3::Bucket") || ResourceTypes.role(from) == ResourceTypes.Role.ROUTER) {
            return Relation.TRIGGER;
        }
        if (SETTING_OFF.contains(from) || ResourceTypes.isApi(from)) {
            return runs ? Relation.TRIGGER : Relation.READ_WRITE;
        }
        boolean calls = (runs || ResourceTypes.isApi(to)) && (writes || to.equals("AWS::Lambda::Function"));
        return calls ? Relation.INVOKE : Relation.READ_WRITE;
    }
}
