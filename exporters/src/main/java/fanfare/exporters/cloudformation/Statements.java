package fanfare.exporters.cloudformation;

import fanfare.exporters.expand.PolicyTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Statements of policies. */
final class Statements {
    private Statements() {}

    static Map<String, Object> document(List<Object> statements) {
        return Tree.of("Version", "2012-10-17", "Statement", statements);
    }

    /** Allows actions on a resource. */
    static Map<String, Object> allow(Object actions, Object resource) {
        return Tree.of("Effect", "Allow", "Action", actions, "Resource", resource);
    }

    /**
     * What the policies of a SAM resource allow: names of its templates, or statements.
     *
     * @param ids the resources of the template
     */
    static List<Object> of(List<?> policies, Set<String> ids) {
        List<Object> all = new ArrayList<>();
        for (Object p : policies) {
            Map<?, ?> policy = (Map<?, ?>) p;
            if (policy.get("Statement") instanceof List<?> statements) {
                all.addAll(statements);
            } else {
                policy.forEach((name, parameters) -> template(name.toString(), (Map<?, ?>) parameters, ids, all));
            }
        }
        return all;
    }

    private static void template(String name, Map<?, ?> parameters, Set<String> ids, List<Object> all) {
        List<String> actions = List.of();
        List<Object> resources = new ArrayList<>();
        for (PolicyTemplates.Row row : PolicyTemplates.rows(name)) {
            if (!resources.isEmpty() && !row.actions().equals(actions)) {
                all.add(allow(actions, one(resources)));
                resources = new ArrayList<>();
            }
            actions = row.actions();
            resources.addAll(resources(row.resource(), parameters, ids));
        }
        if (!resources.isEmpty()) {
            all.add(allow(actions, one(resources)));
        }
    }

    private static Object one(List<Object> resources) {
        return resources.size() == 1 ? resources.get(0) : resources;
    }

    private static List<Object> resources(String pattern, Map<?, ?> parameters, Set<String> ids) {
        String text = pattern;
        for (Map.Entry<?, ?> p : parameters.entrySet()) {
            String place = "${" + p.getKey() + "}";
            List<Object> attributes =
                    attributes(pattern.substring(pattern.lastIndexOf(place) + place.length()), p.getValue(), ids);
            if (!attributes.isEmpty()) {
                return attributes;
            }
            text = text.replace(place, Tree.within(p.getValue()));
        }
        return List.of(Intrinsic.sub(text));
    }

    /** A resource that is told by its name, as the attribute that its ARN is; empty if it is no resource of the template. */
    private static List<Object> attributes(String after, Object name, Set<String> ids) {
        if (name instanceof Intrinsic.Ref ref && ids.contains(ref.name())) {
            return switch (after) {
                case "" -> List.of(Intrinsic.arn(ref.name()));
                case "*" -> List.of(Intrinsic.arn(ref.name()), Intrinsic.sub("${" + ref.name() + ".Arn}:*"));
                default -> List.of(Intrinsic.sub("${" + ref.name() + ".Arn}" + after));
            };
        }
        if (name instanceof Intrinsic.GetAtt att && after.isEmpty()) {
            return List.of(
                    att.attribute().equals("QueueName")
                            ? Intrinsic.arn(att.resource())
                            : Intrinsic.ref(att.resource()));
        }
        return List.of();
    }
}
