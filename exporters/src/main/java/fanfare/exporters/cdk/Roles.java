package fanfare.exporters.cdk;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Roles and statements of policies. */
final class Roles {
    private static final String MANAGED = ":aws:policy/";

    private Roles() {}

    /** A role that a service takes on. It is left out when nothing here needs it, because the library makes its own. */
    record Role(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            Tree trust = Tree.of(p.list("AssumeRolePolicyDocument.Statement").get(0));
            Props options = Props.none();
            trust.at("Condition")
                    .ifPresent(c -> options.and("conditions", stack.values().of(c)));
            Props props = Props.of(
                    "assumedBy",
                    options.make(
                            "iam.ServicePrincipal",
                            stack.values().of(trust.list("Principal.Service").get(0))));
            List<Ts> managed = p.list("ManagedPolicyArns").stream()
                    .map(arn -> managed(arn, stack))
                    .toList();
            if (!managed.isEmpty()) {
                props.and("managedPolicies", Ts.list(managed));
            }
            Map<String, Ts> inline = new LinkedHashMap<>();
            for (Object policy : p.list("Policies")) {
                Tree t = Tree.of(policy);
                inline.put(t.text("PolicyName"), document(t.list("PolicyDocument.Statement"), stack));
            }
            if (!inline.isEmpty()) {
                props.and("inlinePolicies", new Ts.Obj(inline));
            }
            stack.add(props.making(resource.id(), "iam.Role").ifUsed());
        }

        private static Ts managed(Object arn, Stack stack) {
            String text = arn instanceof Intrinsic.Sub s ? s.text() : arn.toString();
            int at = text.indexOf(MANAGED);
            return at < 0
                    ? Ts.call(
                            "iam.ManagedPolicy.fromManagedPolicyArn",
                            Ts.code("this"),
                            Ts.text(Names.pascal(text)),
                            stack.values().of(arn))
                    : Ts.call(
                            "iam.ManagedPolicy.fromAwsManagedPolicyName",
                            Ts.text(text.substring(at + MANAGED.length())));
        }

        private static Ts document(List<?> statements, Stack stack) {
            return Props.of(
                            "statements",
                            Ts.list(statements.stream()
                                    .map(s -> statement(Tree.of(s), stack))
                                    .toList()))
                    .make("iam.PolicyDocument");
        }
    }

    /** A policy of its own, whose statements are added to the roles that it names. */
    record Policy(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            for (Object role : resource.properties().list("Roles")) {
                String id = stack.values().target(role).orElseThrow();
                for (Object statement : resource.properties().list("PolicyDocument.Statement")) {
                    Grants.grant(id, "addToPolicy", Tree.of(statement), stack);
                }
            }
        }
    }

    /** A statement of a policy. */
    static Ts statement(Tree s, Stack stack) {
        Props props = Props.none();
        if (s.text("Effect").equals("Deny")) {
            props.and("effect", Ts.code("iam.Effect.DENY"));
        }
        props.and("actions", stack.values().of(s.list("Action")));
        if (s.has("Resource")) {
            props.and("resources", stack.values().of(s.list("Resource")));
        }
        if (s.has("Principal.Service")) {
            List<Ts> principals = new ArrayList<>();
            s.list("Principal.Service")
                    .forEach(p -> principals.add(
                            Ts.make("iam.ServicePrincipal", stack.values().of(p))));
            props.and("principals", Ts.list(principals));
        }
        s.at("Condition").ifPresent(c -> props.and("conditions", stack.values().of(c)));
        return props.make("iam.PolicyStatement");
    }
}
