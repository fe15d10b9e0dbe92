package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Scenario;

/**
 * Changes a scenario, its name included.
 *
 * @param name its name until now
 * @param scenario what it becomes
 */
public record SetScenario(String name, Scenario scenario) implements Edit {
    @Override
    public String label() {
        return name.equals(scenario.name())
                ? "Change scenario " + name
                : "Rename scenario " + name + " to " + scenario.name();
    }

    @Override
    public Design apply(Design before) {
        boolean clash = !name.equals(scenario.name())
                && before.scenario(scenario.name()).isPresent();
        return clash
                ? before
                : before.withScenarios(before.scenarios().stream()
                        .map(s -> s.name().equals(name) ? scenario : s)
                        .toList());
    }
}
