package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import java.util.List;
import java.util.Map;

/** Copies components beside themselves, with the connections among them. */
public record Duplicate(List<String> components, Point shift) implements Edit {
    public Duplicate {
        components = List.copyOf(components);
    }

    @Override
    public String label() {
        return components.size() == 1
                ? "Duplicate " + components.get(0)
                : "Duplicate " + components.size() + " components";
    }

    /** The names that the copies get, in the order of the originals. */
    public Map<String, String> names(Design before) {
        return paste(before).names(before);
    }

    @Override
    public Design apply(Design before) {
        return paste(before).apply(before);
    }

    private Paste paste(Design before) {
        return new Paste(Fragments.of(before, components), shift);
    }
}
