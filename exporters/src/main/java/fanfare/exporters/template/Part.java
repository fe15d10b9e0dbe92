package fanfare.exporters.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a template and the line where it begins, from 1; 0 for parts that no text says. An intrinsic function is a
 * {@link Call} under its long name, whether the text has the short or the long form.
 */
public sealed interface Part {
    /** What is not there. */
    Part NONE = new Text("", true, 0);

    /** Where it begins. */
    int line();

    /**
     * A single value.
     *
     * @param plain written without quotes, so that it may be a number, a truth value or nothing
     */
    record Text(String text, boolean plain, int line) implements Part {}

    /** A list. */
    record Items(List<Part> items, int line) implements Part {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Named parts, in the order of the text. */
    record Fields(Map<String, Part> fields, int line) implements Part {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** An intrinsic function: {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub}, {@code Condition}. */
    record Call(String function, Part argument, int line) implements Part {
        /** True for this function. */
        public boolean is(String name) {
            return function.equals(name);
        }
    }

    /** A value that no text says. */
    static Part text(String value) {
        return new Text(value, false, 0);
    }

    /** A call that no text says. */
    static Part call(String function, Part argument) {
        return new Call(function, argument, argument.line());
    }

    /** A reference to a resource or parameter. */
    static Part ref(String name, int line) {
        return new Call("Ref", new Text(name, false, line), line);
    }

    /** An attribute of a resource. */
    static Part attribute(String resource, String attribute, int line) {
        return new Call("Fn::GetAtt", new Items(List.of(new Text(resource, false, line), text(attribute)), line), line);
    }

    /** A list that no text says. */
    static Part items(Part... items) {
        return new Items(List.of(items), items.length == 0 ? 0 : items[0].line());
    }

    /** Fields from names and parts in turn; absent parts are left out. */
    static Part fields(int line, Object... namesAndParts) {
        Map<String, Part> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndParts.length; i += 2) {
            if (namesAndParts[i + 1] instanceof Part p && p.exists()) {
                fields.put((String) namesAndParts[i], p);
            }
        }
        return new Fields(fields, line);
    }

    /** True unless it is absent or null. */
    default boolean exists() {
        return !(this instanceof Text t && t.plain && isNull(t.text));
    }

    private static boolean isNull(String text) {
        return text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL");
    }

    /** The field of this name, or {@link #NONE}. */
    default Part at(String field) {
        return this instanceof Fields f ? f.fields.getOrDefault(field, NONE) : NONE;
    }

    /** The field at the end of a path of names. */
    default Part at(String field, String... further) {
        Part at = at(field);
        for (String f : further) {
            at = at.at(f);
        }
        return at;
    }

    /** The first of these fields that is there. */
    default Part anyOf(String... names) {
        return Stream.of(names).map(this::at).filter(Part::exists).findFirst().orElse(NONE);
    }

    /** Named parts, empty if there are none. */
    default Map<String, Part> entries() {
        return this instanceof Fields f ? f.fields : Map.of();
    }

    /** The items of a list; a single part is a list of one, an absent one of none. */
    default List<Part> list() {
        if (this instanceof Items i) {
            return i.items;
        }
        return exists() ? List.of(this) : List.of();
    }

    /** The words of a value that is one. */
    default Optional<String> words() {
        return this instanceof Text t && t.exists() ? Optional.of(t.text) : Optional.empty();
    }

    /** The words of a value, empty if it is not one. */
    default String wordsOr(String otherwise) {
        return words().orElse(otherwise);
    }

    /** True for a value that says so. */
    default boolean isTrue() {
        return words().filter(w -> w.equalsIgnoreCase("true") || w.equalsIgnoreCase("yes") || w.equals("1"))
                .isPresent();
    }

    /** A copy with one more field; what is no named parts becomes one. */
    default Part with(String name, Part value) {
        Map<String, Part> fields = new LinkedHashMap<>(entries());
        fields.put(name, value);
        return new Fields(fields, line());
    }

    /** A copy without these fields. */
    default Part without(String... names) {
        if (!(this instanceof Fields f)) {
            return this;
        }
        Map<String, Part> fields = new LinkedHashMap<>(f.fields);
        List.of(names).forEach(fields::remove);
        return new Fields(fields, f.line);
    }

    /** Every part that a choice by condition may turn out to be, lists laid flat. */
    default List<Part> alternatives() {
        List<Part> all = new ArrayList<>();
        collect(this, all);
        return all;
    }

    private static void collect(Part part, List<Part> into) {
        if (part instanceof Items i) {
            i.items.forEach(p -> collect(p, into));
        } else if (part instanceof Call c && c.is("Fn::If") && c.argument.list().size() == 3) {
            c.argument.list().subList(1, 3).stream().filter(p -> !isNoValue(p)).forEach(p -> collect(p, into));
        } else if (part.exists()) {
            into.add(part);
        }
    }

    /** True for {@code !Ref AWS::NoValue}. */
    static boolean isNoValue(Part part) {
        return part instanceof Call c && c.is("Ref") && c.argument.wordsOr("").equals("AWS::NoValue");
    }
}
