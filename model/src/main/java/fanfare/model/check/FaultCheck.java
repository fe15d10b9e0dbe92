package fanfare.model.check;

import static fanfare.model.check.Problem.error;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The faults on a scenario's time-line. */
final class FaultCheck {
    private static final Set<Kind> HAVE_CAPACITY = Set.of(Stream.KIND, External.KIND, Container.KIND, Database.KIND);
    private static final Set<Kind> RESTARTS = Set.of(Function.KIND, Container.KIND);

    private final Design design;
    private final Map<String, Component> components;
    private final List<Problem> problems;

    FaultCheck(Design design, Map<String, Component> components, List<Problem> problems) {
        this.design = design;
        this.components = components;
        this.problems = problems;
    }

    void run(Scenario s, String where) {
        for (int i = 0; i < s.faults().size(); i++) {
            one(s.faults().get(i), s, where + Pointers.to("faults", i));
        }
    }

    private void one(Fault f, Scenario s, String where) {
        Component on = components.get(f.on());
        if (on == null) {
            add(where + "/on", "there is no component “" + f.on() + "”", near(f.on()));
            return;
        }
        kind(f, on, where);
        f.from().ifPresent(from -> {
            if (design.from(from).noneMatch(c -> c.to().equals(f.on()))) {
                add(where + "/from", "nothing leads from “" + from + "” to “" + f.on() + "”", near(from));
            }
        });
        times(f, s, where);
        if (!(f.share() > 0 && f.share() <= 1)) {
            add(
                    where + "/share",
                    "a share of " + f.share() + " is out of bounds: expected more than 0 and at most 1",
                    "");
        }
    }

    private String near(String name) {
        return Nearest.advice(name, List.copyOf(components.keySet()));
    }

    private void kind(Fault f, Component on, String where) {
        if (on.kind() == Client.KIND || on.kind() == Schedule.KIND) {
            add(
                    where + "/on",
                    "“" + f.on() + "” is a " + on.kind() + " and receives nothing that could go wrong",
                    "Name the component that it calls.");
        } else if (f.type() == Fault.Type.RESTART && !RESTARTS.contains(on.kind())) {
            add(
                    where + "/on",
                    "“" + f.on() + "” is a " + on.kind() + " and has no execution environments",
                    "Name a function or a container.");
        } else if (f.type() == Fault.Type.LOSE_CAPACITY && !HAVE_CAPACITY.contains(on.kind())) {
            add(
                    where + "/on",
                    "“" + f.on() + "” is a " + on.kind() + " and has neither shards nor servers nor processors to lose",
                    "Name a stream, a container, a database or an external service, or use inject-api-throttle-error with a share.");
        }
    }

    private void times(Fault f, Scenario s, String where) {
        if (f.at() < 0 || f.at() >= s.duration()) {
            add(where + "/at", time(f.at()) + " is outside the run of " + time(s.duration()), "");
        } else if (!f.type().instant() && (f.lasting() <= 0 || f.lasting() > Scenario.LONGEST)) {
            add(where + "/for", time(f.lasting()) + " is out of bounds: expected more than 0", "");
        }
        if (f.type() == Fault.Type.ADD_DELAY && (f.delay() <= 0 || f.delay() > Scenario.LONGEST)) {
            add(where + "/delay", time(f.delay()) + " is out of bounds: expected more than 0", "");
        }
    }

    private static String time(long nanoseconds) {
        return Quantities.format(Unit.TIME, nanoseconds);
    }

    private void add(String where, String message, String remedy) {
        problems.add(error(where, message, remedy));
    }
}
