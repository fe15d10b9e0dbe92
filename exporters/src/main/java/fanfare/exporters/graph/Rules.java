package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.template.Part;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of EventBridge and schedules, with what they set off. */
final class Rules {
    private static final Pattern SDK = Pattern.compile(":scheduler:::aws-sdk:([a-zA-Z0-9]+):(\\w+)");
    private static final Map<String, String> SDK_SERVICES = Map.of("sfn", "states", "eventbridge", "events");
    private static final Set<String> NAMED_IN_EVENTS =
            Set.of("AWS::S3::Bucket", "AWS::StepFunctions::StateMachine", "AWS::ECS::Cluster");

    private Rules() {}

    /** True for a bus that is the account's own. */
    static boolean isDefaultBus(Part bus) {
        return !bus.exists() || bus.wordsOr("").equals("default");
    }

    static void rule(Resource r, Draft into) {
        Part p = r.properties();
        Part bus = p.at("EventBusName");
        if (!isDefaultBus(bus)) {
            into.from(
                    bus, r.name(), Seen.of(Relation.TRIGGER, "rule-bus", bus.line()), "AWS::Events::EventBus"::equals);
        }
        pattern(r, p.at("EventPattern"), into);
        for (Part target : p.at("Targets").alternatives()) {
            target(r.name(), target, "rule", into);
        }
    }

    private static void target(String router, Part target, String word, Draft into) {
        Seen seen = Seen.of(Relation.TRIGGER, word + "-target", target.line());
        into.to(router, target.at("Arn"), seen);
        Part task = target.at("EcsParameters", "TaskDefinitionArn");
        if (task.exists()) {
            into.to(router, task, seen);
        }
        Part kept = target.at("DeadLetterConfig", "Arn");
        into.to(router, kept, Seen.of(Relation.DEAD_LETTER, word + "-dlq", kept.line()));
    }

    /** A pattern may name the resources whose events it wants. */
    private static void pattern(Resource r, Part pattern, Draft into) {
        Seen seen = Seen.of(Relation.TRIGGER, "event-pattern", pattern.line()).at(Confidence.MEDIUM);
        for (String named : into.expressions().references(pattern)) {
            String owner = into.expressions().owner(named);
            String type = into.type(owner);
            if (ResourceTypes.isDrawn(type) && !owner.equals(r.name()) && !type.equals("AWS::Events::EventBus")) {
                into.line(owner, r.name(), seen);
            }
        }
        Set<String> words = new HashSet<>();
        collect(pattern, into, words);
        into.expressions().names().forEach((resource, name) -> {
            if (NAMED_IN_EVENTS.contains(into.type(resource))
                    && words.contains(name)
                    && !into.has(resource, r.name(), Relation.TRIGGER)) {
                into.line(
                        resource,
                        r.name(),
                        Seen.of(Relation.TRIGGER, "event-pattern:name", pattern.line())
                                .at(Confidence.MEDIUM));
            }
        });
    }

    private static void collect(Part part, Draft into, Set<String> words) {
        if (part instanceof Part.Fields f) {
            f.fields().values().forEach(v -> collect(v, into, words));
        } else if (part instanceof Part.Items i) {
            i.items().forEach(v -> collect(v, into, words));
        } else if (part.exists()) {
            words.add(into.expressions().render(part));
        }
    }

    static void schedule(Resource s, Draft into) {
        Part target = s.properties().at("Target");
        Matcher sdk = SDK.matcher(into.expressions().render(target.at("Arn")));
        if (!sdk.find()) {
            target(s.name(), target, "schedule", into);
            return;
        }
        String service = sdk.group(1).toLowerCase(Locale.ROOT);
        String prefix = SDK_SERVICES.getOrDefault(service, service);
        for (String named : into.expressions().references(target.at("Input"))) {
            String owner = into.expressions().owner(named);
            if (ResourceTypes.services(into.type(owner)).contains(prefix)) {
                into.line(s.name(), owner, Seen.of(Relation.TRIGGER, "schedule-target", target.line()));
            }
        }
    }
}
