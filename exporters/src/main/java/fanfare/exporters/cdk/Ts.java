package fanfare.exporters.cdk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An expression of TypeScript. Immutable; how it is laid out is the business of {@link TsText}. */
sealed interface Ts {
    /** A text; quotes and escapes are added when it is written. */
    record Text(String value) implements Ts {}

    /** Code that stands as it is and fits on a line: a name, a number, a constant such as {@code sqs.Queue}. */
    record Code(String code) implements Ts {}

    /** The constant that holds a construct, or a property of it if the member is not empty. */
    record Var(String id, String member) implements Ts {}

    /** A text with expressions in it: the parts are {@link Text}s, which stand for themselves, and others. */
    record Template(List<Ts> parts) implements Ts {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /** A call of a function, or of a constructor where the callee begins with {@code new}. */
    record Call(Ts callee, List<Ts> arguments) implements Ts {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A member of what an expression yields. */
    record Member(Ts of, String name) implements Ts {}

    /** An object; keys are quoted where they must be. */
    record Obj(Map<String, Ts> entries) implements Ts {
        public Obj {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** An array. */
    record Arr(List<Ts> items) implements Ts {
        public Arr {
            items = List.copyOf(items);
        }
    }

    static Ts text(String value) {
        return new Text(value);
    }

    static Ts code(String code) {
        return new Code(code);
    }

    static Ts var(String id) {
        return new Var(id, "");
    }

    static Ts make(String type, Ts... arguments) {
        return new Call(new Code("new " + type), List.of(arguments));
    }

    static Ts call(String function, Ts... arguments) {
        return new Call(new Code(function), List.of(arguments));
    }

    /** A call of a method of a construct. */
    static Ts on(String id, String method, Ts... arguments) {
        return new Call(new Var(id, method), List.of(arguments));
    }

    static Ts list(List<? extends Ts> items) {
        return new Arr(List.copyOf(items));
    }

    /** Whole seconds as the library's duration, in the largest unit that leaves no fraction. */
    static Ts seconds(long seconds) {
        if (seconds > 0 && seconds % 86_400 == 0) {
            return call("cdk.Duration.days", code(Long.toString(seconds / 86_400)));
        }
        if (seconds > 0 && seconds % 3600 == 0) {
            return call("cdk.Duration.hours", code(Long.toString(seconds / 3600)));
        }
        return seconds > 60 && seconds % 60 == 0
                ? call("cdk.Duration.minutes", code(Long.toString(seconds / 60)))
                : call("cdk.Duration.seconds", code(Long.toString(seconds)));
    }

    /** The ids of the constructs that an expression names. */
    default Set<String> uses() {
        Set<String> ids = new TreeSet<>();
        for (Ts part : parts()) {
            if (part instanceof Var v) {
                ids.add(v.id());
            }
        }
        return ids;
    }

    /** An expression and everything in it. */
    default List<Ts> parts() {
        List<Ts> all = new ArrayList<>();
        collect(this, all);
        return all;
    }

    private static void collect(Ts e, List<Ts> all) {
        all.add(e);
        if (e instanceof Template t) {
            t.parts().forEach(p -> collect(p, all));
        } else if (e instanceof Call c) {
            collect(c.callee(), all);
            c.arguments().forEach(a -> collect(a, all));
        } else if (e instanceof Member m) {
            collect(m.of(), all);
        } else if (e instanceof Obj o) {
            o.entries().values().forEach(v -> collect(v, all));
        } else if (e instanceof Arr a) {
            a.items().forEach(i -> collect(i, all));
        }
    }
}
