package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.template.Part;

/** A component that names another one for a reason that nothing explains. */
final class Leftovers {
    private static final String[] EXPLAINED = {
        "Role",
        "RoleArn",
        "Environment",
        "Layers",
        "VpcConfig",
        "Tags",
        "KmsKeyArn",
        "LoggingConfiguration",
        "Policies",
        "DefinitionSubstitutions",
        "DefinitionString",
        "Definition",
        "Body",
        "KmsMasterKeyId"
    };

    private Leftovers() {}

    static void find(Draft into) {
        for (Resource r : into.resources()) {
            if (isComponent(r.type())) {
                Part rest = r.properties().without(EXPLAINED);
                into.expressions().references(rest).forEach(named -> refer(r, named, into));
            }
        }
    }

    private static void refer(Resource r, String named, Draft into) {
        String owner = into.expressions().owner(named);
        if (!owner.equals(r.name()) && isComponent(into.type(owner)) && !into.joined(r.name(), owner)) {
            into.line(
                    r.name(),
                    owner,
                    Seen.of(Relation.REFERENCE, "generic-ref", r.line()).weak());
        }
    }

    private static boolean isComponent(String type) {
        ResourceTypes.Role role = ResourceTypes.role(type);
        return role == ResourceTypes.Role.PRIMARY || role == ResourceTypes.Role.ROUTER;
    }
}
