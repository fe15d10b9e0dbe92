package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** State machines of the plugin “serverless-step-functions”, and what starts them. */
final class StateMachines {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{([A-Za-z0-9_-]+)(\\.[A-Za-z]+)?}");

    private final Service in;

    StateMachines(Service in) {
        this.in = in;
    }

    void read() {
        Part machines = in.root().at("stepFunctions").at("stateMachines");
        for (Part several : machines instanceof Part.Items i ? i.items() : List.of(machines)) {
            several.entries().forEach(this::machine);
        }
    }

    /** The id of a state machine. */
    private static String id(String key, Part machine) {
        return machine.anyOf("id", "name")
                .words()
                .map(LogicalIds::normal)
                .orElse(LogicalIds.normal(key) + "StepFunctionsStateMachine");
    }

    private void machine(String key, Part machine) {
        String id = in.stack()
                .make(
                        id(key, machine),
                        "AWS::StepFunctions::StateMachine",
                        machine.line(),
                        "StateMachineName",
                        machine.at("name"),
                        "StateMachineType",
                        machine.at("type"),
                        "RoleArn",
                        machine.at("role"),
                        "Definition",
                        named(machine.at("definition")));
        in.stack().said(id);
        in.stack().call(id, key);
        int number = 0;
        for (Part event : machine.at("events").list()) {
            number++;
            for (Map.Entry<String, Part> e : event.entries().entrySet()) {
                event(id, key, e.getKey(), new Event(key, number, e.getValue(), event.line(), in));
            }
        }
    }

    private void event(String id, String key, String type, Event e) {
        Part target = Part.ref(id, e.line());
        String prefix = LogicalIds.normal(key) + "StepFunctions";
        switch (type) {
            case "http" ->
                RestEvents.method(
                        e,
                        Part.call(
                                "Fn::Sub",
                                new Part.Text(
                                        "arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution/${"
                                                + id + "}",
                                        false,
                                        e.line())),
                        "AWS");
            case "schedule" -> RuleEvents.schedule(e, prefix, key, target);
            case "eventBridge" -> RuleEvents.rule(e, prefix + "EventBridgeRule" + e.number(), key, target);
            case "cloudwatchEvent" -> RuleEvents.cloudwatchEvent(e, prefix, target);
            default -> in.warn(e.line(), key + " is started by “" + type + "”, which is not drawn");
        }
    }

    /** A definition names functions by their keys. */
    private Part named(Part part) {
        if (part instanceof Part.Items i) {
            return new Part.Items(i.items().stream().map(this::named).toList(), i.line());
        }
        if (part instanceof Part.Call c) {
            return call(c);
        }
        if (!(part instanceof Part.Fields f)) {
            return part;
        }
        Map<String, Part> fields = new LinkedHashMap<>();
        f.fields().forEach((k, v) -> fields.put(k, named(v)));
        return new Part.Fields(fields, f.line());
    }

    private Part call(Part.Call c) {
        if (c.is("Ref") && in.isFunction(c.argument().wordsOr(""))) {
            return Part.ref(LogicalIds.function(c.argument().wordsOr("")), c.line());
        }
        List<Part> arguments = c.argument().list();
        if (c.is("Fn::GetAtt")
                && arguments.size() == 2
                && in.isFunction(arguments.get(0).wordsOr(""))) {
            return Part.attribute(
                    LogicalIds.function(arguments.get(0).wordsOr("")),
                    arguments.get(1).wordsOr("Arn"),
                    c.line());
        }
        if (c.is("Fn::Sub")) {
            return new Part.Call(c.function(), substituted(c.argument()), c.line());
        }
        return new Part.Call(c.function(), named(c.argument()), c.line());
    }

    private Part substituted(Part argument) {
        if (argument instanceof Part.Items i) {
            return new Part.Items(
                    i.items().stream()
                            .map(p -> p instanceof Part.Text ? substituted(p) : named(p))
                            .toList(),
                    i.line());
        }
        return argument.words()
                .<Part>map(w -> new Part.Text(
                        TOKEN.matcher(w)
                                .replaceAll(m -> Matcher.quoteReplacement(
                                        in.isFunction(m.group(1))
                                                ? "${" + LogicalIds.function(m.group(1))
                                                        + (m.group(2) == null ? "" : m.group(2)) + "}"
                                                : m.group())),
                        false,
                        argument.line()))
                .orElse(argument);
    }
}
