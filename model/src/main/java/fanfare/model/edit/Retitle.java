package fanfare.model.edit;

import fanfare.model.design.Design;

/** Gives the design another title. */
public record Retitle(String title) implements Edit {
    @Override
    public String label() {
        return "Rename design to " + title;
    }

    @Override
    public Design apply(Design before) {
        return title.isBlank() ? before : before.titled(title);
    }
}
