package fanfare.model.edit;

import fanfare.model.design.Design;
import java.util.List;

/**
 * Several edits as one step, one after the other.
 *
 * @param label what they do together
 * @param edits in their order
 */
public record Together(String label, List<Edit> edits) implements Edit {
    public Together {
        edits = List.copyOf(edits);
    }

    @Override
    public Design apply(Design before) {
        Design after = before;
        for (Edit edit : edits) {
            after = edit.apply(after);
        }
        return after;
    }
}
