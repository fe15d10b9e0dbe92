package fanfare.exporters.cdk;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values of a template are in TypeScript. */
final class Values {
    private static final Pattern NAME = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final Map<String, String> OF_STACK = Map.of(
            "AWS::Region", "this.region",
            "AWS::AccountId", "this.account",
            "AWS::Partition", "this.partition",
            "AWS::StackName", "this.stackName",
            "AWS::StackId", "this.stackId",
            "AWS::URLSuffix", "this.urlSuffix",
            "AWS::NoValue", "cdk.Aws.NO_VALUE");

    /** Properties whose contents the library takes as they are. */
    private static final Set<String> AS_THEY_ARE = Set.of(
            "PolicyDocument", "AssumeRolePolicyDocument", "EventPattern", "FilterPolicy", "RedrivePolicy", "Options");

    /** Numbers that the library wants as texts. */
    private static final Set<String> TEXTS = Set.of("Cpu", "Memory", "AllocatedStorage");

    private final Stack stack;

    Values(Stack stack) {
        this.stack = stack;
    }

    /** A value with the keys of its maps as they are. */
    Ts of(Object value) {
        return of(value, false);
    }

    /** A value with the keys of its maps as the library's low-level constructs want them. */
    Ts typed(Object value) {
        return of(value, true);
    }

    /** The items of a list, each a value. */
    List<Ts> all(List<?> values) {
        return values.stream().map(this::of).toList();
    }

    private Ts of(Object value, boolean typed) {
        if (value instanceof Intrinsic intrinsic) {
            return intrinsic(intrinsic);
        } else if (value instanceof Map<?, ?> map) {
            return object(map, typed);
        } else if (value instanceof List<?> list) {
            return Ts.list(list.stream().map(v -> of(v, typed)).toList());
        } else if (value instanceof Double d) {
            return Ts.code(d == StrictMath.rint(d) && Math.abs(d) < 1e15 ? Long.toString(d.longValue()) : d.toString());
        } else if (value instanceof Number || value instanceof Boolean) {
            return Ts.code(value.toString());
        }
        return value == null ? Ts.code("null") : Ts.text(value.toString());
    }

    private Ts object(Map<?, ?> map, boolean typed) {
        Map<String, Ts> entries = new LinkedHashMap<>();
        map.forEach((k, v) -> {
            String key = k.toString();
            Object said = typed && TEXTS.contains(key) && v instanceof Number ? v.toString() : v;
            entries.put(typed ? Names.camel(key) : key, of(said, typed && !AS_THEY_ARE.contains(key)));
        });
        return new Ts.Obj(entries);
    }

    private Ts intrinsic(Intrinsic value) {
        if (value instanceof Intrinsic.Ref r) {
            return reference(r.name());
        } else if (value instanceof Intrinsic.GetAtt g) {
            return stack.member(g.resource(), g.attribute());
        } else if (value instanceof Intrinsic.Sub s) {
            return substituted(s.text(), s.variables());
        }
        Intrinsic.Call call = (Intrinsic.Call) value;
        List<?> arguments = call.argument() instanceof List<?> l ? l : List.of(call.argument());
        return new Ts.Call(
                Ts.code("cdk.Fn." + Names.camel(call.function().replace("Fn::", ""))),
                arguments.stream()
                        .map(a -> call.function().equals("Fn::Select") ? index(a) : of(a))
                        .toList());
    }

    private Ts index(Object value) {
        return value instanceof String s && s.matches("[0-9]+") ? Ts.code(s) : of(value);
    }

    private Ts reference(String name) {
        return OF_STACK.containsKey(name) ? Ts.code(OF_STACK.get(name)) : stack.member(name, "");
    }

    private Ts attribute(String path) {
        int dot = path.indexOf('.');
        return stack.member(path.substring(0, dot), path.substring(dot + 1));
    }

    private Ts substituted(String text, Map<String, Object> own) {
        String said = stack.named(text);
        List<Ts> parts = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        Matcher names = NAME.matcher(said);
        int end = 0;
        while (names.find()) {
            before.append(said, end, names.start());
            end = names.end();
            String name = names.group(2);
            if (!names.group(1).isEmpty()) {
                before.append("${").append(name).append('}');
                continue;
            }
            Ts value = own.containsKey(name)
                    ? of(own.get(name))
                    : name.indexOf('.') < 0 ? reference(name) : attribute(name);
            if (value instanceof Ts.Text t) {
                before.append(t.value());
                continue;
            }
            parts.add(Ts.text(before.toString()));
            before.setLength(0);
            parts.add(value);
        }
        parts.add(Ts.text(before.append(said.substring(end)).toString()));
        parts.removeIf(p -> p instanceof Ts.Text t && t.value().isEmpty());
        if (parts.isEmpty()) {
            return Ts.text("");
        }
        boolean single = parts.size() == 1;
        return single ? parts.get(0) : new Ts.Template(parts);
    }

    /** The id of the construct that a value refers to: {@code Jobs} for its ARN, {@code Read.Alias} for an alias. */
    Optional<String> target(Object value) {
        Ts said = of(value);
        return said instanceof Ts.Var v && stack.isConstruct(v.id()) ? Optional.of(v.id()) : Optional.empty();
    }
}
