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
        if (functions.size() < 2) {
            return;
        }
        Map<String, Object> globals = template.globals("Function");
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
}
