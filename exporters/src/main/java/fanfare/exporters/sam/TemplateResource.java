package fanfare.exporters.sam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A resource while the template is being written. What is still empty at the end is left out. */
final class TemplateResource {
    private final String id;
    private final String type;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final TreeSet<String> dependsOn = new TreeSet<>();
    private String comment = "";

    TemplateResource(String id, String type) {
        this.id = id;
        this.type = type;
    }

    String id() {
        return id;
    }

    String type() {
        return type;
    }

    String comment() {
        return comment;
    }

    /** A line above the resource. */
    TemplateResource comment(String text) {
        comment = text;
        return this;
    }

    /** Sets a property. */
    TemplateResource with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /** Sets properties. */
    TemplateResource with(Map<String, Object> several) {
        properties.putAll(several);
        return this;
    }

    /** Sets an attribute beside the properties, such as {@code DeletionPolicy}. */
    TemplateResource attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** Kept when the stack is deleted, because it holds data. */
    TemplateResource kept() {
        return attribute("DeletionPolicy", "Retain").attribute("UpdateReplacePolicy", "Retain");
    }

    /** Waits for another resource. */
    TemplateResource after(String other) {
        dependsOn.add(other);
        return this;
    }

    Map<String, Object> properties() {
        return properties;
    }

    /** What stands beside the properties. */
    Map<String, Object> attributes() {
        return attributes;
    }

    /** Sets all properties and attributes anew. */
    void replace(Map<String, Object> newProperties, Map<String, Object> newAttributes) {
        properties.clear();
        properties.putAll(newProperties);
        attributes.clear();
        attributes.putAll(newAttributes);
    }

    /** The same under another id. */
    TemplateResource named(String other) {
        TemplateResource r = new TemplateResource(other, type).comment(comment);
        r.replace(properties, attributes);
        r.dependsOn.addAll(dependsOn);
        return r;
    }

    /** A property that is a map, made when it is not there. */
    @SuppressWarnings("unchecked")
    Map<String, Object> map(String property) {
        return (Map<String, Object>) properties.computeIfAbsent(property, p -> new LinkedHashMap<>());
    }

    /** A property that is a list, made when it is not there. */
    @SuppressWarnings("unchecked")
    List<Object> list(String property) {
        return (List<Object>) properties.computeIfAbsent(property, p -> new ArrayList<>());
    }

    /** Adds to a list what is not in it already. */
    void addOnce(String property, Object value) {
        List<Object> list = list(property);
        if (!list.contains(value)) {
            list.add(value);
        }
    }

    /** As it goes into the template. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("Type", type);
        tree.putAll(attributes);
        if (!dependsOn.isEmpty()) {
            tree.put("DependsOn", List.copyOf(dependsOn));
        }
        Map<String, Object> said = new LinkedHashMap<>(properties);
        said.values().removeIf(TemplateResource::isEmpty);
        if (!said.isEmpty()) {
            tree.put("Properties", said);
        }
        return tree;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> m && m.isEmpty() || value instanceof Collection<?> c && c.isEmpty();
    }
}
