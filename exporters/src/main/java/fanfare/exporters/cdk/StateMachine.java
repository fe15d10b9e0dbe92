package fanfare.exporters.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** A state machine; its definition is a file of its own, in which names are filled in. */
record StateMachine(Resource resource) implements CdkMapping {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Override
    public void addTo(Stack stack) {
        String id = resource.id();
        Tree p = resource.properties();
        String file = "statemachines/" + id + ".asl.json";
        try {
            stack.file(file, JSON.writeValueAsString(p.tree("Definition").entries()) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition that is no JSON: " + id, e);
        }
        Props props = Props.of(
                "definitionBody",
                Ts.call(
                        "sfn.DefinitionBody.fromFile",
                        Ts.call("path.join", Ts.code("__dirname"), Ts.text("../" + file))));
        if (p.has("DefinitionSubstitutions")) {
            props.and(
                    "definitionSubstitutions",
                    stack.values().of(p.at("DefinitionSubstitutions").orElseThrow()));
        }
        props.and("stateMachineType", Ts.code("sfn.StateMachineType." + p.text("Type")))
                .flag("tracingEnabled", p.isTrue("Tracing.Enabled"));
        p.at("Logging").ifPresent(l -> stack.remark(id + ": its logging is not written; add it by hand."));
        stack.add(props.making(id, "sfn.StateMachine"));
        Grants.all(id, p.list("Policies"), stack);
    }
}
