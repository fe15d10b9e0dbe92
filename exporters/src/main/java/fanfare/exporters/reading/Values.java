package fanfare.exporters.reading;

import fanfare.exporters.template.Part;
import fanfare.exporters.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What expressions come to without an account: parameters have their defaults, conditions follow from them. */
final class Values {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{\\s*([^!}\\s]+)\\s*}");
    private static final int DEEPEST = 20;
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region", "us-east-1",
            "AWS::Partition", "aws",
            "AWS::URLSuffix", "amazonaws.com",
            "AWS::AccountId", "123456789012",
            "AWS::StackName", "stack");

    private final Template template;
    private final Map<String, Boolean> conditions = new HashMap<>();

    Values(Template template) {
        this.template = template;
    }

    /** The words that an expression comes to; empty if only an account knows. */
    Optional<String> words(Part part) {
        return words(part, 0);
    }

    private Optional<String> words(Part part, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (part instanceof Part.Text) {
            return part.words();
        }
        if (!(part instanceof Part.Call c)) {
            return Optional.empty();
        }
        List<Part> arguments = c.argument().list();
        return switch (c.function()) {
            case "Ref" -> named(c.argument().wordsOr(""), depth);
            case "Fn::If" -> branch(arguments, depth).flatMap(b -> words(b, depth + 1));
            case "Fn::FindInMap" -> found(arguments, depth);
            case "Fn::Sub" -> substituted(arguments, depth);
            case "Fn::Join" -> joined(arguments, depth);
            default -> Optional.empty();
        };
    }

    private Optional<String> named(String name, int depth) {
        Part value = template.root().at("Parameters").at(name).at("Default");
        return value.exists() ? words(value, depth + 1) : Optional.ofNullable(PSEUDO.get(name));
    }

    private Optional<String> found(List<Part> arguments, int depth) {
        Part at = template.root().at("Mappings");
        for (Part key : arguments) {
            Optional<String> name = words(key, depth + 1);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            at = at.at(name.get());
        }
        return at.words();
    }

    private Optional<String> substituted(List<Part> arguments, int depth) {
        Map<String, Part> given = arguments.size() > 1 ? arguments.get(1).entries() : Map.of();
        String text = arguments.isEmpty() ? "" : arguments.get(0).wordsOr("");
        Matcher m = TOKEN.matcher(text);
        StringBuilder all = new StringBuilder();
        while (m.find()) {
            Optional<String> value = given.containsKey(m.group(1))
                    ? words(given.get(m.group(1)), depth + 1)
                    : named(m.group(1), depth + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            m.appendReplacement(all, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(m.appendTail(all).toString());
    }

    private Optional<String> joined(List<Part> arguments, int depth) {
        if (arguments.size() != 2) {
            return Optional.empty();
        }
        StringBuilder all = new StringBuilder();
        String between = "";
        for (Part p : arguments.get(1).list()) {
            Optional<String> words = words(p, depth + 1);
            if (words.isEmpty()) {
                return Optional.empty();
            }
            all.append(between).append(words.get());
            between = arguments.get(0).wordsOr("");
        }
        return Optional.of(all.toString());
    }

    private Optional<Part> branch(List<Part> arguments, int depth) {
        if (arguments.size() != 3) {
            return Optional.empty();
        }
        return condition(arguments.get(0).wordsOr(""), depth).map(yes -> arguments.get(yes ? 1 : 2));
    }

    /** What a part is when its conditions are decided; the part itself where they cannot be. */
    Part decided(Part part) {
        if (part instanceof Part.Call c && c.is("Fn::If")) {
            Part chosen = branch(c.argument().list(), 0)
                    .orElseGet(() -> c.argument().list().size() == 3
                            ? c.argument().list().get(1)
                            : Part.NONE);
            return Part.isNoValue(chosen) ? Part.NONE : decided(chosen);
        }
        return part;
    }

    /** Whether a condition holds with the parameters' defaults; empty if only an account knows. */
    Optional<Boolean> condition(String name) {
        return condition(name, 0);
    }

    private Optional<Boolean> condition(String name, int depth) {
        if (conditions.containsKey(name)) {
            return Optional.ofNullable(conditions.get(name));
        }
        conditions.put(name, null);
        Optional<Boolean> holds = holds(template.root().at("Conditions").at(name), depth + 1);
        conditions.put(name, holds.orElse(null));
        return holds;
    }

    private Optional<Boolean> holds(Part part, int depth) {
        if (depth > DEEPEST || !(part instanceof Part.Call c)) {
            return Optional.empty();
        }
        List<Part> arguments = c.argument().list();
        return switch (c.function()) {
            case "Condition" -> condition(c.argument().wordsOr(""), depth);
            case "Fn::Equals" ->
                arguments.size() != 2
                        ? Optional.empty()
                        : words(arguments.get(0), depth)
                                .flatMap(a -> words(arguments.get(1), depth).map(a::equals));
            case "Fn::Not" ->
                arguments.isEmpty()
                        ? Optional.empty()
                        : holds(arguments.get(0), depth + 1).map(h -> !h);
            case "Fn::And" -> all(arguments, true, depth);
            case "Fn::Or" -> all(arguments, false, depth);
            default -> Optional.empty();
        };
    }

    /** And: false as soon as one is false; or: true as soon as one is true. */
    private Optional<Boolean> all(List<Part> arguments, boolean and, int depth) {
        boolean open = false;
        for (Part a : arguments) {
            Optional<Boolean> one = holds(a, depth + 1);
            if (one.isPresent() && one.get() != and) {
                return one;
            }
            open |= one.isEmpty();
        }
        return open ? Optional.empty() : Optional.of(and);
    }
}
