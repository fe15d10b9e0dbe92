package fanfare.exporters.serverless;

import fanfare.exporters.template.BlockYaml;
import fanfare.model.design.Design;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** serverless.yml: its sections in the usual order. */
final class Service {
    private static final int LOG_DAYS = 30;
    private static final int LONGEST = 40;

    /** Settings that most functions share are said once. */
    private static final List<String> COMMON = List.of("runtime", "architecture", "memorySize", "timeout");

    private final Design design;
    private final Stack stack;
    private final Parameters parameters;
    private final Map<String, Map<String, Object>> outputs;

    Service(Design design, Stack stack, Parameters parameters, Map<String, Map<String, Object>> outputs) {
        this.design = design;
        this.stack = stack;
        this.parameters = parameters;
        this.outputs = outputs;
    }

    /** The name of a service: letters, digits and hyphens. */
    static String name(Design design) {
        String slug = design.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return slug.isEmpty()
                ? "fanfare"
                : slug.substring(0, Math.min(LONGEST, slug.length())).replaceAll("-+$", "");
    }

    String text() {
        StringBuilder text = new StringBuilder();
        BlockYaml yaml = new BlockYaml();
        text.append(yaml.entry("service", name(design)));
        text.append(yaml.entry("frameworkVersion", "3"));
        Map<String, Object> common = common();
        section(text, yaml, "provider", provider(common));
        section(text, yaml, "params", Tree.of("default", parameters.values()));
        section(text, yaml, "package", Tree.of("individually", stack.functions().isEmpty() ? null : true));
        entries(text, yaml, "functions", functions(common));
        entries(text, yaml, "resources", resources());
        return text.toString().replaceAll("(?m)^ +$", "");
    }

    private Map<String, Object> provider(Map<String, Object> common) {
        Map<String, Object> all = Tree.of(
                "name", "aws", "stage", "${opt:stage, 'dev'}", "region", "${opt:region, '" + design.region() + "'}");
        all.putAll(common);
        if (!stack.functions().isEmpty()) {
            all.put("logRetentionInDays", LOG_DAYS);
            Tree.open(all, "tracing").put("lambda", true);
        }
        Map<String, Object> own = new LinkedHashMap<>(stack.provider());
        if (own.remove("tracing") instanceof Map<?, ?> tracing) {
            tracing.forEach((k, v) -> Tree.open(all, "tracing").put(k.toString(), v));
        }
        all.putAll(own);
        return all;
    }

    private Map<String, Object> common() {
        Map<String, Object> common = new LinkedHashMap<>();
        for (String setting : COMMON) {
            Map<Object, Integer> counts = new LinkedHashMap<>();
            stack.functions().values().stream()
                    .map(f -> f.get(setting))
                    .filter(Objects::nonNull)
                    .forEach(v -> counts.merge(v, 1, Integer::sum));
            counts.entrySet().stream()
                    .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                    .ifPresent(most -> common.put(setting, most.getKey()));
        }
        return common;
    }

    private Map<String, Object> functions(Map<String, Object> common) {
        Map<String, Object> all = new LinkedHashMap<>();
        stack.functions().forEach((key, f) -> {
            Map<String, Object> own = new LinkedHashMap<>();
            for (String first : List.of("image", "handler", "runtime", "architecture", "memorySize", "timeout")) {
                if (f.get(first) != null && !f.get(first).equals(common.get(first))) {
                    own.put(first, f.get(first));
                }
            }
            f.forEach((k, v) -> {
                if (!COMMON.contains(k)) {
                    own.putIfAbsent(k, v);
                }
            });
            Object events = own.remove("events");
            if (events != null) {
                own.put("events", events);
            }
            all.put(key, own);
        });
        return all;
    }

    private Map<String, Object> resources() {
        Map<String, Object> kept = new LinkedHashMap<>();
        stack.resources().forEach((id, r) -> kept.put(stack.renaming().id(id), r));
        return Tree.of("Resources", kept, "extensions", stack.extensions(), "Outputs", outputs);
    }

    private void section(StringBuilder text, BlockYaml yaml, String name, Map<String, Object> entries) {
        if (!entries.isEmpty()) {
            text.append('\n').append(yaml.entry(name, written(name, entries)));
        }
    }

    /** A section with an empty line between its entries, or between those of its own sections. */
    private void entries(StringBuilder text, BlockYaml yaml, String name, Map<String, Object> entries) {
        if (entries.isEmpty()) {
            return;
        }
        text.append('\n').append(name).append(":\n");
        List<String> parts = new ArrayList<>();
        entries.forEach((key, value) -> {
            if (name.equals("resources")) {
                StringBuilder below = new StringBuilder("  " + key + ":\n");
                List<String> each = new ArrayList<>();
                Tree.map(value)
                        .forEach((id, r) -> each.add(
                                yaml.entry(id, stack.renaming().written(r)).indent(4)));
                parts.add(below.append(String.join(key.equals("Resources") ? "\n" : "", each))
                        .toString());
            } else {
                parts.add(yaml.entry(key, stack.renaming().written(value)).indent(2));
            }
        });
        text.append(String.join("\n", parts));
    }

    /** The provider and the parameters are written in variables of the framework themselves. */
    private Object written(String name, Map<String, Object> entries) {
        if (!name.equals("provider")) {
            return entries;
        }
        Map<String, Object> all = new LinkedHashMap<>(entries);
        Map<String, Object> http = new LinkedHashMap<>(Tree.map(all, "httpApi"));
        if (http.containsKey("authorizers")) {
            http.put("authorizers", stack.renaming().written(http.get("authorizers")));
            all.put("httpApi", http);
        }
        return all;
    }
}
