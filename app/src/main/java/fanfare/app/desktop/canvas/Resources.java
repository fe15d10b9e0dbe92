package fanfare.app.desktop.canvas;

import fanfare.model.design.Component;
import fanfare.model.kind.Resource;

/** What of a template is drawn: everything but the resources that are only kept. */
public final class Resources {
    private Resources() {}

    /** True for what takes part in the simulation. */
    public static boolean isDrawn(Component c) {
        return c.kind() != Resource.KIND;
    }
}
