package fanfare.simulator.validation;

import fanfare.simulator.run.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** The measured data, as inputs of a run and column by column. */
final class Data {
    static final Inputs INPUTS = Data::open;

    private Data() {}

    static InputStream open(String name) throws IOException {
        InputStream in = Data.class.getResourceAsStream("/validation/" + name);
        if (in == null) {
            throw new NoSuchFileException(name);
        }
        return in;
    }

    static double[] column(String file, String column) {
        try (InputStream in = open(file)) {
            return fanfare.simulator.traffic.Log.column(file, in, column);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
