package fanfare.app.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The typeface that the desktop brings along, so that it looks the same on every machine: Inter (SIL Open Font License). */
public final class Fonts {
    /** The family, in regular and bold. */
    public static final String FAMILY = "Inter";
    /** The family for what is a little more important than the rest. */
    public static final String SEMI_BOLD = "Inter Semi Bold";

    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");
    private static final double ANY_SIZE = 12;

    private static boolean loaded;

    private Fonts() {}

    /** Makes the families known to JavaFX; to be called before the first font is asked for. Does nothing the second time. */
    public static synchronized void load() {
        if (!loaded) {
            FILES.forEach(Fonts::load);
            loaded = true;
        }
    }

    private static void load(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
            if (Font.loadFont(in, ANY_SIZE) == null) {
                throw new IllegalStateException("cannot be read as a font: " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
