package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.List;

/** Times, and events of buses. */
final class RuleEvents {
    private static final String RULE = "AWS::Events::Rule";

    private RuleEvents() {}

    static void schedule(Event e) {
        schedule(e, LogicalIds.normal(e.function()), e.function(), e.target());
    }

    /** One rule per time; a schedule of EventBridge Scheduler where the event says so. */
    static void schedule(Event e, String prefix, String name, Part target) {
        boolean scheduler = e.at("method").wordsOr("").equals("scheduler");
        List<Part> rates = e.main("rate").list();
        for (Part rate : rates) {
            String id = scheduler
                    ? e.stack()
                            .make(
                                    prefix + "SchedulerSchedule" + e.number(),
                                    "AWS::Scheduler::Schedule",
                                    e.line(),
                                    "ScheduleExpression",
                                    rate,
                                    "ScheduleExpressionTimezone",
                                    e.at("timezone"),
                                    "Target",
                                    Part.fields(e.line(), "Arn", target, "RoleArn", role(e), "Input", e.at("input")))
                    : e.stack()
                            .make(
                                    prefix + "EventsRuleSchedule" + e.number(),
                                    RULE,
                                    e.line(),
                                    "ScheduleExpression",
                                    rate,
                                    "Targets",
                                    Part.items(Part.fields(e.line(), "Arn", target)));
            e.stack().call(id, name + "Schedule");
        }
    }

    /** The framework has schedules act in the function's role. */
    private static Part role(Event e) {
        return e.stack()
                .resources()
                .getOrDefault(LogicalIds.function(e.function()), Part.NONE)
                .at("Properties", "Role");
    }

    static void eventBridge(Event e) {
        String full = e.in().title() + "-" + e.in().stage() + "-" + e.function();
        rule(e, LogicalIds.letters(full) + "rule" + e.number() + "EventBridgeRule", e.function(), e.target());
    }

    /** A rule on a bus; a bus that is only named is made. */
    static void rule(Event e, String id, String name, Part target) {
        Part dead = e.at("deadLetterQueueArn");
        String rule = e.stack()
                .make(
                        id,
                        RULE,
                        e.line(),
                        "EventBusName",
                        bus(e),
                        "EventPattern",
                        e.at("pattern"),
                        "ScheduleExpression",
                        e.at("schedule"),
                        "Targets",
                        Part.items(Part.fields(
                                e.line(),
                                "Arn",
                                target,
                                "DeadLetterConfig",
                                dead.exists() ? Part.fields(dead.line(), "Arn", dead) : Part.NONE)));
        if (e.at("schedule").exists()) {
            e.stack().call(rule, name + "Schedule");
        }
    }

    private static Part bus(Event e) {
        Part bus = e.at("eventBus");
        String name = bus.wordsOr("");
        if (name.isEmpty() || name.equals("default") || name.startsWith("arn:")) {
            return bus;
        }
        String id = LogicalIds.normal(name) + "EventBridgeEventBus";
        e.stack().makeOnce(id, "AWS::Events::EventBus", e.line(), "Name", bus);
        e.stack().call(id, name);
        return Part.ref(id, bus.line());
    }

    static void cloudwatchEvent(Event e) {
        cloudwatchEvent(e, LogicalIds.normal(e.function()), e.target());
    }

    static void cloudwatchEvent(Event e, String prefix, Part target) {
        e.stack()
                .make(
                        prefix + "EventsRuleCloudWatchEvent" + e.number(),
                        RULE,
                        e.line(),
                        "EventBusName",
                        e.at("eventBusName"),
                        "EventPattern",
                        e.at("event"),
                        "Targets",
                        Part.items(Part.fields(e.line(), "Arn", target)));
    }
}
