package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;

/** How one component or one connection stands in a template. Components are written before connections. */
interface SamMapping {
    /** Writes it: resources, policies, events, outputs, remarks. */
    void addTo(Template template);

    /** Makes the mapping of a component. */
    interface OfComponent {
        SamMapping of(Component component, Context in);
    }

    /** Makes the mapping of a connection. */
    interface OfConnection {
        SamMapping of(Connection connection, Context in);
    }
}
