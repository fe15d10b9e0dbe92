package fanfare.samples;

import fanfare.model.design.Design;
import fanfare.model.file.DesignFiles;
import fanfare.model.file.DesignReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * A design that ships.
 *
 * @param id the word on the command line
 * @param title the design's name
 * @param teaches what one sees with it, in a sentence
 * @param files the names of further files beside the design, such as a log that it replays
 */
public record Sample(String id, String title, String teaches, List<String> files) {
    public Sample {
        files = List.copyOf(files);
    }

    /** The name of the design's file. */
    public String designFile() {
        return id + DesignFiles.EXTENSION;
    }

    /** The text of the design's file. */
    public String text() {
        try (InputStream in = open(designFile())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The design. */
    public Design design() {
        return DesignReader.read(text(), designFile()).value().orElseThrow();
    }

    /** Opens the design's file or one of the further files; throws {@link NoSuchFileException} for any other name. */
    public InputStream open(String file) throws IOException {
        boolean mine = file.equals(designFile()) || files.contains(file);
        InputStream in = mine ? Sample.class.getResourceAsStream("/fanfare/samples/" + id + "/" + file) : null;
        if (in == null) {
            throw new NoSuchFileException(file);
        }
        return in;
    }
}
