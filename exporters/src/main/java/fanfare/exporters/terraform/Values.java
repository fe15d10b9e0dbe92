package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.call;
import static fanfare.exporters.terraform.Expression.code;
import static fanfare.exporters.terraform.Expression.text;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns values of CloudFormation into expressions. */
final class Values {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

    /** A field of a secret that CloudFormation looks up while it deploys. */
    private static final Pattern SECRET =
            Pattern.compile("\\{\\{resolve:secretsmanager:\\$\\{(\\w+)}:SecretString:(\\w+)}}");

    /** Names of what is referred to. */
    interface Names {
        /** What {@code Ref} gives. */
        Expression reference(String name);

        /** What {@code Fn::GetAtt} gives. */
        Expression attribute(String resource, String attribute);

        /** A field of a secret's value. */
        Expression secret(String resource, String field);

        /** Something that has no counterpart; said once. */
        void unknown(String what);
    }

    private final Names names;

    Values(Names names) {
        this.names = names;
    }

    /** A value, whatever it is. */
    Expression of(Object value) {
        if (value instanceof Intrinsic intrinsic) {
            return intrinsic(intrinsic);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Expression> fields = new LinkedHashMap<>();
            map.forEach((key, v) -> fields.put(key.toString(), of(v)));
            return new Expression.Fields(fields);
        } else if (value instanceof List<?> list) {
            return new Expression.Items(list.stream().map(this::of).toList());
        } else if (value instanceof Number || value instanceof Boolean) {
            return code(value.toString());
        }
        return value == null ? code("null") : text(value.toString());
    }

    /** A value as JSON; what is a text already stays so. */
    Expression json(Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?> ? call("jsonencode", of(value)) : of(value);
    }

    private Expression intrinsic(Intrinsic intrinsic) {
        if (intrinsic instanceof Intrinsic.Ref ref) {
            return names.reference(ref.name());
        } else if (intrinsic instanceof Intrinsic.GetAtt att) {
            return names.attribute(att.resource(), att.attribute());
        } else if (intrinsic instanceof Intrinsic.Sub sub) {
            return filledIn(sub.text(), sub.variables());
        }
        Intrinsic.Call call = (Intrinsic.Call) intrinsic;
        return function(call.function(), call.argument());
    }

    /** A text with {@code ${Name}} in it, these variables coming first. */
    Expression filledIn(String text, Map<String, Object> variables) {
        Matcher secret = SECRET.matcher(text);
        if (secret.matches()) {
            return names.secret(secret.group(1), secret.group(2));
        }
        List<Expression> parts = new ArrayList<>();
        Matcher m = PLACE.matcher(text);
        int end = 0;
        while (m.find()) {
            parts.add(text(text.substring(end, m.start())));
            parts.add(place(m.group(1), variables));
            end = m.end();
        }
        parts.add(text(text.substring(end)));
        return asText(Expression.joined(parts));
    }

    private Expression place(String name, Map<String, Object> variables) {
        if (name.startsWith("!")) {
            return text("${" + name.substring(1) + "}");
        } else if (variables.containsKey(name)) {
            return of(variables.get(name));
        }
        int point = name.indexOf('.');
        return point < 0 ? names.reference(name) : names.attribute(name.substring(0, point), name.substring(point + 1));
    }

    /** A number within a text alone is a text. */
    private static Expression asText(Expression e) {
        return e instanceof Expression.Code c && c.code().matches("[0-9.]+") ? text(c.code()) : e;
    }

    private Expression function(String function, Object argument) {
        List<?> arguments = Trees.list(argument);
        switch (function) {
            case "Fn::Join":
                return join(String.valueOf(arguments.get(0)), arguments.get(1));
            case "Fn::Select":
                return call("element", of(arguments.get(1)), index(arguments.get(0)));
            case "Fn::Split":
                return call("split", of(arguments.get(0)), of(arguments.get(1)));
            case "Fn::Base64":
                return call("base64encode", of(argument));
            case "Fn::ToJsonString":
                return call("jsonencode", of(argument));
            case "Fn::Length":
                return call("length", of(argument));
            default:
                names.unknown(function);
                return code("null");
        }
    }

    private Expression index(Object index) {
        return index instanceof String s ? code(s) : of(index);
    }

    private Expression join(String between, Object list) {
        if (!(list instanceof List<?> items) || items.stream().anyMatch(i -> i instanceof Intrinsic.Call)) {
            return call("join", text(between), of(list));
        }
        List<Expression> parts = new ArrayList<>();
        for (Object item : items) {
            if (!parts.isEmpty()) {
                parts.add(text(between));
            }
            parts.add(of(item));
        }
        return Expression.joined(parts);
    }
}
