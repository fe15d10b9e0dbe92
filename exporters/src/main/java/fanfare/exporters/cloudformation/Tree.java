package fanfare.exporters.cloudformation;

import fanfare.exporters.sam.ShortForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trees of maps, lists, texts, numbers and intrinsics. */
final class Tree {
    private static final Pattern NAME = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Set<String> FUNCTIONS = Set.of(
            "Fn::Join",
            "Fn::Select",
            "Fn::Split",
            "Fn::FindInMap",
            "Fn::ImportValue",
            "Fn::Base64",
            "Fn::Cidr",
            "Fn::GetAZs",
            "Fn::If",
            "Fn::Length",
            "Fn::ToJsonString");

    private Tree() {}

    /** Keys and values in turn; a value that is null is left out. */
    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                map.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return map;
    }

    /** A map at this key, or an empty one. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> in, String key) {
        return in.get(key) instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
    }

    /** A list at this key, or an empty one. */
    static List<?> list(Map<String, Object> in, String key) {
        return in.get(key) instanceof List<?> l ? l : List.of();
    }

    /** The tree with every short and long form of an intrinsic as one. */
    static Object read(Object value) {
        if (value instanceof ShortForm form) {
            return shortForm(form.tag().substring(1), form.argument());
        } else if (value instanceof List<?> list) {
            return list.stream().map(Tree::read).toList();
        } else if (value instanceof Map<?, ?> map) {
            return map.size() == 1
                    ? longForm(
                            map.keySet().iterator().next().toString(),
                            map.values().iterator().next())
                    : readMap(map);
        }
        return value;
    }

    /** The map with every intrinsic as one. */
    static Map<String, Object> readMap(Map<?, ?> map) {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, v) -> all.put(key.toString(), read(v)));
        return all;
    }

    private static Object shortForm(String tag, String argument) {
        return switch (tag) {
            case "Ref" -> new Intrinsic.Ref(argument);
            case "GetAtt" -> attribute(argument);
            case "Sub" -> argument.contains("${") ? Intrinsic.sub(argument) : argument;
            default -> new Intrinsic.Call("Fn::" + tag, argument);
        };
    }

    private static Object longForm(String key, Object argument) {
        if (key.equals("Ref")) {
            return new Intrinsic.Ref(argument.toString());
        } else if (key.equals("Fn::GetAtt")) {
            return argument instanceof List<?> l
                    ? new Intrinsic.GetAtt(l.get(0).toString(), l.get(1).toString())
                    : attribute(argument.toString());
        } else if (key.equals("Fn::Sub")) {
            return argument instanceof List<?> l
                    ? new Intrinsic.Sub(l.get(0).toString(), readMap((Map<?, ?>) l.get(1)))
                    : Intrinsic.sub(argument.toString());
        } else if (FUNCTIONS.contains(key)) {
            return new Intrinsic.Call(key, read(argument));
        }
        return of(key, read(argument));
    }

    private static Intrinsic attribute(String argument) {
        int point = argument.indexOf('.');
        return new Intrinsic.GetAtt(argument.substring(0, point), argument.substring(point + 1));
    }

    /** The tree with other names for what is referred to. */
    static Object renamed(Object value, UnaryOperator<String> names) {
        if (value instanceof Intrinsic.Ref ref) {
            return new Intrinsic.Ref(names.apply(ref.name()));
        } else if (value instanceof Intrinsic.Sub sub) {
            Matcher m = NAME.matcher(sub.text());
            return new Intrinsic.Sub(
                    m.replaceAll(r -> Matcher.quoteReplacement("${" + names.apply(r.group(1)) + "}")),
                    renamedMap(sub.variables(), names));
        } else if (value instanceof Intrinsic.Call call) {
            return new Intrinsic.Call(call.function(), renamed(call.argument(), names));
        } else if (value instanceof List<?> list) {
            return list.stream().map(v -> renamed(v, names)).toList();
        } else if (value instanceof Map<?, ?> map) {
            return renamedMap(map, names);
        }
        return value;
    }

    static Map<String, Object> renamedMap(Map<?, ?> map, UnaryOperator<String> names) {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, v) -> all.put(key.toString(), renamed(v, names)));
        return all;
    }

    /** The value as a part of a text that names are put into. */
    static String within(Object value) {
        if (value instanceof Intrinsic.Ref ref) {
            return "${" + ref.name() + "}";
        } else if (value instanceof Intrinsic.GetAtt att) {
            return "${" + att.resource() + "." + att.attribute() + "}";
        } else if (value instanceof Intrinsic.Sub sub && sub.variables().isEmpty()) {
            return sub.text();
        } else if (value instanceof Intrinsic) {
            throw new IllegalArgumentException("not a part of a text: " + value);
        }
        return value.toString();
    }
}
