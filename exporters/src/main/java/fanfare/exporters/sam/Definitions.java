package fanfare.exporters.sam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Definitions of state machines in files of their own, which tools for workflows open. */
final class Definitions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Definitions() {}

    /** Takes them out of a template; their texts by path. */
    static Map<String, String> lift(Template template) {
        Map<String, String> files = new LinkedHashMap<>();
        template.ofType(WorkflowToSam.TYPE).forEach(r -> {
            Object definition = r.properties().get("Definition");
            if (definition != null) {
                String path = "statemachine/" + r.id() + ".asl.json";
                files.put(path, text(definition));
                Map<String, Object> properties = new LinkedHashMap<>();
                r.properties().forEach((k, v) -> {
                    boolean here = k.equals("Definition");
                    properties.put(here ? "DefinitionUri" : k, here ? path : v);
                });
                r.replace(properties, new LinkedHashMap<>(r.attributes()));
            }
        });
        return files;
    }

    private static String text(Object definition) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(definition) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
