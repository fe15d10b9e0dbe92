package fanfare.model.check;

import static fanfare.model.check.Problem.error;
import static fanfare.model.check.Problem.warning;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Client;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scenarios of a design. */
final class ScenarioCheck {
    private static final int MOST_REPLICATIONS = 10_000;

    private final Design design;
    private final Map<String, Component> components;
    private final List<Problem> problems;

    ScenarioCheck(Design design, Map<String, Component> components, List<Problem> problems) {
        this.design = design;
        this.components = components;
        this.problems = problems;
    }

    void run() {
        Set<String> names = new HashSet<>();
        for (Scenario s : design.scenarios()) {
            String where = Pointers.to("scenarios", s.name());
            if (s.name().isBlank()) {
                add(where, "a scenario needs a name", "Give it one.");
            }
            if (!names.add(s.name())) {
                add(where, "the scenario “" + s.name() + "” exists twice", "Give one of the two another name.");
            }
            times(s, where);
            s.traffic().forEach((source, traffic) -> {
                String at = where + Pointers.to("traffic", source);
                source(source, at);
                TrafficCheck.check(traffic).ifPresent(wrong -> add(at, wrong, ""));
            });
            new FaultCheck(design, components, problems).run(s, where);
            silent(s, where);
        }
    }

    private void times(Scenario s, String where) {
        if (s.duration() <= 0 || s.duration() > Scenario.LONGEST) {
            add(
                    where + "/duration",
                    time(s.duration()) + " is out of bounds: expected more than 0 and at most 366 d",
                    "");
        } else if (s.warmUp() < 0 || s.warmUp() >= s.duration()) {
            add(
                    where + "/warmUp",
                    "a warm-up period of " + time(s.warmUp()) + " leaves nothing to measure in " + time(s.duration()),
                    "Make the warm-up period shorter than the duration.");
        }
        if (s.replications() < 1 || s.replications() > MOST_REPLICATIONS) {
            add(where + "/replications", s.replications() + " is out of bounds: expected 1 to 10000", "");
        }
    }

    private void source(String name, String where) {
        Optional<Component> source = Optional.ofNullable(components.get(name));
        if (source.isEmpty()) {
            List<String> clients = design.components().stream()
                    .filter(c -> c.kind().equals(Client.KIND))
                    .map(Component::name)
                    .toList();
            add(where, "there is no component “" + name + "” to send traffic", Nearest.advice(name, clients));
        } else if (source.get().kind().equals(Schedule.KIND)) {
            add(where, "“" + name + "” is a schedule, and fires by its own expression", "Remove its traffic.");
        } else if (!source.get().kind().equals(Client.KIND)) {
            add(
                    where,
                    "“" + name + "” is a " + source.get().kind() + "; only clients send traffic",
                    "Add a client that calls it, and give the traffic to the client.");
        }
    }

    private void silent(Scenario s, String where) {
        boolean scheduled = design.components().stream().anyMatch(c -> c.kind().equals(Schedule.KIND));
        if (s.traffic().isEmpty() && !scheduled) {
            problems.add(warning(where, "nothing happens: no client sends traffic", "Add traffic for a client."));
        }
    }

    private static String time(long nanoseconds) {
        return Quantities.format(Unit.TIME, nanoseconds);
    }

    private void add(String where, String message, String remedy) {
        problems.add(error(where, message, remedy));
    }
}
