package fanfare.simulator.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the files that a design names: request logs and measured distributions. */
@FunctionalInterface
public interface Inputs {
    /** Opens a file named relative to the design; throws with the name where there is none. */
    InputStream open(String name) throws IOException;

    /** Files in the folder of a design. */
    static Inputs in(Path folder) {
        return name -> Files.newInputStream(folder.resolve(name));
    }

    /** For designs that name no file. */
    static Inputs none() {
        return name -> {
            throw new java.nio.file.NoSuchFileException(name);
        };
    }
}
