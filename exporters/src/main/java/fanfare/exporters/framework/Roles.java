package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The roles of functions: one of their own, one that all share, or one that a plugin makes for each. */
final class Roles {
    private static final String TYPE = "AWS::IAM::Role";

    private final Service in;
    private boolean told;

    Roles(Service in) {
        this.in = in;
    }

    /** The role of a function. */
    Part of(String key, Part function) {
        Part own = function.at("iamRoleStatements");
        if (own.exists()) {
            boolean inherits = function.at("iamRoleStatementsInherit").isTrue();
            return made(
                    LogicalIds.normal(key) + LogicalIds.ROLE,
                    Stream.concat(inherits ? common().stream() : Stream.empty(), own.alternatives().stream())
                            .toList(),
                    Part.NONE,
                    own.line());
        }
        Part role = in.provider().at("iam").at("role");
        Part said = Stream.of(function.at("role"), in.provider().at("role"), role)
                .filter(r -> r.exists() && !(r instanceof Part.Fields))
                .findFirst()
                .orElse(Part.NONE);
        return said.exists() ? named(said) : shared(role);
    }

    private Part named(Part role) {
        String words = role.wordsOr("");
        return in.stack().resources().containsKey(words) ? Part.attribute(words, "Arn", role.line()) : role;
    }

    private List<Part> common() {
        List<Part> all = new ArrayList<>(in.provider().at("iamRoleStatements").alternatives());
        all.addAll(in.provider().at("iam").at("role").at("statements").alternatives());
        return all;
    }

    private Part shared(Part role) {
        List<Part> statements = common();
        if (!told && in.functions().size() > 1 && !statements.isEmpty()) {
            told = true;
            in.warn(
                    statements.get(0).line(),
                    "The functions share one role: each is drawn with everything that it allows; remove what a function"
                            + " does not call");
        }
        Part managed = role.at("managedPolicies").exists()
                ? role.at("managedPolicies")
                : in.provider().at("iamManagedPolicies");
        return made(LogicalIds.ROLE, statements, managed, in.provider().line());
    }

    private Part made(String id, List<Part> statements, Part managed, int line) {
        Part document = Part.fields(line, "Statement", new Part.Items(statements, line));
        in.stack()
                .makeOnce(
                        id,
                        TYPE,
                        line,
                        "Policies",
                        Part.items(Part.fields(line, "PolicyDocument", document)),
                        "ManagedPolicyArns",
                        managed);
        return Part.attribute(id, "Arn", line);
    }
}
