package fanfare.model.file;

import fanfare.model.check.Nearest;
import fanfare.model.check.Pointers;
import fanfare.model.check.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one JSON object while it is read: typed reads, and what nobody has asked for at the end. */
final class Fields {
    private final Json.Obj object;
    private final String pointer;
    private final List<Problem> problems;
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(Json.Obj object, String pointer, List<Problem> problems) {
        this.object = object;
        this.pointer = pointer;
        this.problems = problems;
    }

    /** The fields of a value that must be an object. */
    static Fields of(Json json, String pointer, List<Problem> problems) {
        if (json instanceof Json.Obj object) {
            return new Fields(object, pointer, problems);
        }
        throw new Misread(pointer, json.line(), "expected an object { … }, found " + json.article(), "");
    }

    /** The line of the object. */
    int line() {
        return object.line();
    }

    /** The object's JSON pointer. */
    String pointer() {
        return pointer;
    }

    /** A field's JSON pointer. */
    String pointer(String name) {
        return pointer + Pointers.to(name);
    }

    /** The fields' names, in their order. */
    Set<String> names() {
        return object.fields().keySet();
    }

    /** A field that may be missing. */
    Optional<Json> find(String name) {
        known.add(name);
        read.add(name);
        return Optional.ofNullable(object.fields().get(name));
    }

    /** A field that must be there. */
    Json need(String name, String what) {
        return find(name).orElseThrow(() -> wrong("“" + name + "” is missing: expected " + what, suggestion(name)));
    }

    private String suggestion(String name) {
        return Nearest.to(name, names().stream().filter(n -> !read.contains(n)).toList())
                .map(n -> "Did you mean it by “" + n + "”?")
                .orElse("");
    }

    /** A text that must be there. */
    String needText(String name, String what) {
        return text(name, need(name, what), what);
    }

    /** A text that may be missing. */
    Optional<String> findText(String name, String what) {
        return find(name).map(json -> text(name, json, what));
    }

    private String text(String name, Json json, String what) {
        if (json instanceof Json.Text t) {
            return t.text();
        }
        throw wrong(name, "expected " + what + " as text, found " + json.article(), "");
    }

    /** A whole number that may be missing. */
    Optional<Long> findWhole(String name, long min, long max) {
        return find(name).map(json -> {
            if (json instanceof Json.Num n) {
                BigDecimal value = new BigDecimal(n.digits());
                if (value.compareTo(BigDecimal.valueOf(min)) >= 0
                        && value.compareTo(BigDecimal.valueOf(max)) <= 0
                        && value.stripTrailingZeros().scale() <= 0) {
                    return value.longValueExact();
                }
            }
            throw wrong(name, "expected a whole number from " + min + " to " + max + ", found " + json.article(), "");
        });
    }

    /** An object that may be missing. */
    Optional<Fields> findObject(String name) {
        return find(name).map(json -> of(json, pointer(name), problems));
    }

    /** A list that may be missing. */
    List<Json> findList(String name) {
        Json json = find(name).orElse(new Json.Arr(List.of(), 0));
        if (json instanceof Json.Arr a) {
            return a.elements();
        }
        throw wrong(name, "expected a list [ … ], found " + json.article(), "");
    }

    /** An object in a list. */
    Fields element(String list, int index, Json json) {
        return of(json, pointer(list) + Pointers.to(index), problems);
    }

    /** A fault of the whole object. */
    Misread wrong(String message, String remedy) {
        return new Misread(pointer, object.line(), message, remedy);
    }

    /** A fault of one field. */
    Misread wrong(String name, String message, String remedy) {
        Json json = object.fields().get(name);
        return new Misread(pointer(name), json == null ? object.line() : json.line(), message, remedy);
    }

    /** Reports an error that does not end the reading of this object. */
    void report(Misread fault) {
        problems.add(fault.problem());
    }

    /** The names that the object could have, for suggestions. */
    void couldHave(String name) {
        known.add(name);
    }

    /** What nobody has asked for: kept as text, with a warning that says so. */
    Map<String, String> rest() {
        Map<String, String> rest = new LinkedHashMap<>();
        object.fields().forEach((name, json) -> {
            if (!read.contains(name)) {
                rest.put(name, JsonText.inline(json));
                problems.add(Problem.warning(
                                pointer(name),
                                "“" + name + "” is not a field that is known here; it is kept but has no effect",
                                Nearest.to(name, unused())
                                        .map(n -> "Did you mean “" + n + "”?")
                                        .orElse(""))
                        .in("", json.line()));
            }
        });
        return rest;
    }

    /** Where unknown fields would change the meaning: refuses them. */
    void noOthers() {
        for (String name : names()) {
            if (!read.contains(name)) {
                throw wrong(name, "“" + name + "” is not known here", Nearest.advice(name, unused()));
            }
        }
    }

    private List<String> unused() {
        List<String> unused = new ArrayList<>(known);
        unused.removeAll(names());
        return unused;
    }
}
