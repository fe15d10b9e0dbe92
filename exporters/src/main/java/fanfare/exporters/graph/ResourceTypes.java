package fanfare.exporters.graph;

import fanfare.exporters.template.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** What is known of resource types. */
final class ResourceTypes {
    /** How a resource stands in a drawing. */
    enum Role {
        /** A component. */
        PRIMARY,
        /** A rule or a schedule: drawn as a line between what it joins. */
        ROUTER,
        /** Drawn on demand. */
        AUX,
        /** A part of another resource, or a permission. */
        SUPPORT
    }

    private record Row(Role role, String owner, String name, Set<String> services, String group) {}

    private static final Map<String, Row> EXACT = new LinkedHashMap<>();
    private static final List<Map.Entry<String, Row>> PREFIXES = new ArrayList<>();

    static {
        for (CSVRecord r : Tables.rows(ResourceTypes.class, "resource-types.csv")) {
            String services = r.get("services");
            Row row = new Row(
                    Role.valueOf(r.get("role").toUpperCase(Locale.ROOT)),
                    r.get("owner"),
                    r.get("name"),
                    services.isEmpty() ? Set.of() : Set.of(services.split(" ")),
                    r.get("group"));
            String type = r.get("type");
            if (type.endsWith("*")) {
                PREFIXES.add(Map.entry(type.substring(0, type.length() - 1), row));
            } else {
                EXACT.put(type, row);
            }
        }
    }

    private ResourceTypes() {}

    static Role role(String type) {
        Row row = EXACT.get(type);
        if (row != null) {
            return row.role();
        }
        if (type.startsWith("Custom::")) {
            return Role.AUX;
        }
        return PREFIXES.stream()
                .filter(p -> type.startsWith(p.getKey()))
                .map(p -> p.getValue().role())
                .findFirst()
                .orElse(Role.AUX);
    }

    /** The property that names what this is a part of; empty if it stands alone. */
    static String owner(String type) {
        Row row = EXACT.get(type);
        return row == null ? "" : row.owner();
    }

    /** The property that gives it a name of its own, with dots between fields; empty if there is none. */
    static String nameProperty(String type) {
        Row row = EXACT.get(type);
        return row == null ? "" : row.name();
    }

    /** The prefixes of the actions that work on it: {@code dynamodb}. */
    static Set<String> services(String type) {
        Row row = EXACT.get(type);
        if (row != null && !row.services().isEmpty()) {
            return row.services();
        }
        String[] parts = type.split("::");
        return parts.length < 3 ? Set.of() : Set.of(parts[1].toLowerCase(Locale.ROOT));
    }

    static boolean isCompute(String type) {
        Row row = EXACT.get(type);
        return row != null && row.group().equals("compute");
    }

    static boolean isApi(String type) {
        Row row = EXACT.get(type);
        return row != null && row.group().equals("api");
    }

    static boolean isDrawn(String type) {
        return role(type) == Role.PRIMARY;
    }
}
