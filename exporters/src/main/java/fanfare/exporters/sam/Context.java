package fanfare.exporters.sam;

import fanfare.exporters.handler.Variables;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Interactions;
import java.util.Optional;

/**
 * What a mapping may look at.
 *
 * @param references how components are referred to
 * @param variables the environment variables that tell functions whom they call
 */
record Context(Design design, References references, Variables variables) {

    static Context of(Design design) {
        return new Context(design, new References(design), new Variables(design));
    }

    /** The sender. */
    Component from(Connection c) {
        return component(c.from());
    }

    /** The receiver. */
    Component to(Connection c) {
        return component(c.to());
    }

    Component component(String name) {
        return design.component(name)
                .orElseThrow(() -> new IllegalArgumentException("a connection without component: " + name));
    }

    /** Where a component sends what it gives up. */
    Optional<Component> deadLetters(String component) {
        return design.from(component)
                .filter(c -> c.as() == DeadLetter.INTERACTION)
                .map(this::to)
                .findFirst();
    }

    /** The database of a proxy. */
    Optional<Component> behind(Component proxy) {
        return design.from(proxy.name())
                .filter(c -> c.as() == Interactions.FORWARD)
                .map(this::to)
                .findFirst();
    }
}
