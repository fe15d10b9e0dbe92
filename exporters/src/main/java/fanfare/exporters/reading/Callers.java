package fanfare.exporters.reading;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Api;
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who calls what a template describes: templates do not say, and nothing happens without. */
final class Callers {
    private static final double RATE = 10;
    private static final long HOUR = 3_600_000_000_000L;

    private Callers() {}

    /** With clients where requests and messages come in, and a scenario of steady traffic. */
    static Design added(Design design) {
        Design next = calling(
                design,
                "Users",
                design.components().stream()
                        .filter(c -> c.kind() == Api.KIND)
                        .filter(c -> isDoor(design, c))
                        .toList());
        List<Component> others = design.components().stream()
                .filter(c -> c.kind() != Api.KIND && c.kind() != Function.KIND && c.kind() != Client.KIND)
                .filter(c -> c.kind() != Schedule.KIND)
                .filter(c -> isDoor(design, c))
                .toList();
        next = calling(next, "Senders", others);
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        next.components().stream()
                .filter(c -> c.kind() == Client.KIND)
                .forEach(c -> traffic.put(c.name(), new Traffic.Poisson(RATE)));
        boolean moves = !traffic.isEmpty() || next.components().stream().anyMatch(c -> c.kind() == Schedule.KIND);
        return moves ? next.with(Scenario.of("Steady traffic", traffic).lasting(HOUR, HOUR / 6)) : next;
    }

    /** Something leaves it, and nothing but failures comes in. */
    private static boolean isDoor(Design design, Component c) {
        return design.from(c.name()).anyMatch(x -> x.as() != DeadLetter.INTERACTION)
                && design.to(c.name()).allMatch(x -> x.as() == DeadLetter.INTERACTION);
    }

    private static Design calling(Design design, String name, List<Component> doors) {
        Component client = Component.of(free(design, name), Client.KIND);
        Design next = design.with(client);
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
