package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import java.util.List;

/** Replaces the objectives. */
public record SetObjectives(List<Objective> objectives) implements Edit {
    public SetObjectives {
        objectives = List.copyOf(objectives);
    }

    @Override
    public String label() {
        return "Change objectives";
    }

    @Override
    public Design apply(Design before) {
        return before.withObjectives(objectives);
    }
}
