package fanfare.app.service;

import fanfare.exporters.Exporter;
import fanfare.exporters.catalogue.Exporters;
import java.util.List;
import java.util.Optional;

/** The formats that a design can be exported to. */
public final class Export {
    private Export() {}

    /** All formats, the one to deploy with first. */
    public static List<Exporter> formats() {
        return Exporters.all();
    }

    /** The format of this id. */
    public static Optional<Exporter> to(String id) {
        return Exporters.byId(id);
    }
}
