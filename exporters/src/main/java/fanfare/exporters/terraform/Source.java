package fanfare.exporters.terraform;

import java.util.List;
import java.util.Map;

/**
 * A resource as CloudFormation knows it.
 *
 * @param id the logical id
 * @param dependsOn ids of what must be there before
 * @param kept true if it outlives its stack, because it holds data that no snapshot has
 */
record Source(String id, String type, Map<String, Object> properties, List<String> dependsOn, boolean kept) {

    @SuppressWarnings("unchecked")
    static Source of(String id, Map<String, Object> resource) {
        Object after = resource.getOrDefault("DependsOn", List.of());
        Object deletion = resource.getOrDefault("DeletionPolicy", "Delete");
        return new Source(
                id,
                String.valueOf(resource.get("Type")),
                (Map<String, Object>) resource.getOrDefault("Properties", Map.of()),
                after instanceof List<?> list
                        ? list.stream().map(Object::toString).toList()
                        : List.of(after.toString()),
                deletion.equals("Retain"));
    }

    /** A property that is a map, or an empty one. */
    Map<String, Object> map(String property) {
        return Trees.map(properties.get(property));
    }

    /** A property that is a list of maps, or an empty one. */
    List<Map<String, Object>> maps(String property) {
        return Trees.maps(properties.get(property));
    }

    Object get(String property) {
        return properties.get(property);
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }
}
