package fanfare.model.check;

import fanfare.model.design.Settings;
import fanfare.model.kind.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values against the bounds of their properties. */
final class Values {
    private Values() {}

    static List<Problem> check(Declared declared, Settings set, String where) {
        List<Problem> problems = new ArrayList<>();
        for (Settings.Entry<?> e : set.entries()) {
            String at = where + Pointers.to(e.property().name());
            if (!declared.properties().contains(e.property())) {
                problems.add(Problem.error(
                        at,
                        "a " + declared.title().toLowerCase(Locale.ROOT) + " has no property “" + e.property() + "”",
                        "Remove it."));
            } else {
                wrong(e).ifPresent(what -> problems.add(Problem.error(at, what, "")));
            }
        }
        return problems;
    }

    private static <T> Optional<String> wrong(Settings.Entry<T> e) {
        return e.property().type().check(e.value());
    }
}
