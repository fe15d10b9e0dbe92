package fanfare.exporters.serverless;

import fanfare.exporters.cloudformation.Intrinsic;
import fanfare.exporters.cloudformation.Plain;
import fanfare.exporters.framework.LogicalIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A design on its way into serverless.yml: plain resources, of which one after the other is said by a function, an event or
 * the provider instead. What nothing of these can say stays a resource.
 */
final class Stack {
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[A-Za-z.]+)?}");

    private final Map<String, Map<String, Object>> resources = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> functions = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, Object> provider = new LinkedHashMap<>();
    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private final Renaming renaming = new Renaming();
    private final List<String> remarks = new ArrayList<>();

    Stack(Plain plain) {
        plain.resources().forEach((id, r) -> resources.put(id, new LinkedHashMap<>(r)));
        for (String id : ofType("AWS::Lambda::Function")) {
            functions.put(id, new LinkedHashMap<>());
        }
        for (String id : ofType("AWS::Lambda::Alias")) {
            function(properties(id).get("FunctionName")).ifPresent(f -> aliases.put(id, f));
        }
    }

    /** What is still a resource, by id. */
    Map<String, Map<String, Object>> resources() {
        return resources;
    }

    /** The functions by key. */
    Map<String, Map<String, Object>> functions() {
        return functions;
    }

    /** Aliases with the functions that they are of. */
    Map<String, String> aliases() {
        return aliases;
    }

    /** The section of the provider. */
    Map<String, Object> provider() {
        return provider;
    }

    /** What is added to resources that the framework makes. */
    Map<String, Object> extensions() {
        return extensions;
    }

    Renaming renaming() {
        return renaming;
    }

    List<String> remarks() {
        return remarks;
    }

    /** The ids of all resources of a type, to be gone through while some are removed. */
    List<String> ofType(String type) {
        return resources.entrySet().stream()
                .filter(r -> type.equals(r.getValue().get("Type")))
                .map(Map.Entry::getKey)
                .toList();
    }

    String type(String id) {
        return resources.containsKey(id) ? String.valueOf(resources.get(id).get("Type")) : "";
    }

    Map<String, Object> properties(String id) {
        return Tree.map(resources.get(id), "Properties");
    }

    void drop(String id) {
        resources.remove(id);
    }

    /** Adds an event to a function. */
    @SuppressWarnings("unchecked")
    void event(String function, String type, Object value) {
        ((List<Object>) functions.get(function).computeIfAbsent("events", e -> new ArrayList<>()))
                .add(Tree.of(type, value));
    }

    /** Adds properties to a resource that the framework makes. */
    void extend(String id, Map<String, Object> properties) {
        if (!properties.isEmpty()) {
            Tree.open(extensions, id, "Properties").putAll(properties);
        }
    }

    /** The resource that a reference means; empty for other values. */
    Optional<String> referred(Object value) {
        if (value instanceof Intrinsic.Ref ref) {
            return Optional.of(ref.name());
        } else if (value instanceof Intrinsic.GetAtt att) {
            return Optional.of(att.resource());
        } else if (value instanceof Intrinsic.Sub sub) {
            Matcher m = NAME.matcher(sub.text());
            return m.find() ? Optional.of(m.group(1)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** The function that a reference, or the address with which an API calls one, means. */
    Optional<String> function(Object value) {
        return referred(value).map(id -> aliases.getOrDefault(id, id)).filter(functions::containsKey);
    }

    /** Removes the rights to invoke that an event brings by itself. */
    void dropPermissions(Predicate<String> function, String source) {
        for (String id : ofType("AWS::Lambda::Permission")) {
            Map<String, Object> p = properties(id);
            boolean from = referred(p.get("SourceArn")).filter(source::equals).isPresent();
            if (from && function(p.get("FunctionName")).filter(function).isPresent()) {
                drop(id);
            }
        }
    }

    /** True if anything that stays refers to this resource. */
    boolean isNeeded(String id) {
        return resources.entrySet().stream()
                .filter(r -> !r.getKey().equals(id))
                .anyMatch(r -> Renaming.names(r.getValue()).contains(id));
    }

    /** The framework's id of a function. */
    static String id(String function) {
        return LogicalIds.function(function);
    }
}
