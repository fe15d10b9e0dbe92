package fanfare.model.check;

import static fanfare.model.check.Problem.error;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Measure;
import fanfare.model.design.Objective.Scope;
import fanfare.model.kind.Function;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Role;
import fanfare.model.kind.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The objectives of a design. */
final class ObjectiveCheck {
    private static final Set<Measure> OF_FUNCTIONS = Set.of(Measure.COLD_START_RATE, Measure.ENVIRONMENTS_MAX);

    /** What is followed through the design; all else only a kind or a connection with such a metric has. */
    private static final Set<Role> FOLLOWED = Set.of(Role.PROJECTION_LAG, Role.LOST);

    private final Design design;
    private final Map<String, Component> components;
    private final List<Problem> problems;

    ObjectiveCheck(Design design, Map<String, Component> components, List<Problem> problems) {
        this.design = design;
        this.components = components;
        this.problems = problems;
    }

    void run() {
        for (int i = 0; i < design.objectives().size(); i++) {
            one(design.objectives().get(i), Pointers.to("objectives", i));
        }
    }

    private void one(Objective o, String where) {
        Measure m = o.measure();
        if (m.ofComponent() && o.of().isEmpty()) {
            add(where, "“" + m.word() + "” is measured at a component, but none is named", "Add \"of\" with its name.");
        } else if (m.scope() == Scope.DESIGN && o.of().isPresent()) {
            add(
                    where + "/of",
                    "“" + m.word() + "” is measured over the whole design, not at a component",
                    "Remove \"of\".");
        }
        o.of().ifPresent(name -> component(m, name, where + "/of"));
        Optional<Role> role = m.role().filter(r -> !FOLLOWED.contains(r));
        if (o.of().isEmpty()
                && role.isPresent()
                && components.values().stream().noneMatch(c -> observes(c, role.get()))) {
            add(
                    where,
                    "“" + m.word() + "” is observed nowhere in this design, so it would always be met",
                    "Remove the objective.");
        }
        if (!(o.limit() >= 0 && o.limit() <= 1e18) || (m.unit() == Unit.SHARE && o.limit() > 1)) {
            add(
                    where,
                    "the limit is out of bounds: expected "
                            + (m.unit() == Unit.SHARE ? "0 % to 100 %" : "zero or more"),
                    "");
        }
    }

    private void component(Measure m, String name, String where) {
        Optional<Component> found = Optional.ofNullable(components.get(name));
        if (found.isEmpty()) {
            List<String> names = List.copyOf(components.keySet());
            add(where, "there is no component “" + name + "”", Nearest.advice(name, names));
        } else if (OF_FUNCTIONS.contains(m) && !found.get().kind().equals(Function.KIND)) {
            add(
                    where,
                    "“" + m.word() + "” is measured at functions, and “" + name + "” is a "
                            + found.get().kind(),
                    "");
        } else if (m.metric().isPresent() && !words(found.get()).contains(m.word())) {
            add(
                    where,
                    "“" + name + "” is a " + found.get().kind() + ", which is not observed by “" + m.word() + "”",
                    Nearest.advice(m.word(), words(found.get())));
        } else if (found.get().kind().equals(Resource.KIND)) {
            add(
                    where,
                    "“" + name + "” is a resource, which takes no part in the simulation",
                    "Name another component.");
        } else if (m.role().filter(r -> !FOLLOWED.contains(r)).isPresent()
                && !observes(found.get(), m.role().get())) {
            add(
                    where,
                    "“" + m.word() + "” is not observed at “" + name + "”, so it would always be met",
                    advice(m.role().get()));
        }
    }

    private boolean observes(Component c, Role role) {
        return Stream.concat(
                        c.kind().metrics().stream(),
                        design.connections().stream()
                                .filter(to -> to.to().equals(c.name()))
                                .flatMap(to -> to.as().metrics().stream()))
                .anyMatch(metric -> metric.role().equals(Optional.of(role)));
    }

    private String advice(Role role) {
        List<String> names = components.values().stream()
                .filter(c -> observes(c, role))
                .map(c -> "“" + c.name() + "”")
                .toList();
        return names.isEmpty()
                ? "No component of this design observes it; remove the objective."
                : "Name one that observes it: " + String.join(", ", names) + ".";
    }

    private static List<String> words(Component c) {
        return Measure.ofKind(c.kind()).stream().map(Measure::word).toList();
    }

    private void add(String where, String message, String remedy) {
        problems.add(error(where, message, remedy));
    }
}
