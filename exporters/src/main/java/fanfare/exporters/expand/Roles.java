package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The role that SAM makes of a resource's policies where the resource has none of its own. */
final class Roles {
    private Roles() {}

    /** Adds the role and returns the reference to it. */
    static Part of(String owner, Part policies, int line, Expansion into) {
        String name = owner + "Role";
        List<Part> inline = new ArrayList<>();
        List<Part> managed = new ArrayList<>();
        for (Part policy : policies.alternatives()) {
            sort(policy, inline, managed);
        }
        into.addIfAbsent(Resource.generated(
                name,
                "AWS::IAM::Role",
                Part.fields(
                        line,
                        "Policies",
                        new Part.Items(inline, line),
                        "ManagedPolicyArns",
                        new Part.Items(managed, line)),
                line));
        return Part.attribute(name, "Arn", line);
    }

    private static void sort(Part policy, List<Part> inline, List<Part> managed) {
        if (!(policy instanceof Part.Fields)) {
            managed.add(policy);
            return;
        }
        if (policy.at("Statement").exists()) {
            inline.add(Part.fields(policy.line(), "PolicyDocument", policy));
            return;
        }
        for (Map.Entry<String, Part> named : policy.entries().entrySet()) {
            if (PolicyTemplates.has(named.getKey())) {
                inline.add(Part.fields(
                        policy.line(),
                        "PolicyName",
                        Part.text(named.getKey()),
                        "PolicyDocument",
                        Part.fields(
                                policy.line(),
                                "Statement",
                                PolicyTemplates.statements(
                                        named.getKey(),
                                        named.getValue().exists()
                                                ? named.getValue()
                                                : new Part.Fields(Map.of(), policy.line())))));
            }
        }
    }
}
