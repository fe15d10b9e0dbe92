package fanfare.exporters;

import fanfare.exporters.template.Beside;
import fanfare.model.file.Parsed;

/** Turns a file that others wrote into a design. Pure, but for the files beside it that it asks for; changes nothing. */
public interface Importer {
    /** True if the text looks like one of this format. */
    boolean recognises(String file, String text);

    /**
     * Reads it.
     *
     * @param file its name, for messages
     * @param beside the files beside it
     */
    Parsed<Imported> read(String file, String text, Beside beside);
}
