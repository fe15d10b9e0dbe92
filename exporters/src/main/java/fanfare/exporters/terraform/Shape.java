package fanfare.exporters.terraform;

import fanfare.exporters.TerraformNames;
import fanfare.exporters.cloudformation.Intrinsic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How the properties of a type become arguments and nested blocks. The rule: names in lower case, a map is a block, a
 * list of maps are blocks of one name, everything else is an argument. What departs from the rule is told by the
 * property's path, {@code Target.Arn}. Properties are told before the shape is used.
 */
final class Shape implements Row.Writing {
    /** Adds to the block of a resource. */
    @FunctionalInterface
    interface Addition {
        void add(Source source, Block block, Translation into);
    }

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, BiFunction<Object, Values, Expression>> values = new HashMap<>();
    private final Set<String> left = new HashSet<>();
    private final Set<String> lifted = new HashSet<>();
    private final List<Addition> additions = new ArrayList<>();
    private final List<Row.Writing> companions = new ArrayList<>();
    private Naming naming;

    /** How a resource is called whose template leaves its name to CloudFormation. */
    private record Naming(String argument, int longest, boolean lower) {}

    /** The rule, and nothing else. */
    static Shape plain() {
        return new Shape();
    }

    /** Without a name of its own, it is called by the application's name and its own, in this many characters. */
    Shape named(String argument, int longest) {
        naming = new Naming(argument, longest, false);
        return this;
    }

    /** The same in lower case. */
    Shape namedLower(String argument, int longest) {
        naming = new Naming(argument, longest, true);
        return this;
    }

    /** Properties that are called otherwise, in turn: path and name. */
    Shape called(String... pathsAndNames) {
        for (int i = 0; i < pathsAndNames.length; i += 2) {
            names.put(pathsAndNames[i], pathsAndNames[i + 1]);
        }
        return this;
    }

    /** Properties that are JSON in a text. */
    Shape json(String... paths) {
        return each((v, values) -> values.json(v), paths);
    }

    /** Properties that are maps of the user's own keys. */
    Shape maps(String... paths) {
        return each((v, values) -> values.of(v), paths);
    }

    /** Properties whose value is made by a rule of their own. */
    Shape each(BiFunction<Object, Values, Expression> value, String... paths) {
        List.of(paths).forEach(p -> values.put(p, value));
        return this;
    }

    /** Properties that Terraform does not know, or that are written elsewhere. */
    Shape without(String... paths) {
        left.addAll(List.of(paths));
        return this;
    }

    /** Maps whose properties stand beside them. */
    Shape lifted(String... paths) {
        lifted.addAll(List.of(paths));
        return this;
    }

    /** Adds to the block. */
    Shape also(Addition addition) {
        additions.add(addition);
        return this;
    }

    /** Writes further resources. */
    Shape then(Row.Writing companion) {
        companions.add(companion);
        return this;
    }

    @Override
    public void write(Source source, Translation into) {
        Block block = into.block(source);
        if (naming != null) {
            block.with(naming.argument(), into.name(source, naming.longest(), naming.lower()));
        }
        fill(block, source.properties(), "", into.values());
        additions.forEach(a -> a.add(source, block, into));
        into.emit(source, block);
        companions.forEach(c -> c.write(source, into));
    }

    /** Writes a part of the properties into a block; the path says where the part stands. */
    Block fill(Block block, Map<String, Object> properties, String path, Values expressions) {
        properties.forEach((key, value) -> {
            String at = path.isEmpty() ? key : path + "." + key;
            if (!left.contains(at)) {
                property(block, key, at, value, expressions);
            }
        });
        return block;
    }

    private void property(Block block, String key, String path, Object value, Values expressions) {
        String name = names.getOrDefault(path, TerraformNames.words(key));
        if (values.containsKey(path)) {
            block.with(name, values.get(path).apply(value, expressions));
        } else if (key.equals("Tags") && path.equals("Tags")) {
            block.with(name, expressions.of(tags(value)));
        } else if (value instanceof Map<?, ?>) {
            fill(lifted.contains(path) ? block : block.nested(name), Trees.map(value), path, expressions);
        } else if (value instanceof List<?> list && list.stream().anyMatch(i -> i instanceof Map<?, ?>)) {
            list.forEach(i -> fill(block.nested(name), Trees.map(i), path, expressions));
        } else if (!value.equals(Intrinsic.ref("AWS::NoValue"))) {
            block.with(name, expressions.of(value));
        }
    }

    private static Object tags(Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        Map<String, Object> tags = new java.util.LinkedHashMap<>();
        list.forEach(t ->
                tags.put(String.valueOf(Trees.map(t).get("Key")), Trees.map(t).get("Value")));
        return tags;
    }
}
