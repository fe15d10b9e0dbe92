package fanfare.model.file;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes designs: in the order in which the user made things, only what is set, one component or connection on a line
 * where it fits. Equal designs give equal texts, and {@code write(read(x))} is {@code x} for a text of this writer.
 */
public final class DesignWriter {
    private static final Set<String> OPENED =
            Set.of("components", "connections", "scenarios", "objectives", "notes", "groups");

    private DesignWriter() {}

    /** The text of the file. */
    public static String write(Design design) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("fanfare", (long) Migrations.CURRENT);
        root.put("name", design.name());
        root.put("provider", design.provider());
        root.put("region", design.region());
        if (!design.account().isEmpty()) {
            Map<String, Object> account = new LinkedHashMap<>();
            SettingsFormat.write(design.account(), account);
            SettingsFormat.writeUnknown(design.account().unknown(), account);
            root.put("account", account);
        }
        Map<String, Object> components = new LinkedHashMap<>();
        design.components().forEach(c -> components.put(c.name(), component(design, c)));
        root.put("components", components);
        root.put(
                "connections",
                design.connections().stream().map(DesignWriter::connection).toList());
        Map<String, Object> scenarios = new LinkedHashMap<>();
        design.scenarios().forEach(s -> scenarios.put(s.name(), ScenarioFormat.write(s)));
        putUnlessEmpty(root, "scenarios", scenarios, scenarios.isEmpty());
        List<Object> objectives =
                design.objectives().stream().map(ObjectiveFormat::write).toList();
        putUnlessEmpty(root, "objectives", objectives, objectives.isEmpty());
        List<Object> notes =
                design.layout().notes().stream().map(LayoutFormat::write).toList();
        putUnlessEmpty(root, "notes", notes, notes.isEmpty());
        List<Object> groups =
                design.layout().groups().stream().map(LayoutFormat::write).toList();
        putUnlessEmpty(root, "groups", groups, groups.isEmpty());
        SettingsFormat.writeUnknown(design.unknown(), root);
        return JsonText.document(root, OPENED);
    }

    private static void putUnlessEmpty(Map<String, Object> root, String name, Object value, boolean empty) {
        if (!empty) {
            root.put(name, value);
        }
    }

    private static Object component(Design design, Component c) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", c.kind().name());
        SettingsFormat.write(c.set(), out);
        design.layout().of(c.name()).ifPresent(at -> out.put("at", LayoutFormat.write(at)));
        SettingsFormat.writeUnknown(c.set().unknown(), out);
        return out;
    }

    private static Object connection(Connection c) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("from", c.from());
        out.put("to", c.to());
        out.put("as", c.as().name());
        if (c.step() != 1) {
            out.put("step", (long) c.step());
        }
        SettingsFormat.write(c.set(), out);
        SettingsFormat.writeUnknown(c.set().unknown(), out);
        return out;
    }
}
