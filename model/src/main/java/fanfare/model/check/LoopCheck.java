package fanfare.model.check;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.graph.DesignGraph;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Circles in which events or calls would go round without end. Circles that something may leave are legal. */
final class LoopCheck {
    private final Design design;
    private final Map<String, Component> components;
    private final List<Problem> problems;

    LoopCheck(Design design, Map<String, Component> components, List<Problem> problems) {
        this.design = design;
        this.components = components;
        this.problems = problems;
    }

    void run() {
        find(
                c -> c.as().equals(DeadLetter.INTERACTION) && isKind(c.from(), Queue.KIND),
                "dead-letter queues in a circle",
                "Let the last queue keep its messages.");
        find(
                c -> c.as().equals(Deliver.INTERACTION)
                        && isKind(c.from(), Bus.KIND)
                        && isKind(c.to(), Bus.KIND)
                        && c.get(Deliver.MATCHING) >= 1,
                "buses that hand every event round in a circle",
                "Let one rule match less than everything.");
        find(
                LoopCheck::certainCall,
                "calls that wait for each other in a circle without end",
                "Make one of them asynchronous, or give it a probability below 1.");
    }

    private boolean isKind(String name, fanfare.model.kind.Kind kind) {
        return Optional.ofNullable(components.get(name))
                .map(Component::kind)
                .filter(k -> k.equals(kind))
                .isPresent();
    }

    private static boolean certainCall(Connection c) {
        return c.as().equals(Interactions.INVOKE)
                && c.get(Call.PROBABILITY) >= 1
                && !c.get(Call.CALLS).equals(Distribution.constant(0));
    }

    private void find(Predicate<Connection> along, String what, String remedy) {
        for (List<String> circle : DesignGraph.of(design, along).cycles()) {
            List<String> names = new java.util.ArrayList<>(circle);
            names.add(circle.get(0));
            problems.add(Problem.error(
                    Pointers.to("components", circle.get(0)), what + ": " + String.join(" → ", names), remedy));
        }
    }
}
