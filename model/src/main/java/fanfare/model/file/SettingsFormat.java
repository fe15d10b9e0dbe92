package fanfare.model.file;

import fanfare.model.design.Settings;
import fanfare.model.kind.Declared;
import fanfare.model.kind.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The properties of a component, a connection or the account: fields beside the others of its object. */
final class SettingsFormat {
    private SettingsFormat() {}

    /** Reads every field that is a property, in the order of the file; what is left over is kept as unknown. */
    static Settings read(Declared declared, Fields fields) {
        declared.properties().forEach(p -> fields.couldHave(p.name()));
        List<Settings.Entry<?>> entries = new ArrayList<>();
        for (String name : fields.names()) {
            Optional<Property<?>> property = declared.property(name);
            if (property.isPresent()) {
                try {
                    entries.add(entry(property.get(), fields));
                } catch (Misread fault) {
                    fields.report(fault);
                }
            }
        }
        return new Settings(entries, fields.rest());
    }

    private static <T> Settings.Entry<T> entry(Property<T> property, Fields fields) {
        Json json = fields.find(property.name()).orElseThrow();
        return new Settings.Entry<>(property, ValueFormat.read(property.type(), json, fields.pointer(property.name())));
    }

    /** Adds what is set. */
    static void write(Settings settings, Map<String, Object> into) {
        settings.entries().forEach(e -> into.put(e.property().name(), ValueFormat.write(e)));
    }

    /** Adds fields that are kept as text. */
    static void writeUnknown(Map<String, String> unknown, Map<String, Object> into) {
        unknown.forEach((name, json) -> into.put(name, new JsonText.Raw(json)));
    }
}
