package fanfare.app.desktop.scenario;

import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.edit.AddScenario;
import fanfare.model.edit.Edit;
import fanfare.model.edit.Names;
import fanfare.model.edit.RemoveScenario;
import fanfare.model.edit.SetObjectives;
import fanfare.model.edit.SetScenario;
import fanfare.model.kind.Client;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the editor shows of a design, and the edits that it may ask for. A change that would break the design is answered
 * by its problem instead of an edit.
 *
 * @param design what is edited
 * @param chosen the scenario that is looked at; empty when there is none
 */
record Draft(Design design, Optional<Scenario> chosen) {
    private static final double START = 10;

    static Draft of(Design design, Optional<String> name) {
        return new Draft(
                design,
                name.flatMap(design::scenario)
                        .or(() -> design.scenarios().stream().findFirst()));
    }

    /** The clients, which send traffic. */
    List<String> clients() {
        return design.components().stream()
                .filter(c -> c.kind() == Client.KIND)
                .map(Component::name)
                .toList();
    }

    /** The traffic of a client in the chosen scenario. */
    Optional<Traffic> traffic(String client) {
        return chosen.map(s -> s.traffic().get(client));
    }

    /** A new scenario in which every client sends a little. */
    AddScenario added() {
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        clients().forEach(c -> traffic.put(c, new Traffic.Poisson(START)));
        return new AddScenario(Scenario.of(free("Scenario"), traffic));
    }

    /** The chosen scenario once more under another name. */
    AddScenario duplicated() {
        Scenario s = chosen.orElseThrow();
        return new AddScenario(s.named(free(s.name() + " copy")));
    }

    private String free(String wanted) {
        TreeSet<String> taken = new TreeSet<>();
        design.scenarios().forEach(s -> taken.add(s.name()));
        return Names.fresh(taken, wanted);
    }

    RemoveScenario removed() {
        return new RemoveScenario(chosen.orElseThrow().name());
    }

    /** Throws with a sentence if the chosen scenario cannot have this name. */
    void checkName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a scenario needs a name");
        }
        String own = chosen.orElseThrow().name();
        if (!own.equals(name.strip()) && design.scenario(name.strip()).isPresent()) {
            throw new IllegalArgumentException("there is a scenario “" + name.strip() + "” already");
        }
    }

    Edit changed(Scenario to) {
        return new SetScenario(chosen.orElseThrow().name(), to);
    }

    /** The chosen scenario with other traffic of one client, or none. */
    Scenario with(String client, Optional<Traffic> traffic) {
        Map<String, Traffic> all = new LinkedHashMap<>(chosen.orElseThrow().traffic());
        traffic.ifPresentOrElse(t -> all.put(client, t), () -> all.remove(client));
        return chosen.orElseThrow().with(all);
    }

    Edit changed(List<Objective> objectives) {
        return new SetObjectives(objectives);
    }

    /** Throws with a sentence if an edit would break what is whole now. */
    void check(Edit edit) {
        List<Problem> before = DesignCheck.check(design);
        List<Problem> after = new ArrayList<>(DesignCheck.check(edit.apply(design)));
        after.removeAll(before);
        after.stream().filter(Problem::isError).findFirst().ifPresent(p -> {
            throw new IllegalArgumentException(p.message());
        });
    }
}
