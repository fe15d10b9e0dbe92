package fanfare.exporters.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Trees of maps, lists, texts and numbers as JSON. */
final class Json {
    private static final ObjectWriter COMPACT = new ObjectMapper().writer();
    private static final ObjectWriter INDENTED = COMPACT.with(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    /** In one line. */
    static String line(Object tree) {
        return written(COMPACT, tree);
    }

    /** As the text of a file. */
    static String text(Object tree) {
        return written(INDENTED, tree) + "\n";
    }

    private static String written(ObjectWriter writer, Object tree) {
        try {
            return writer.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
