package fanfare.exporters.sam;

import fanfare.exporters.template.BlockYaml;
import fanfare.model.design.Design;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A template while it is being written, section by section. */
final class Template {
    private final Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
    private final Map<String, Object> mappings = new LinkedHashMap<>();
    private final Map<String, Object> conditions = new LinkedHashMap<>();
    private final Map<String, Object> globals = new LinkedHashMap<>();
    private final Map<String, TemplateResource> resources = new LinkedHashMap<>();
    private final Map<String, String> companions = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> outputs = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> carried = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    /** Begins a template in which the components' names are reserved for themselves. */
    Template(Design design) {
        design.components().forEach(c -> taken.add(c.name()));
    }

    /** Adds a resource under a component's name. */
    TemplateResource add(String id, String type) {
        TemplateResource resource = new TemplateResource(id, type);
        resources.put(id, resource);
        return resource;
    }

    /** What belongs to a component, such as a queue's policy; made when it is first asked for. */
    TemplateResource companion(String component, String what, String type) {
        String id = companions.computeIfAbsent(component + " " + what, k -> unique(component + what));
        return resources.computeIfAbsent(id, i -> new TemplateResource(i, type));
    }

    /** The resource of this id. */
    Optional<TemplateResource> find(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** The resource of this id, which a mapping of a kind has made before. */
    TemplateResource resource(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no resource " + id));
    }

    /** True if there is no resource. */
    boolean isEmpty() {
        return resources.isEmpty();
    }

    /** All resources of a type. */
    Stream<TemplateResource> ofType(String type) {
        return resources.values().stream().filter(r -> r.type().equals(type));
    }

    /** An id for something that is no component: this one, or with a number after it. */
    String unique(String wanted) {
        String id = wanted;
        for (int n = 2; !taken.add(id); n++) {
            id = wanted + n;
        }
        return id;
    }

    /** Adds a parameter of type String unless it is there. */
    void parameter(String id, String description, Map<String, Object> more) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("Type", "String");
        parameter.put("Description", description);
        parameter.putAll(more);
        parameters.putIfAbsent(id, parameter);
    }

    /** Adds an entry to {@code Parameters}, {@code Mappings} or {@code Conditions} unless it is there. */
    @SuppressWarnings("unchecked")
    void entry(String section, String id, Object value) {
        switch (section) {
            case "Parameters" -> {
                carried.add(id);
                parameters.putIfAbsent(id, (Map<String, Object>) value);
            }
            case "Mappings" -> mappings.putIfAbsent(id, value);
            case "Conditions" -> conditions.putIfAbsent(id, value);
            default -> remark("The section " + section + " is not known and is left out.");
        }
    }

    /** Gives a resource another id; its place among the others stays. */
    void rename(String id, String other) {
        Map<String, TemplateResource> all = new LinkedHashMap<>(resources);
        resources.clear();
        all.forEach((i, r) -> resources.put(i.equals(id) ? other : i, i.equals(id) ? r.named(other) : r));
    }

    /** The parameters that are not there for the sake of resources that are kept. */
    Map<String, Object> ownParameters() {
        Map<String, Object> own = new LinkedHashMap<>(parameters);
        own.keySet().removeAll(carried);
        return own;
    }

    /** Removes a resource. */
    void remove(String id) {
        resources.remove(id);
    }

    /** All resources, in the order in which they were added. */
    List<TemplateResource> resources() {
        return List.copyOf(resources.values());
    }

    /** The mappings, by name. */
    Map<String, Object> mappings() {
        return mappings;
    }

    /** The conditions, by name. */
    Map<String, Object> conditions() {
        return conditions;
    }

    /** Settings that hold for all resources of a sort, such as {@code Function}. */
    @SuppressWarnings("unchecked")
    Map<String, Object> globals(String sort) {
        return (Map<String, Object>) globals.computeIfAbsent(sort, s -> new LinkedHashMap<>());
    }

    /** Adds an output under this id, or with a number after it. */
    void output(String wanted, String description, Object value) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("Description", description);
        output.put("Value", value);
        String id = wanted;
        for (int n = 2; outputs.containsKey(id); n++) {
            id = wanted + n;
        }
        outputs.put(id, output);
    }

    /** Something that the user must know; said once. */
    void remark(String sentence) {
        if (!remarks.contains(sentence)) {
            remarks.add(sentence);
        }
    }

    /** The resources as they go into the template, by id. */
    Map<String, Object> trees() {
        Map<String, Object> trees = new LinkedHashMap<>();
        resources.forEach((id, resource) -> trees.put(id, resource.tree()));
        return trees;
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    Map<String, Map<String, Object>> parameters() {
        return parameters;
    }

    Map<String, Map<String, Object>> outputs() {
        return outputs;
    }

    /** The template as text. */
    String write(String title) {
        BlockYaml yaml = new BlockYaml();
        StringBuilder text = new StringBuilder("AWSTemplateFormatVersion: '2010-09-09'\n"
                + "Transform: AWS::Serverless-2016-10-31\n"
                + yaml.entry("Description", title));
        section(text, yaml, "Parameters", parameters);
        section(text, yaml, "Mappings", mappings);
        section(text, yaml, "Conditions", conditions);
        globals.values().removeIf(v -> ((Map<?, ?>) v).isEmpty());
        section(text, yaml, "Globals", globals);
        text.append(resources.isEmpty() ? "\nResources: {}\n" : "\nResources:\n");
        String between = "";
        for (TemplateResource resource : resources.values()) {
            text.append(between);
            between = "\n";
            if (!resource.comment().isEmpty()) {
                text.append("  # ").append(resource.comment()).append('\n');
            }
            text.append(yaml.entry(resource.id(), resource.tree()).indent(2));
        }
        section(text, yaml, "Outputs", outputs);
        // Lines of a text that are empty stay so.
        return text.toString().replaceAll("(?m)^ +$", "");
    }

    private static void section(StringBuilder text, BlockYaml yaml, String name, Map<String, ?> entries) {
        if (!entries.isEmpty()) {
            text.append('\n').append(name).append(":\n");
            entries.forEach((key, value) -> text.append(yaml.entry(key, value).indent(2)));
        }
    }
}
