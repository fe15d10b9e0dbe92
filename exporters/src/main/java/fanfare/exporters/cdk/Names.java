package fanfare.exporters.cdk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names of constants and properties in TypeScript's manner. */
final class Names {
    private static final Set<String> RESERVED = Set.of(
            ("abstract any arguments as async await boolean break case catch class const constructor continue debugger"
                            + " declare default delete do else enum eval export extends false finally for from function get"
                            + " global id if implements import in instanceof interface is keyof let module namespace never"
                            + " new null number object of package private process props protected public readonly require"
                            + " return scope set static string super switch symbol this throw true try type typeof"
                            + " undefined unique unknown var void while with yield console exports")
                    .split(" "));
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+");

    private final Map<String, String> byId = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** What a construct is called; one whose name is taken by the language or a module gets its sort behind it. */
    String of(String id, String sort) {
        return byId.computeIfAbsent(id, i -> unique(free(camel(i), sort)));
    }

    private static String free(String name, String sort) {
        if (!RESERVED.contains(name) && !Modules.isTaken(name) && !Character.isDigit(name.charAt(0))) {
            return name;
        }
        return Character.isDigit(name.charAt(0)) ? "the" + name : name + sort;
    }

    private String unique(String name) {
        String free = name;
        for (int n = 2; !taken.add(free) || RESERVED.contains(free) || Modules.isTaken(free); n++) {
            free = name + n;
        }
        return free;
    }

    /** {@code dbProxyName} for DBProxyName, and {@code bucketArn} for BucketARN. */
    static String camel(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : BOUNDARY.split(name)) {
            if (word.isEmpty()) {
                continue;
            }
            String lower = word.toLowerCase(Locale.ROOT);
            out.append(out.length() == 0 ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return out.toString();
    }

    /** {@code OrderFanOut} for “Order fan-out”; letters and digits only, and a letter first. */
    static String pascal(String title) {
        StringBuilder out = new StringBuilder();
        for (MatchResult word : WORD.matcher(title).results().toList()) {
            out.append(Character.toUpperCase(word.group().charAt(0)))
                    .append(word.group().substring(1));
        }
        String name = out.toString();
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "Design" + name : name;
    }

    /** {@code order-fan-out} for OrderFanOut. */
    static String kebab(String pascal) {
        return String.join("-", BOUNDARY.split(pascal)).toLowerCase(Locale.ROOT);
    }
}
