package fanfare.exporters.serverless;

import fanfare.exporters.cloudformation.Intrinsic;
import fanfare.exporters.framework.Escapes;
import fanfare.exporters.template.BlockYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How references read in serverless.yml: by the framework's ids, and parameters by its variables. */
final class Renaming {
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9]+)((?:\\.[A-Za-z.]+)?)}");

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    private record Written(String tag, String argument) implements BlockYaml.Short {}

    /** A resource is known under another id. */
    void id(String before, String after) {
        ids.put(before, after);
    }

    String id(String before) {
        return ids.getOrDefault(before, before);
    }

    /** A parameter is a variable of the framework. */
    void word(String parameter, String variable) {
        words.put(parameter, variable);
    }

    /** A part of texts with references reads otherwise. */
    void text(String before, String after) {
        texts.put(before, after);
    }

    /** A tree as it is written. */
    Object written(Object value) {
        if (value instanceof Intrinsic.Ref ref) {
            return words.containsKey(ref.name()) ? words.get(ref.name()) : new Written("!Ref", id(ref.name()));
        } else if (value instanceof Intrinsic.GetAtt att) {
            return new Written("!GetAtt", id(att.resource()) + "." + att.attribute());
        } else if (value instanceof Intrinsic.Sub sub) {
            return substituted(sub);
        } else if (value instanceof Intrinsic.Call call) {
            return Tree.of(call.function(), written(call.argument()));
        } else if (value instanceof List<?> list) {
            return new ArrayList<Object>(list.stream().map(this::written).toList());
        } else if (value instanceof Map<?, ?> map) {
            return written(map);
        }
        return value instanceof String s ? Escapes.escaped(s) : value;
    }

    private Map<String, Object> written(Map<?, ?> map) {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, v) -> all.put(key.toString(), key.equals("DependsOn") ? waits(v) : written(v)));
        return all;
    }

    private Object waits(Object value) {
        return value instanceof List<?> list
                ? new ArrayList<Object>(list.stream().map(v -> id(v.toString())).toList())
                : id(value.toString());
    }

    private Object substituted(Intrinsic.Sub sub) {
        String text = sub.text();
        for (Map.Entry<String, String> t : texts.entrySet()) {
            text = text.replace(t.getKey(), t.getValue());
        }
        text = NAME.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(
                        sub.variables().containsKey(m.group(1))
                                ? m.group()
                                : words.getOrDefault(m.group(1), "${" + id(m.group(1)) + m.group(2) + "}")));
        boolean plain = !text.contains("${AWS::") && !NAME.matcher(text).find() && !text.contains("${!");
        if (plain) {
            return text;
        }
        return sub.variables().isEmpty()
                ? new Written("!Sub", text)
                : Tree.of("Fn::Sub", new ArrayList<>(List.of(text, written(sub.variables()))));
    }

    /** The names of everything that a tree refers to. */
    static Set<String> names(Object value) {
        Set<String> all = new LinkedHashSet<>();
        collect(value, all);
        return all;
    }

    private static void collect(Object value, Set<String> into) {
        if (value instanceof Intrinsic.Ref ref) {
            into.add(ref.name());
        } else if (value instanceof Intrinsic.GetAtt att) {
            into.add(att.resource());
        } else if (value instanceof Intrinsic.Sub sub) {
            NAME.matcher(sub.text()).results().forEach(m -> into.add(m.group(1)));
            collect(sub.variables(), into);
        } else if (value instanceof Intrinsic.Call call) {
            collect(call.argument(), into);
        } else if (value instanceof List<?> list) {
            list.forEach(v -> collect(v, into));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, v) -> {
                if (key.equals("DependsOn")) {
                    (v instanceof List<?> l ? l : List.of(v)).forEach(x -> into.add(x.toString()));
                }
                collect(v, into);
            });
        }
    }
}
