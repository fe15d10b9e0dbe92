package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.kind.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;

/** A state machine with its definition, traced, allowed just what its tasks do. */
record WorkflowToSam(Component workflow, Context in) implements SamMapping {
    static final String TYPE = "AWS::Serverless::StateMachine";

    @Override
    public void addTo(Template template) {
        StatesToSam states = new StatesToSam(workflow, in, template);
        Map<String, Object> definition = states.definition();
        TemplateResource r = template.add(workflow.name(), TYPE)
                .with("Type", workflow.get(Workflow.TYPE).equals("express") ? "EXPRESS" : "STANDARD")
                .with("Definition", definition);
        if (!states.substitutions().isEmpty()) {
            r.with("DefinitionSubstitutions", new LinkedHashMap<>(states.substitutions()));
        }
        if (!states.policies().isEmpty()) {
            r.with("Policies", states.policies());
        }
        r.with("Tracing", Map.of("Enabled", true));
        template.output(workflow.name() + "Arn", "ARN of the workflow " + workflow.name(), ref(workflow.name()));
    }
}
