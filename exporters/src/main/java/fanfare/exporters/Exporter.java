package fanfare.exporters;

import fanfare.model.design.Design;
import fanfare.simulator.run.Result;
import java.util.Optional;

/** Turns a design into files. Pure: the same design and result give the same bytes. */
public interface Exporter {
    /** The word on the command line, such as {@code sam}. */
    String id();

    /** The name in menus. */
    String title();

    /**
     * The files.
     *
     * @param design what is exported
     * @param result of a run of this design, where a format shows results; others ignore it
     */
    Bundle export(Design design, Optional<Result> result);
}
