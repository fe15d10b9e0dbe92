package fanfare.app.desktop.menu;

import java.util.List;
import javafx.scene.input.KeyCombination;

/**
 * Something that can be done by a key.
 *
 * @param group under which heading the sheet of shortcuts lists it
 * @param title what it does
 * @param where whether the drawing must have the keyboard
 * @param keys any of these; the first is the one that is shown
 */
public record Command(Group group, String title, Where where, List<KeyCombination> keys, Runnable action) {
    /** Headings of the sheet, in its order. */
    public enum Group {
        EDIT("Edit"),
        DRAW("Draw"),
        VIEW("View"),
        RUN("Run"),
        FILE("File");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** The heading. */
        public String title() {
            return title;
        }
    }

    /** Where keys are heard. */
    public enum Where {
        /** Anywhere in the window. */
        WINDOW,
        /** Only while the drawing has the keyboard, so that text fields keep their own keys. */
        CANVAS
    }

    public Command {
        keys = List.copyOf(keys);
    }

    /** A command with keys as text: {@code Shortcut+D}. */
    public static Command of(Group group, String title, Where where, Runnable action, String... keys) {
        return new Command(
                group,
                title,
                where,
                List.of(keys).stream().map(KeyCombination::valueOf).toList(),
                action);
    }

    /** Its first key as people write it, {@code Ctrl D}. */
    public String key() {
        return words(keys.get(0).getName());
    }

    private static String words(String name) {
        return name.replace("Shortcut", "Ctrl")
                .replace("Equals", "+")
                .replace("Minus", "−")
                .replace("Delete", "Del")
                .replace("Slash", "?")
                .replace("Shift+?", "?")
                .replace("++", "+\u2009plus")
                .replace("+", " ")
                .replace("\u2009plus", "+");
    }
}
