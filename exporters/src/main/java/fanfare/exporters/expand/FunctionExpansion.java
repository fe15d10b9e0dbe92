package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.Locale;
import java.util.Map;

/** {@code AWS::Serverless::Function}: the function, its role, what it listens to and where its results go. */
final class FunctionExpansion {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private FunctionExpansion() {}

    static void expand(String name, Part whole, Expansion into) {
        Part own = into.withGlobals("AWS::Serverless::Function", whole.at("Properties"));
        Part properties = own.without("Events", "Policies", "DeadLetterQueue", "EventInvokeConfig");
        Part queue = own.at("DeadLetterQueue");
        if (queue.exists()) {
            properties =
                    properties.with("DeadLetterConfig", Part.fields(queue.line(), "TargetArn", queue.at("TargetArn")));
        }
        if (!own.at("Role").exists()) {
            properties = properties.with("Role", Roles.of(name, own.at("Policies"), whole.line(), into));
        }
        Part metadata = whole.at("Metadata");
        boolean bundled = metadata.at("BuildMethod").wordsOr("").equals("esbuild");
        into.add(Resource.of(name, whole, FUNCTION, bundled ? properties.with("Metadata", metadata) : properties));
        url(name, own.at("FunctionUrlConfig"), into);
        own.at("Events").entries().forEach((id, event) -> EventExpansion.expand(name, id, event, into));
        invokeConfig(name, own.at("EventInvokeConfig"), into);
    }

    private static void url(String name, Part config, Expansion into) {
        if (config.exists()) {
            into.addIfAbsent(Resource.generated(
                    name + "Url",
                    "AWS::Lambda::Url",
                    config.with("TargetFunctionArn", Part.ref(name, config.line())),
                    config.line()));
        }
    }

    private static void invokeConfig(String name, Part config, Expansion into) {
        if (!config.exists()) {
            return;
        }
        Part all = config.with("FunctionName", Part.ref(name, config.line()));
        Part destinations = config.at("DestinationConfig");
        for (Map.Entry<String, Part> d : destinations.entries().entrySet()) {
            if (d.getValue().exists() && isOpen(d.getValue().at("Destination"))) {
                destinations = destinations.with(d.getKey(), made(name, d.getKey(), d.getValue(), into));
            }
        }
        into.add(Resource.generated(
                name + "EventInvokeConfig",
                "AWS::Lambda::EventInvokeConfig",
                destinations.exists() ? all.with("DestinationConfig", destinations) : all,
                config.line()));
    }

    /** True if nothing is named, at least under some condition. */
    private static boolean isOpen(Part destination) {
        boolean chosen = destination instanceof Part.Call c
                && c.is("Fn::If")
                && c.argument().list().stream().anyMatch(Part::isNoValue);
        return !destination.exists() || Part.isNoValue(destination) || chosen;
    }

    /** The destination, with what SAM makes where nothing is named. */
    private static Part filled(Part destination, Part made) {
        if (!(destination instanceof Part.Call c) || !c.is("Fn::If")) {
            return made;
        }
        return Part.call(
                "Fn::If",
                new Part.Items(
                        c.argument().list().stream()
                                .map(p -> Part.isNoValue(p) ? made : p)
                                .toList(),
                        c.line()));
    }

    /** SAM makes the queue or topic that a destination does not name. */
    private static Part made(String function, String when, Part destination, Expansion into) {
        String type = destination.at("Type").wordsOr("").toUpperCase(Locale.ROOT);
        if (!type.equals("SQS") && !type.equals("SNS")) {
            return destination;
        }
        String id = function + "EventInvokeConfig" + when + (type.equals("SQS") ? "Queue" : "Topic");
        into.addIfAbsent(Resource.generated(
                id, type.equals("SQS") ? "AWS::SQS::Queue" : "AWS::SNS::Topic", Part.NONE, destination.line()));
        Part made = Part.attribute(id, "Arn", destination.line());
        return destination.with("Destination", filled(destination.at("Destination"), made));
    }
}
