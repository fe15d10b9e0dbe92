package fanfare.model.edit;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.util.List;

/** Deletes a component and connects what was before it with what was behind it, wherever the rules allow. */
public record DeleteAndReconnect(String component) implements Edit {
    @Override
    public String label() {
        return "Delete " + component + " and reconnect";
    }

    @Override
    public Design apply(Design before) {
        if (before.component(component).isEmpty()) {
            return before;
        }
        List<Component> senders = neighbours(before, before.to(component).map(Connection::from));
        List<Component> receivers = neighbours(before, before.from(component).map(Connection::to));
        Design after = before.without(component);
        for (Component from : senders) {
            for (Component to : receivers) {
                after = connect(after, from, to);
            }
        }
        return after;
    }

    private List<Component> neighbours(Design before, java.util.stream.Stream<String> names) {
        return names.distinct()
                .filter(n -> !n.equals(component))
                .flatMap(n -> before.component(n).stream())
                .toList();
    }

    private static Design connect(Design design, Component from, Component to) {
        boolean already = design.from(from.name()).anyMatch(c -> c.to().equals(to.name()));
        return !already && ConnectionRules.between(design, from, to) instanceof Verdict.Allowed allowed
                ? design.with(Connection.of(from.name(), allowed.as().get(0), to.name()))
                : design;
    }
}
