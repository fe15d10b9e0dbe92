package fanfare.exporters.sam;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of resources and parameters in a tree of a template with long forms of intrinsic functions. */
final class Named {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)");
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9:]+)");
    private static final Set<String> PUBLISHED = Set.of("Alias", "Version");

    private Named() {}

    /**
     * What {@code Ref}, {@code Fn::GetAtt} and {@code Fn::Sub} refer to; the alias and the version of a function as
     * {@code Name.Alias} and {@code Name.Version}.
     */
    static Set<String> resources(Object tree) {
        Set<String> all = new LinkedHashSet<>();
        collect(tree, all);
        return all;
    }

    private static void collect(Object tree, Set<String> all) {
        if (tree instanceof List<?> l) {
            l.forEach(i -> collect(i, all));
        } else if (tree instanceof Map<?, ?> m) {
            m.forEach((k, v) -> {
                if (k.equals("Ref") && v instanceof String name) {
                    all.add(name);
                } else if (k.equals("Fn::GetAtt")) {
                    all.add(named(v instanceof List<?> l ? l.get(0) + "." + l.get(l.size() - 1) : String.valueOf(v)));
                } else if (k.equals("Fn::Sub")) {
                    substituted(v, all);
                } else {
                    collect(v, all);
                }
            });
        }
    }

    private static String named(String path) {
        String[] parts = path.split("\\.");
        boolean published = parts.length > 1 && PUBLISHED.contains(parts[1]);
        return published ? parts[0] + "." + parts[1] : parts[0];
    }

    private static void substituted(Object sub, Set<String> all) {
        Object text = sub instanceof List<?> l ? l.get(0) : sub;
        Map<?, ?> own = sub instanceof List<?> l && l.size() > 1 && l.get(1) instanceof Map<?, ?> m ? m : Map.of();
        Matcher token = TOKEN.matcher(String.valueOf(text));
        while (token.find()) {
            if (!own.containsKey(token.group(1))) {
                all.add(named(token.group(1)));
            }
        }
        collect(own, all);
    }

    /** A copy in which these names are others. */
    static Map<String, Object> renamed(Map<String, Object> tree, Map<String, String> names) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((k, v) -> copy.put(k, renamed(k, v, names)));
        return copy;
    }

    private static Object renamed(String key, Object value, Map<String, String> names) {
        if (value instanceof Map<?, ?> m) {
            Map<String, Object> copy = new LinkedHashMap<>();
            m.forEach((k, v) -> copy.put(String.valueOf(k), renamed(String.valueOf(k), v, names)));
            return copy;
        }
        if (value instanceof List<?> l) {
            return l.stream().map(v -> renamed(key, v, names)).toList();
        }
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (key) {
            case "Ref", "DependsOn" -> names.getOrDefault(text, text);
            case "Fn::GetAtt" -> attribute(text, names);
            case "Fn::Sub" ->
                NAME.matcher(text)
                        .replaceAll(m -> Matcher.quoteReplacement("${" + names.getOrDefault(m.group(1), m.group(1))));
            default -> text;
        };
    }

    private static String attribute(String text, Map<String, String> names) {
        int dot = text.indexOf('.');
        String resource = dot < 0 ? text : text.substring(0, dot);
        return names.getOrDefault(resource, resource) + (dot < 0 ? "" : text.substring(dot));
    }

    /** A reference in its long form; anything else as it is. */
    static Object longForm(Object value) {
        if (value instanceof Intrinsic.Ref r) {
            return Map.of("Ref", r.argument());
        }
        return value instanceof Intrinsic.Sub s ? Map.of("Fn::Sub", s.argument()) : value;
    }
}
