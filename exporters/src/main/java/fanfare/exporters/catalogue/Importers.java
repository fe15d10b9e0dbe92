package fanfare.exporters.catalogue;

import fanfare.exporters.Importer;
import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.reading.ServerlessImporter;
import fanfare.exporters.reading.StatesImporter;
import java.util.List;

/** The formats that can be read. */
public final class Importers {
    private static final Importer USUAL = new SamImporter();

    /** A service may hold resources as templates do, so it is asked for first. */
    private static final List<Importer> ALL = List.of(new ServerlessImporter(), USUAL, new StatesImporter());

    private Importers() {}

    /** All formats, in the order in which they are asked whether a file is theirs. */
    public static List<Importer> all() {
        return ALL;
    }

    /** The format that takes what none recognises. */
    public static Importer usual() {
        return USUAL;
    }
}
