package fanfare.exporters.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A state machine and its role. */
final class StateMachineParts {
    /** X-Ray's actions know no resource. */
    private static final Map<String, Object> TRACE = Statements.allow(
            List.of(
                    "xray:PutTraceSegments",
                    "xray:PutTelemetryRecords",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets"),
            "*");

    private StateMachineParts() {}

    static void expand(Sam sam, Making into) {
        Map<String, Object> p = sam.properties();
        List<Object> statements = new ArrayList<>(sam.policies());
        Object tracing = p.get("Tracing");
        if (tracing != null) {
            statements.add(TRACE);
        }
        Object role = p.get("Role");
        if (role == null) {
            into.role(sam.id() + "Role", "states", List.of(), "CallServices", statements);
            role = Intrinsic.arn(sam.id() + "Role");
        }
        into.replace(
                sam.id(),
                "AWS::StepFunctions::StateMachine",
                Tree.of(
                        "StateMachineName",
                        p.get("Name"),
                        "StateMachineType",
                        p.get("Type"),
                        "Definition",
                        p.get("Definition"),
                        "DefinitionSubstitutions",
                        p.get("DefinitionSubstitutions"),
                        "RoleArn",
                        role,
                        "TracingConfiguration",
                        tracing,
                        "LoggingConfiguration",
                        p.get("Logging"),
                        "Tags",
                        Tags.list(Tree.map(p, "Tags"))),
                sam.resource());
    }
}
