package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of a template mean outside it: parts of a stack are rewritten so that they can stand in another template.
 *
 * @param resources names of its resources: own to outer
 * @param values what its parameters and the outputs of its stacks are, by the name that reads them
 * @param prefix before the names of its conditions, mappings and parameters without a value
 * @param exports what other templates export
 * @param line where all of it stands; negative to leave lines as they are
 */
record Scope(Map<String, String> resources, Map<String, Part> values, String prefix, Exports exports, int line) {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{\\s*([^!}\\s]+)\\s*}");
    private static final int DEEPEST = 20;

    /** A part as it is seen from outside. */
    Part seen(Part part) {
        return seen(part, 0);
    }

    private Part seen(Part part, int depth) {
        if (!part.exists() || depth > DEEPEST) {
            return part;
        } else if (part instanceof Part.Items i) {
            return new Part.Items(i.items().stream().map(p -> seen(p, depth)).toList(), at(i.line()));
        } else if (part instanceof Part.Fields f) {
            Map<String, Part> all = new LinkedHashMap<>();
            f.fields().forEach((key, value) -> all.put(key, seen(value, depth)));
            return new Part.Fields(all, at(f.line()));
        } else if (part instanceof Part.Call c) {
            return call(c, depth);
        }
        Part.Text t = (Part.Text) part;
        return new Part.Text(t.text(), t.plain(), at(t.line()));
    }

    private int at(int own) {
        return line < 0 ? own : line;
    }

    private Part call(Part.Call c, int depth) {
        List<Part> arguments = c.argument().list();
        switch (c.function()) {
            case "Ref" -> {
                String name = c.argument().wordsOr("");
                return values.containsKey(name)
                        ? seenValue(name, depth)
                        : Part.ref(resources.getOrDefault(name, outer(name)), at(c.line()));
            }
            case "Fn::GetAtt" -> {
                return attribute(c, arguments, depth);
            }
            case "Fn::Sub" -> {
                return substituted(c, arguments, depth);
            }
            case "Fn::If", "Fn::FindInMap" -> {
                return prefixed(c, arguments, depth);
            }
            case "Fn::ImportValue" -> {
                Part asItIs = new Part.Call(c.function(), seen(c.argument(), depth), at(c.line()));
                return exports.find(c.argument()).map(v -> seen(v, depth + 1)).orElse(asItIs);
            }
            case "Condition" -> {
                return new Part.Call(
                        c.function(), Part.text(prefix + c.argument().wordsOr("")), at(c.line()));
            }
            default -> {
                return new Part.Call(c.function(), seen(c.argument(), depth), at(c.line()));
            }
        }
    }

    /** What a value is was said outside already, but for outputs, which may lead to others. */
    private Part seenValue(String name, int depth) {
        Part value = values.get(name);
        return prefix.isEmpty() ? seen(value, depth + 1) : value;
    }

    private String outer(String name) {
        return name.startsWith("AWS::") ? name : prefix + name;
    }

    private Part attribute(Part.Call c, List<Part> arguments, int depth) {
        String whole =
                String.join(".", arguments.stream().map(a -> a.wordsOr("")).toList());
        if (values.containsKey(whole)) {
            return seenValue(whole, depth);
        }
        int point = whole.indexOf('.');
        if (point < 0) {
            return c;
        }
        String name = whole.substring(0, point);
        return Part.attribute(resources.getOrDefault(name, name), whole.substring(point + 1), at(c.line()));
    }

    private Part prefixed(Part.Call c, List<Part> arguments, int depth) {
        if (arguments.isEmpty() || prefix.isEmpty()) {
            return new Part.Call(c.function(), seen(c.argument(), depth), at(c.line()));
        }
        List<Part> all = new java.util.ArrayList<>();
        all.add(Part.text(prefix + arguments.get(0).wordsOr("")));
        arguments.subList(1, arguments.size()).forEach(a -> all.add(seen(a, depth)));
        return new Part.Call(c.function(), new Part.Items(all, at(c.line())), at(c.line()));
    }

    private Part substituted(Part.Call c, List<Part> arguments, int depth) {
        String text = arguments.isEmpty() ? "" : arguments.get(0).wordsOr("");
        Map<String, Part> given = new LinkedHashMap<>();
        if (arguments.size() > 1) {
            arguments.get(1).entries().forEach((key, value) -> given.put(key, seen(value, depth)));
        }
        String renamed = TOKEN.matcher(text).replaceAll(m -> {
            String token = m.group(1);
            if (given.containsKey(token)) {
                return Matcher.quoteReplacement(m.group());
            } else if (values.containsKey(token)) {
                String key = token.replaceAll("[^A-Za-z0-9]", "");
                given.put(key, seenValue(token, depth));
                return Matcher.quoteReplacement("${" + key + "}");
            }
            return Matcher.quoteReplacement("${" + token(token) + "}");
        });
        Part words = new Part.Text(renamed, false, at(c.line()));
        Part argument = given.isEmpty()
                ? words
                : new Part.Items(List.of(words, new Part.Fields(given, at(c.line()))), at(c.line()));
        return new Part.Call(c.function(), argument, at(c.line()));
    }

    private String token(String token) {
        int point = token.indexOf('.');
        String name = point < 0 ? token : token.substring(0, point);
        String rest = point < 0 ? "" : token.substring(point);
        return resources.getOrDefault(name, point < 0 ? outer(name) : name) + rest;
    }
}
