package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Design;

/** Gives a component another name, everywhere. */
public record Rename(String from, String to) implements Edit {
    @Override
    public String label() {
        return "Rename " + from + " to " + to;
    }

    @Override
    public Design apply(Design before) {
        boolean possible = before.component(from).isPresent()
                && before.component(to).isEmpty()
                && Component.NAME.matcher(to).matches();
        return possible ? before.renamed(from, to) : before;
    }
}
