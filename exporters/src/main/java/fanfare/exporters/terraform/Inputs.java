package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.call;
import static fanfare.exporters.terraform.Expression.code;
import static fanfare.exporters.terraform.Expression.text;

import fanfare.exporters.TerraformNames;
import fanfare.model.design.Design;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The variables: the application's name, its region, and the template's parameters. */
final class Inputs {
    /** The longest name of an application, in characters: it begins the names of all resources, some of which are short. */
    static final int LONGEST_NAME = 20;

    /** Names that are taken, by us or by the language. */
    private static final Set<String> TAKEN = Set.of(
            "name",
            "region",
            "source",
            "version",
            "providers",
            "count",
            "for_each",
            "lifecycle",
            "depends_on",
            "locals");

    private final Design design;
    private final Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>(TAKEN);

    Inputs(Design design, Map<String, Map<String, Object>> parameters) {
        this.design = design;
        parameters.forEach(this::add);
    }

    /** Adds a variable for a parameter of this id, unless it is there. */
    void add(String id, Map<String, Object> parameter) {
        if (parameters.putIfAbsent(id, parameter) == null) {
            String words = TerraformNames.words(id);
            String name = words;
            for (int n = 2; !taken.add(name); n++) {
                name = words + "_" + n;
            }
            names.put(id, name);
        }
    }

    /** The names of the variables by the ids of their parameters. */
    Map<String, String> names() {
        return names;
    }

    /** The parameter of this id, which is there. */
    Map<String, Object> parameter(String id) {
        return parameters.get(id);
    }

    /** The blocks of {@code variables.tf}. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(checked(
                variable("name", "Name of the application; the names of its resources begin with it")
                        .with("default", defaultName(design.name())),
                call("can", call("regex", text("^[a-z][a-z0-9-]{0,18}[a-z0-9]$"), code("var.name"))),
                "2 to " + LONGEST_NAME + " lower-case letters, digits and hyphens, a letter first and no hyphen last"));
        blocks.add(variable("region", "Region of AWS").with("default", design.region()));
        parameters.forEach((id, p) -> blocks.add(block(names.get(id), id, p)));
        return blocks;
    }

    private static Block variable(String name, String description) {
        return new Block("variable", name).code("type", "string").with("description", description);
    }

    private static Block checked(Block block, Expression condition, String message) {
        block.nested("validation").with("condition", condition).with("error_message", sentence(message));
        return block;
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    /** A name that fits, made of a design's title. */
    static String defaultName(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "");
        String cut = slug.substring(0, Math.min(LONGEST_NAME, slug.length())).replaceAll("-+$", "");
        return cut.length() < 2 ? "fanfare" : cut;
    }

    private static Block block(String name, String id, Map<String, Object> parameter) {
        String type = String.valueOf(parameter.get("Type"));
        boolean list = type.startsWith("List<") || type.equals("CommaDelimitedList");
        Block block = variable(name, String.valueOf(parameter.getOrDefault("Description", id)));
        if (list) {
            block.code("type", "list(string)");
        } else if (type.equals("Number")) {
            block.code("type", "number");
        }
        Object given = parameter.get("Default");
        if (given != null) {
            block.with(
                    "default",
                    list ? items(given) : type.equals("Number") ? code(given.toString()) : text(given.toString()));
        }
        if (Boolean.parseBoolean(String.valueOf(parameter.get("NoEcho")))) {
            block.code("sensitive", true);
        }
        return list ? block : rules(block, "var." + name, parameter);
    }

    private static Expression items(Object given) {
        return new Expression.Items(
                given.toString().isEmpty()
                        ? List.of()
                        : List.of(given.toString().split(",")).stream()
                                .map(v -> text(v.strip()))
                                .toList());
    }

    private static Block rules(Block block, String variable, Map<String, Object> parameter) {
        List<?> allowed = Trees.list(parameter.get("AllowedValues"));
        Object pattern = parameter.get("AllowedPattern");
        if (!allowed.isEmpty()) {
            List<Expression> values =
                    allowed.stream().map(v -> text(v.toString())).toList();
            String either =
                    String.join(", ", allowed.stream().map(Object::toString).toList());
            checked(block, call("contains", new Expression.Items(values), code(variable)), "one of " + either);
        } else if (pattern != null) {
            checked(
                    block,
                    call("can", call("regex", text(whole(pattern.toString())), code(variable))),
                    String.valueOf(parameter.getOrDefault("ConstraintDescription", "text like " + pattern)));
        }
        return block;
    }

    /** CloudFormation's patterns are for the whole text. */
    private static String whole(String pattern) {
        return pattern.startsWith("^") && pattern.endsWith("$") ? pattern : "^(?:" + pattern + ")$";
    }
}
