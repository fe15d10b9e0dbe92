package fanfare.exporters.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in HCL. */
sealed interface Expression {
    /** A text without anything to fill in. */
    record Text(String text) implements Expression {}

    /** A text with values in it: texts and expressions in turn. */
    record Template(List<Expression> parts) implements Expression {}

    /** What is written as it is: a reference, a number, {@code true}, {@code null}. */
    record Code(String code) implements Expression {}

    /** A call of one of Terraform's functions. */
    record Call(String function, List<Expression> arguments) implements Expression {}

    /** A list. */
    record Items(List<Expression> items) implements Expression {}

    /** An object or a map. */
    record Fields(Map<String, Expression> fields) implements Expression {}

    /** A text. */
    static Expression text(String text) {
        return new Text(text);
    }

    /** A reference, a number or a word of the language. */
    static Expression code(String code) {
        return new Code(code);
    }

    /** A call. */
    static Expression call(String function, Expression... arguments) {
        return new Call(function, List.of(arguments));
    }

    /** A list. */
    static Expression items(Expression... items) {
        return new Items(List.of(items));
    }

    /** An object with one field. */
    static Expression field(String name, Expression value) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return new Fields(fields);
    }

    /** Parts one after the other; neighbouring texts become one, and a single part stays what it is. */
    static Expression joined(List<Expression> parts) {
        List<Expression> flat = new ArrayList<>();
        for (Expression part : parts) {
            for (Expression p : part instanceof Template t ? t.parts() : List.of(part)) {
                Expression last = flat.isEmpty() ? null : flat.get(flat.size() - 1);
                if (p instanceof Text next && last instanceof Text before) {
                    flat.set(flat.size() - 1, new Text(before.text() + next.text()));
                } else if (!p.equals(new Text(""))) {
                    flat.add(p);
                }
            }
        }
        return flat.isEmpty() ? new Text("") : flat.size() == 1 ? flat.get(0) : new Template(List.copyOf(flat));
    }
}
