package fanfare.exporters.catalogue;

import fanfare.exporters.Importer;
import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.reading.StatesImporter;
import java.util.List;

/** The formats that can be read. */
public final class Importers {
    private static final List<Importer> ALL = List.of(new SamImporter(), new StatesImporter());

    private Importers() {}

    /** All formats; the first takes what none recognises. */
    public static List<Importer> all() {
        return ALL;
    }
}
