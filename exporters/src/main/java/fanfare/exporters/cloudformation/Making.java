package fanfare.exporters.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resources while they are being made. */
final class Making {
    private final Map<String, Map<String, Object>> resources = new LinkedHashMap<>();
    private final Set<String> taken;

    /** Begins; these ids belong to what the design says itself. */
    Making(Set<String> taken) {
        this.taken = taken;
    }

    Map<String, Map<String, Object>> resources() {
        return resources;
    }

    /** Puts a resource that stands for the SAM resource of its id, with its attributes other than type and properties. */
    void replace(String id, String type, Map<String, Object> properties, Map<String, Object> source) {
        Map<String, Object> resource = Tree.of("Type", type);
        source.forEach((key, value) -> {
            if (!key.equals("Type") && !key.equals("Properties")) {
                resource.put(key, value);
            }
        });
        if (!properties.isEmpty()) {
            resource.put("Properties", properties);
        }
        resources.put(id, resource);
    }

    /** An id that is not taken yet: this one, or with a number after it. */
    String unique(String wanted, String... endings) {
        String id = wanted;
        for (int n = 2; isTaken(id, endings); n++) {
            id = wanted + n;
        }
        return id;
    }

    private boolean isTaken(String id, String... endings) {
        for (String ending : endings) {
            if (resources.containsKey(id + ending) || taken.contains(id + ending)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a resource that SAM makes by itself. */
    void add(String id, String type, Object... properties) {
        if (taken.contains(id)) {
            throw new IllegalStateException("two resources want to be " + id);
        }
        resources.put(id, Tree.of("Type", type, "Properties", Tree.of(properties)));
    }

    /** Sets an attribute of a resource beside its properties. */
    void attribute(String id, String name, Object value) {
        resources.get(id).put(name, value);
    }

    /** The properties of a resource, to be changed. */
    @SuppressWarnings("unchecked")
    Map<String, Object> properties(String id) {
        return (Map<String, Object>) resources.get(id).computeIfAbsent("Properties", p -> new LinkedHashMap<>());
    }

    /** Makes a resource wait for another. */
    void after(String id, String other) {
        List<Object> all = new ArrayList<>();
        Object before = resources.get(id).get("DependsOn");
        if (before instanceof List<?> list) {
            all.addAll(list);
        } else if (before != null) {
            all.add(before);
        }
        if (!all.contains(other)) {
            all.add(other);
        }
        resources.get(id).put("DependsOn", all);
    }

    /** Lets a service invoke a function. */
    void permission(String id, Object function, String service, Object sourceArn, Object sourceAccount) {
        add(
                id,
                "AWS::Lambda::Permission",
                "Action",
                "lambda:InvokeFunction",
                "FunctionName",
                function,
                "Principal",
                service + ".amazonaws.com",
                "SourceArn",
                sourceArn,
                "SourceAccount",
                sourceAccount);
    }

    /** Adds a role that a service takes on. */
    void role(String id, String service, List<String> managed, String policy, List<Object> statements) {
        add(
                id,
                "AWS::IAM::Role",
                "AssumeRolePolicyDocument",
                Statements.document(List.of(Tree.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Tree.of("Service", service + ".amazonaws.com"),
                        "Action",
                        "sts:AssumeRole"))),
                "ManagedPolicyArns",
                managed.isEmpty()
                        ? null
                        : managed.stream()
                                .map(m -> (Object) Intrinsic.sub("arn:${AWS::Partition}:iam::aws:policy/" + m))
                                .toList(),
                "Policies",
                statements.isEmpty()
                        ? null
                        : List.of(Tree.of("PolicyName", policy, "PolicyDocument", Statements.document(statements))));
    }
}
