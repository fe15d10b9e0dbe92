package fanfare.exporters.cdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The feature flags that a new app of this version of the library has. */
final class Flags {
    private static final String FILE = "/fanfare/exporters/cdk/flags.json";

    private Flags() {}

    /** Their lines in a JSON object, the last without a comma. */
    static String lines(String indent) {
        try (InputStream file = Objects.requireNonNull(Flags.class.getResourceAsStream(FILE), FILE)) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
            String inside = json.substring(1, json.length() - 1).strip().replaceAll(",\\s*$", "");
            return inside.replaceAll("(?m)^ {2}", "").replaceAll("(?m)^", indent) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
