package fanfare.exporters.graph;

import fanfare.exporters.expand.Resource;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a role allows: its own policies, those that name it, and widely used managed ones. */
final class Policies {
    private static final Map<String, List<String>> MANAGED = new HashMap<>();

    static {
        Tables.rows(Policies.class, "managed-policies.csv")
                .forEach(r ->
                        MANAGED.put(r.get("policy"), List.of(r.get("actions").split(" "))));
    }

    private final Draft draft;

    /**
     * A statement that allows something.
     *
     * @param actions what
     * @param resources on what
     * @param managed true if a policy of AWS's own says so
     * @param line where
     */
    record Statement(List<String> actions, List<Part> resources, boolean managed, int line) {}

    Policies(Draft draft) {
        this.draft = draft;
    }

    List<Statement> of(Resource role) {
        List<Statement> all = new ArrayList<>();
        inline(role.properties().at("Policies"), all);
        for (Part m : role.properties().at("ManagedPolicyArns").alternatives()) {
            managed(m, all);
        }
        for (Resource r : draft.resources()) {
            switch (r.type()) {
                case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy" -> {
                    if (names(r, role)) {
                        document(r.properties().at("PolicyDocument"), all);
                    }
                }
                default -> {}
            }
        }
        return all;
    }

    private boolean names(Resource policy, Resource role) {
        Part roles = policy.properties().anyOf("Roles", "RoleName");
        if (draft.expressions().references(roles).contains(role.name())) {
            return true;
        }
        Part name = role.properties().at("RoleName");
        return name.exists()
                && roles.list().stream()
                        .map(draft.expressions()::render)
                        .anyMatch(draft.expressions().render(name)::equals);
    }

    private void inline(Part policies, List<Statement> all) {
        policies.alternatives().forEach(p -> document(p.at("PolicyDocument"), all));
    }

    private void document(Part document, List<Statement> all) {
        for (Part s : document.at("Statement").alternatives()) {
            if (s.at("Effect").wordsOr("Allow").equals("Allow")) {
                List<String> actions = s.at("Action").alternatives().stream()
                        .flatMap(a -> a.words().stream())
                        .toList();
                List<Part> resources = s.at("Resource").alternatives();
                all.add(new Statement(actions, resources, false, s.line()));
            }
        }
    }

    private void managed(Part policy, List<Statement> all) {
        String words = draft.expressions().render(policy);
        String name = words.substring(Math.max(words.lastIndexOf('/'), words.lastIndexOf(':')) + 1);
        List<String> actions = MANAGED.get(name);
        if (actions != null) {
            all.add(new Statement(actions, List.of(Part.text("*")), true, policy.line()));
        }
        for (String named : draft.expressions().references(policy)) {
            Resource r = draft.resource(named);
            if (r.type().equals("AWS::IAM::ManagedPolicy")) {
                document(r.properties().at("PolicyDocument"), all);
            }
        }
    }
}
