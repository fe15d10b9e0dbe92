package fanfare.app.service;

import fanfare.exporters.Exporter;
import fanfare.exporters.sam.SamExporter;
import java.util.List;
import java.util.Optional;

/** The formats that a design can be exported to. */
public final class Export {
    private static final List<Exporter> FORMATS = List.of(new SamExporter());

    private Export() {}

    /** All formats, the one to deploy with first. */
    public static List<Exporter> formats() {
        return FORMATS;
    }

    /** The format of this id. */
    public static Optional<Exporter> to(String id) {
        return FORMATS.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
