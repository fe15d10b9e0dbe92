package fanfare.model.edit;

import fanfare.model.design.Design;

/** Deletes a scenario. */
public record RemoveScenario(String name) implements Edit {
    @Override
    public String label() {
        return "Delete scenario " + name;
    }

    @Override
    public Design apply(Design before) {
        return before.withScenarios(
                before.scenarios().stream().filter(s -> !s.name().equals(name)).toList());
    }
}
