package fanfare.exporters.reading;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Api;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.WebSocketApi;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who calls what a template describes: templates do not say, and nothing happens without. */
final class Callers {
    private static final double RATE = 10;
    private static final long HOUR = 3_600_000_000_000L;
    private static final Set<Kind> FRONT = Set.of(Api.KIND, Cdn.KIND, GraphQlApi.KIND, WebSocketApi.KIND);
    private static final Set<Kind> NO_DOORS = Set.of(Function.KIND, Client.KIND, Schedule.KIND);
    private static final Set<Interaction> NOT_INCOMING = Set.of(DeadLetter.INTERACTION, Interactions.PUSH);

    private Callers() {}

    /**
     * With clients where requests and messages come in, and a scenario of steady traffic.
     *
     * @param deploying functions that only a deployment calls
     */
    static Design added(Design design, Set<String> deploying) {
        Design next = calling(design, "Users", doors(design, FRONT::contains, deploying));
        next = calling(next, "Senders", doors(design, k -> !FRONT.contains(k), deploying));
        next = intoCircles(next);
        next = moves(next) ? next : calling(next, "Callers", uncalled(next, deploying));
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        next.components().stream()
                .filter(c -> c.kind() == Client.KIND)
                .forEach(c -> traffic.put(c.name(), new Traffic.Poisson(RATE)));
        return moves(next) ? next.with(Scenario.of("Steady traffic", traffic).lasting(HOUR, HOUR / 6)) : next;
    }

    private static boolean moves(Design design) {
        return design.components().stream().anyMatch(c -> c.kind() == Client.KIND || c.kind() == Schedule.KIND);
    }

    private static List<Component> doors(Design design, Predicate<Kind> kinds, Set<String> deploying) {
        return design.components().stream()
                .filter(c -> !NO_DOORS.contains(c.kind()) && kinds.test(c.kind()))
                .filter(c -> leads(design, c))
                .filter(c -> design.to(c.name())
                        .allMatch(x -> NOT_INCOMING.contains(x.as()) || deploying.contains(x.from())))
                .toList();
    }

    /** Something else follows that is no failure. */
    private static boolean leads(Design design, Component c) {
        return design.from(c.name()).anyMatch(x -> x.as() != DeadLetter.INTERACTION && !x.to().equals(c.name()));
    }

    /** Functions that nobody here calls and that do something: all that begins when no door is in the template. */
    private static List<Component> uncalled(Design design, Set<String> deploying) {
        return design.components().stream()
                .filter(c -> c.kind() == Function.KIND && leads(design, c) && !deploying.contains(c.name()))
                .filter(c -> design.to(c.name()).allMatch(x -> x.from().equals(c.name())))
                .toList();
    }

    /** What only its own effects come back to, such as a bus on whose events its listeners put more. */
    private static Design intoCircles(Design design) {
        Design next = design;
        Optional<Component> first = inCircle(next);
        while (first.isPresent()) {
            Design more = calling(next, FRONT.contains(first.get().kind()) ? "Users" : "Senders", List.of(first.get()));
            if (more.connections().size() == next.connections().size()) {
                return next;
            }
            next = more;
            first = inCircle(next);
        }
        return next;
    }

    /** The first door of a circle that no client and no schedule reaches. */
    private static Optional<Component> inCircle(Design design) {
        Set<String> reached = new HashSet<>();
        design.components().stream()
                .filter(c -> c.kind() == Client.KIND || c.kind() == Schedule.KIND)
                .forEach(c -> reached.addAll(from(design, c.name())));
        return design.components().stream()
                .filter(c -> !NO_DOORS.contains(c.kind()) && !reached.contains(c.name()))
                .filter(c -> from(design, c.name()).containsAll(origins(design, c.name())))
                .filter(c ->
                        design.from(c.name()).anyMatch(x -> from(design, x.to()).contains(c.name())))
                .filter(c -> !ConnectionRules.between(Component.of("Any", Client.KIND), c)
                        .interactions()
                        .isEmpty())
                .findFirst();
    }

    /** All that can be reached from a component, itself included. */
    private static Set<String> from(Design design, String start) {
        Set<String> seen = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            design.from(open.pop()).map(Connection::to).filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    /** All from which a component can be reached. */
    private static Set<String> origins(Design design, String end) {
        Set<String> seen = new HashSet<>(Set.of(end));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            design.to(open.pop()).map(Connection::from).filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    private static Design calling(Design design, String name, List<Component> doors) {
        Optional<Component> there = design.component(name).filter(c -> c.kind() == Client.KIND);
        Component client = there.orElseGet(() -> Component.of(free(design, name), Client.KIND));
        Design next = there.isPresent() ? design : design.with(client);
        boolean any = false;
        for (Component door : doors) {
            List<Interaction> as = ConnectionRules.between(client, door).interactions().stream()
                    .filter(i -> !i.name().equals("read"))
                    .toList();
            if (!as.isEmpty()) {
                next = next.with(Connection.of(client.name(), as.get(0), door.name()));
                any = true;
            }
        }
        return any ? next : design;
    }

    static String free(Design design, String wanted) {
        String name = wanted;
        for (int i = 2; design.component(name).isPresent(); i++) {
            name = wanted + i;
        }
        return name;
    }
}
