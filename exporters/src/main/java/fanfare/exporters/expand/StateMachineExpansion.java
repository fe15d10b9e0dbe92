package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.Optional;

/** State machines: the role, the definition, which may stand in a file, and what starts them. */
final class StateMachineExpansion {
    private static final String TYPE = "AWS::StepFunctions::StateMachine";

    private StateMachineExpansion() {}

    static void expand(String name, Part whole, Expansion into) {
        Part own = into.withGlobals("AWS::Serverless::StateMachine", whole.at("Properties"));
        Part properties = own.without("Events", "Policies", "Role");
        Part role = own.at("Role").exists() ? own.at("Role") : Roles.of(name, own.at("Policies"), whole.line(), into);
        into.add(Resource.of(name, whole, TYPE, properties.with("RoleArn", role)));
        define(name, own, into);
        own.at("Events").entries().forEach((id, event) -> event(name, id, event, into));
    }

    static void plain(String name, Part whole, Expansion into) {
        into.add(Resource.of(name, whole, TYPE, whole.at("Properties")));
        define(name, whole.at("Properties"), into);
    }

    private static void define(String name, Part own, Expansion into) {
        Part inline = own.anyOf("Definition", "DefinitionString");
        Optional<Part> definition = inline.exists()
                ? Optional.of(inline)
                : into.text(uri(own), "/Resources/" + name).map(Part::text);
        definition.ifPresent(d -> into.define(name, d));
    }

    private static Part uri(Part own) {
        Part location = own.anyOf("DefinitionUri", "DefinitionS3Location");
        return CdkExpansion.file(location).orElse(location);
    }

    private static void event(String name, String id, Part event, Expansion into) {
        Part p = event.at("Properties");
        switch (event.at("Type").wordsOr("")) {
            case "Schedule", "CloudWatchEvent", "EventBridgeRule" ->
                EventExpansion.rule(name, id, p, event.line(), into);
            case "ScheduleV2" -> EventExpansion.schedule(name, id, p, event.line(), into);
            case "Api" -> {
                Part api = p.at("RestApiId");
                into.link(
                        api.exists() ? api : ApiExpansion.implicitRest(into, event.line()),
                        Part.ref(name, event.line()),
                        Relation.TRIGGER,
                        "api-aws-integration",
                        p.at("Method").wordsOr("ANY") + " " + p.at("Path").wordsOr("/"),
                        event.line());
            }
            default -> {}
        }
    }
}
