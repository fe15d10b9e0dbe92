package fanfare.exporters.cdk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Properties while they are gathered; what is absent is left out. */
final class Props {
    private final Map<String, Ts> entries = new LinkedHashMap<>();

    static Props none() {
        return new Props();
    }

    static Props of(String name, Ts value) {
        return none().and(name, value);
    }

    Props and(String name, Ts value) {
        entries.put(name, value);
        return this;
    }

    Props and(String name, Optional<Ts> value) {
        value.ifPresent(v -> entries.put(name, v));
        return this;
    }

    Props flag(String name, boolean said) {
        return said ? and(name, Ts.code("true")) : this;
    }

    Map<String, Ts> entries() {
        return entries;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Ts object() {
        return new Ts.Obj(entries);
    }

    /** A constructor's call with these properties last; without them if there is none. */
    Ts make(String type, Ts... before) {
        return Ts.make(type, with(before));
    }

    /** A function's call with these properties last; without them if there is none. */
    Ts call(String function, Ts... before) {
        return Ts.call(function, with(before));
    }

    /** A method's call with these properties last; without them if there is none. */
    Ts on(String id, String method, Ts... before) {
        return Ts.on(id, method, with(before));
    }

    /** Arguments with these properties last; without them if there is none. */
    Ts[] with(Ts... before) {
        return entries.isEmpty()
                ? before
                : Stream.concat(Arrays.stream(before), Stream.of(object())).toArray(Ts[]::new);
    }

    /** A construct of this type in the stack. */
    Statement making(String id, String type) {
        return making(id, id, type);
    }

    /** A construct of this type in the stack, whose id in the stack is another. */
    Statement making(String id, String inStack, String type) {
        return Statement.making(id, make(type, Ts.code("this"), Ts.text(inStack)));
    }
}
