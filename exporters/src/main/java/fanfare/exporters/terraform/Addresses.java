package fanfare.exporters.terraform;

import fanfare.exporters.TerraformNames;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of blocks. A component's resource has the component's name in lower case; what belongs to it has the same
 * name, as long as it is of another type: {@code aws_iam_role.create_order} is the role of {@code CreateOrder}.
 */
final class Addresses {
    /** Endings of ids that say no more than the type does. */
    private static final Pattern ENDING =
            Pattern.compile("(.+?)(Logs|Role|Policy|Permission|Stage|Deployment|Integration"
                    + "|Route|Url|Alias[a-z]+|EventInvokeConfig|Schema|ApiCache|DataSource|Resolver)");

    private final Map<String, String> components;
    private final Map<String, String> locals = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Names every resource; components first. */
    Addresses(Design design, Map<String, Source> sources) {
        components = TerraformNames.of(design);
        sources.values().stream().filter(s -> components.containsKey(s.id())).forEach(this::add);
        sources.values().stream().filter(s -> !components.containsKey(s.id())).forEach(this::add);
    }

    private void add(Source source) {
        String type = Rows.of(source).type();
        String component = components.get(source.id());
        locals.put(source.id(), component == null ? unique(type, shortened(source.id(), type)) : component);
        taken.add(type + "." + locals.get(source.id()));
    }

    private String shortened(String id, String type) {
        Matcher ending = ENDING.matcher(id);
        if (ending.matches()) {
            String name = components.getOrDefault(ending.group(1), TerraformNames.words(ending.group(1)));
            if (!taken.contains(type + "." + name)) {
                return name;
            }
        }
        return TerraformNames.words(id);
    }

    /** The name of a resource. */
    String of(String id) {
        return locals.get(id);
    }

    /** A name of this type that no block has: this one, or with a number after it. */
    String unique(String type, String wanted) {
        String name = wanted;
        for (int n = 2; !taken.add(type + "." + name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }

    /** The component that a resource belongs to: the longest name that its id begins with; empty if there is none. */
    static String owner(Design design, String id) {
        return design.components().stream()
                .map(Component::name)
                .filter(id::startsWith)
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }
}
