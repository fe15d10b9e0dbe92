package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;

/** Puts a new component on the canvas. */
public record AddComponent(Component component, Point at) implements Edit {
    @Override
    public String label() {
        return "Add " + component.kind() + " " + component.name();
    }

    @Override
    public Design apply(Design before) {
        return before.component(component.name()).isPresent()
                ? before
                : before.with(component).with(before.layout().with(component.name(), at));
    }
}
