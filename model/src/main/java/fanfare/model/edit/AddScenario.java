package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Scenario;

/** Adds a scenario of a new name. */
public record AddScenario(Scenario scenario) implements Edit {
    @Override
    public String label() {
        return "Add scenario " + scenario.name();
    }

    @Override
    public Design apply(Design before) {
        return before.scenario(scenario.name()).isPresent() ? before : before.with(scenario);
    }
}
