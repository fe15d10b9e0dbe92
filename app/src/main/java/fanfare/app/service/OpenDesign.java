package fanfare.app.service;

import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import fanfare.model.file.Parsed;
import fanfare.simulator.run.Inputs;
import java.nio.file.Path;
import java.util.List;

/**
 * A design that was read from a file and can be run and exported.
 *
 * @param file where it is
 * @param warnings what its reader should know
 */
public record OpenDesign(Path file, Design design, List<Problem> warnings) {
    public OpenDesign {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a design file, or a template as the design that it describes.
     *
     * @throws UnusableDesign with everything that is wrong with it
     */
    public static OpenDesign read(Path file) throws UnusableDesign {
        Parsed<Design> parsed = Import.design(file);
        if (!parsed.ok()) {
            throw new UnusableDesign(parsed.errors());
        }
        return new OpenDesign(file, parsed.value().orElseThrow(), parsed.problems());
    }

    /** The logs and distributions that it names, beside it. */
    public Inputs inputs() {
        return inputsBeside(file);
    }

    /** The files in the folder of a design's file. */
    public static Inputs inputsBeside(Path file) {
        return Inputs.in(file.toAbsolutePath().getParent());
    }
}
