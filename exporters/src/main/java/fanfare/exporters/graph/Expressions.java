package fanfare.exporters.graph;

import fanfare.exporters.expand.Resource;
import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an expression of a template means: the words it would become, and the resources that it names. */
final class Expressions {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{\\s*([^!}\\s]+)\\s*}");
    private static final Pattern ARN = Pattern.compile("^arn:[^:]*:([a-z0-9-]+):");
    private static final int DEEPEST = 20;

    private final Map<String, Resource> resources;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    /** A resource that an expression means; by name if no reference says so. */
    record Target(String resource, Confidence confidence, boolean byName) {}

    Expressions(Map<String, Resource> resources) {
        this.resources = resources;
        resources.values().forEach(this::learnName);
    }

    private void learnName(Resource r) {
        String path = ResourceTypes.nameProperty(r.type());
        if (path.isEmpty()) {
            return;
        }
        Part at = r.properties();
        for (String field : path.split("\\.")) {
            at = at.at(field);
        }
        String name = at.exists() ? render(at) : "";
        if (name.length() >= 3 && !name.equals("${AWS-StackName}")) {
            names.put(r.name(), name);
        }
    }

    String type(String resource) {
        Resource r = resources.get(resource);
        return r == null ? "" : r.type();
    }

    /** Names that resources give themselves. */
    Map<String, String> names() {
        return names;
    }

    /** The words that an expression becomes; what is only known in an account stays as {@code ${Name}}. */
    String render(Part part) {
        return render(part, Map.of(), 0).replace("${AWS::", "${AWS-");
    }

    private String render(Part part, Map<String, Part> given, int depth) {
        if (depth > DEEPEST) {
            return "?";
        }
        if (part instanceof Part.Text t) {
            return t.exists() ? t.text() : "";
        }
        if (part instanceof Part.Items i) {
            return String.join(
                    ",",
                    i.items().stream().map(p -> render(p, given, depth + 1)).toList());
        }
        return part instanceof Part.Call c ? call(c, given, depth + 1) : "@fields";
    }

    private String call(Part.Call c, Map<String, Part> given, int depth) {
        List<Part> arguments = c.argument().list();
        switch (c.function()) {
            case "Ref" -> {
                return "${" + c.argument().wordsOr("") + "}";
            }
            case "Fn::GetAtt" -> {
                return "${"
                        + String.join(
                                ".", arguments.stream().map(a -> a.wordsOr("")).toList()) + "}";
            }
            case "Fn::Sub" -> {
                return substitute(c.argument(), given, depth);
            }
            case "Fn::Join" -> {
                return join(arguments, given, depth);
            }
            case "Fn::If" -> {
                return either(arguments, given, depth);
            }
            default -> {
                return "@" + c.function().replace("Fn::", "") + "(" + render(c.argument(), given, depth) + ")";
            }
        }
    }

    private String join(List<Part> arguments, Map<String, Part> given, int depth) {
        if (arguments.size() != 2) {
            return "?";
        }
        String between = arguments.get(0).wordsOr("");
        return String.join(
                between,
                arguments.get(1).list().stream()
                        .map(p -> render(p, given, depth))
                        .toList());
    }

    private String either(List<Part> arguments, Map<String, Part> given, int depth) {
        if (arguments.size() != 3) {
            return "?";
        }
        if (Part.isNoValue(arguments.get(2))) {
            return render(arguments.get(1), given, depth);
        }
        if (Part.isNoValue(arguments.get(1))) {
            return render(arguments.get(2), given, depth);
        }
        return "?if(" + render(arguments.get(1), given, depth) + "|" + render(arguments.get(2), given, depth) + ")";
    }

    private String substitute(Part argument, Map<String, Part> given, int depth) {
        String text = argument.list().isEmpty() ? "" : argument.list().get(0).wordsOr("");
        Map<String, Part> values = values(argument);
        return TOKEN.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(
                        values.containsKey(m.group(1)) ? render(values.get(m.group(1)), given, depth) : m.group()));
    }

    private static Map<String, Part> values(Part argument) {
        return argument.list().size() > 1 ? argument.list().get(1).entries() : Map.of();
    }

    /** The resources that an expression refers to, in its order. */
    List<String> references(Part part) {
        Set<String> found = new LinkedHashSet<>();
        refer(part, found);
        return new ArrayList<>(found);
    }

    private void refer(Part part, Set<String> found) {
        if (part instanceof Part.Items i) {
            i.items().forEach(p -> refer(p, found));
        } else if (part instanceof Part.Fields f) {
            f.fields().values().forEach(p -> refer(p, found));
        } else if (part instanceof Part.Call c) {
            referCall(c, found);
        }
    }

    private void referCall(Part.Call c, Set<String> found) {
        switch (c.function()) {
            case "Ref" -> name(c.argument().wordsOr(""), found);
            case "Fn::GetAtt" -> {
                if (!c.argument().list().isEmpty()) {
                    name(c.argument().list().get(0).wordsOr(""), found);
                }
            }
            case "Fn::Sub" -> {
                Map<String, Part> values = values(c.argument());
                String text = c.argument().list().isEmpty()
                        ? ""
                        : c.argument().list().get(0).wordsOr("");
                TOKEN.matcher(text).results().map(m -> m.group(1)).forEach(token -> {
                    if (values.containsKey(token)) {
                        refer(values.get(token), found);
                    } else {
                        name(token, found);
                    }
                });
            }
            case "Condition" -> {}
            default -> refer(c.argument(), found);
        }
    }

    private void name(String token, Set<String> found) {
        String name = token.strip();
        int dot = name.indexOf('.');
        if (resources.containsKey(name)) {
            found.add(name);
        } else if (dot > 0 && resources.containsKey(name.substring(0, dot))) {
            found.add(name.substring(0, dot));
        }
    }

    /** What a resource belongs to: an alias to its function, a stage to its API; itself if it stands alone. */
    String owner(String resource) {
        String known = owners.get(resource);
        if (known != null) {
            return known;
        }
        owners.put(resource, resource);
        String property = ResourceTypes.owner(type(resource));
        String owner = resource;
        if (!property.isEmpty()) {
            owner = references(resources.get(resource).properties().at(property)).stream()
                    .filter(r -> !r.equals(resource))
                    .findFirst()
                    .map(this::owner)
                    .orElse(resource);
        }
        owners.put(resource, owner);
        return owner;
    }

    List<Target> targets(Part expression) {
        return targets(expression, type -> true);
    }

    /** The resources of these types that an expression means: by reference, or else by a name that one gives itself. */
    List<Target> targets(Part expression, Predicate<String> types) {
        Map<String, Target> found = new LinkedHashMap<>();
        for (String r : references(expression)) {
            String owner = owner(r);
            if (types.test(type(owner)) && !type(owner).startsWith("AWS::IAM::")) {
                found.putIfAbsent(owner, new Target(owner, Confidence.STRONG, false));
            }
        }
        if (found.isEmpty() && expression.exists() && !(expression instanceof Part.Fields)) {
            expression.list().forEach(e -> byName(render(e), types, found));
        }
        return new ArrayList<>(found.values());
    }

    /** A star at the end stands for versions and aliases. */
    private void byName(String rendered, Predicate<String> types, Map<String, Target> found) {
        String words = rendered.endsWith("*") ? rendered.substring(0, rendered.length() - 1) : rendered;
        if (words.length() < 3) {
            return;
        }
        names.forEach((resource, name) -> {
            if (types.test(type(resource)) && means(words, name) && isOfService(words, type(resource))) {
                found.putIfAbsent(resource, new Target(resource, Confidence.MEDIUM, true));
            }
        });
    }

    private static boolean isOfService(String words, String type) {
        Matcher arn = ARN.matcher(words);
        return !type.startsWith("AWS::IAM::")
                && (!arn.find() || ResourceTypes.services(type).contains(arn.group(1)));
    }

    /** True if the words are the name, or an ARN or a URL that ends in it or goes on below it. */
    static boolean means(String words, String name) {
        return words.equals(name)
                || name.length() >= 4
                        && (words.endsWith(":" + name)
                                || words.endsWith("/" + name)
                                || words.contains("/" + name + "/")
                                || words.contains(":" + name + "/")
                                || words.contains("/" + name + ":")
                                || words.contains(":" + name + ":"));
    }

    /** The tokens {@code ${Name}} of a text. */
    static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(m -> m.group(1)).toList();
    }
}
