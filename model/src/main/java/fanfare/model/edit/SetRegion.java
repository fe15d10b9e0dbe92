package fanfare.model.edit;

import fanfare.model.design.Design;

/** Moves the design to another Region of its provider. */
public record SetRegion(String region) implements Edit {
    @Override
    public String label() {
        return "Change Region to " + region;
    }

    @Override
    public Design apply(Design before) {
        return before.in(before.provider(), region);
    }
}
