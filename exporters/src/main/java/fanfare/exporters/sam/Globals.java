package fanfare.exporters.sam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings that all functions share are said once. */
final class Globals {
    private static final List<String> LIFTED = List.of("Runtime", "Architectures", "MemorySize", "Timeout");

    private Globals() {}

    static void lift(Template template) {
        List<TemplateResource> functions = template.ofType(FunctionToSam.TYPE).toList();
        if (functions.isEmpty()) {
            return;
        }
        Map<String, Object> globals = template.globals("Function");
        ofEvery(functions, globals);
        if (functions.size() < 2) {
            return;
        }
        for (String property : LIFTED) {
            Set<Object> values = functions.stream()
                    .map(f -> f.properties().getOrDefault(property, ""))
                    .collect(Collectors.toSet());
            Object value = values.iterator().next();
            if (values.size() == 1 && !value.equals("")) {
                globals.put(property, value);
                functions.forEach(f -> f.properties().remove(property));
            }
        }
    }

    /** Every function is traced and logs in JSON, so that one that is added is too; a kept one may say otherwise. */
    private static void ofEvery(List<TemplateResource> functions, Map<String, Object> globals) {
        globals.put("Tracing", "Active");
        globals.put("LoggingConfig", Map.of("LogFormat", "JSON"));
        for (TemplateResource f : functions) {
            f.properties().remove("Tracing", "Active");
            if (f.properties().get("LoggingConfig") instanceof Map<?, ?> logging) {
                logging.remove("LogFormat", "JSON");
            }
        }
    }
}
