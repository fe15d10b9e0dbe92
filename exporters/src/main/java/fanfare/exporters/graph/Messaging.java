package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.TemplateReader;
import java.util.List;
import java.util.Set;

/** Subscriptions and redrive policies. */
final class Messaging {
    private static final Set<String> WITHIN = Set.of("lambda", "sqs", "firehose");

    private Messaging() {}

    static void topic(Resource t, Draft into) {
        for (Part s : t.properties().at("Subscription").alternatives()) {
            if (WITHIN.contains(s.at("Protocol").wordsOr(""))) {
                into.to(t.name(), s.at("Endpoint"), Seen.of(Relation.SUBSCRIBE, "sns-inline-subscription", s.line()));
            }
        }
    }

    static void subscription(Resource s, Draft into) {
        Part p = s.properties();
        List<Target> topics = into.expressions().targets(p.at("TopicArn"), "AWS::SNS::Topic"::equals);
        Seen seen = Seen.of(Relation.SUBSCRIBE, "sns-subscription", s.line());
        if (WITHIN.contains(p.at("Protocol").wordsOr(""))) {
            topics.forEach(t -> into.to(t.resource(), p.at("Endpoint"), seen.by(t)));
            if (topics.isEmpty()) {
                into.expressions()
                        .targets(p.at("Endpoint"))
                        .forEach(e -> into.beyond(e.resource(), false, p.at("TopicArn"), seen));
            }
        }
        Part kept = deadLetter(p.at("RedrivePolicy"));
        topics.forEach(t -> into.to(t.resource(), kept, Seen.of(Relation.DEAD_LETTER, "sns-redrive", kept.line())));
    }

    static void queue(Resource q, Draft into) {
        for (Part policy : q.properties().at("RedrivePolicy").alternatives()) {
            Part kept = deadLetter(policy);
            into.to(q.name(), kept, Seen.of(Relation.DEAD_LETTER, "sqs-redrive", policy.line()));
        }
    }

    /** A redrive policy stands as fields, or as JSON in a text. */
    private static Part deadLetter(Part policy) {
        Part fields = policy.words()
                .flatMap(text -> TemplateReader.part("", text).value())
                .orElse(policy);
        return fields instanceof Part.Call ? fields : fields.at("deadLetterTargetArn");
    }
}
