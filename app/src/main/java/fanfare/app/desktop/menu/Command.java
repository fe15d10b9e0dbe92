package fanfare.app.desktop.menu;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyCombination.ModifierValue;

/**
 * Something that can be done by a key.
 *
 * @param group under which heading the sheet of shortcuts lists it
 * @param title what it does; empty for one that the sheet of shortcuts leaves out
 * @param where whether the drawing must have the keyboard
 * @param keys any of these; the first is the one that is shown
 */
public record Command(Group group, String title, Where where, List<KeyCodeCombination> keys, Runnable action) {
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

    /** A command with keys as text, modifiers first and then the name of a key code: {@code Shortcut+D}. */
    public static Command of(Group group, String title, Where where, Runnable action, String... keys) {
        return new Command(
                group, title, where, List.of(keys).stream().map(Command::parse).toList(), action);
    }

    private static KeyCodeCombination parse(String text) {
        String[] parts = text.split("\\+");
        Modifier[] modifiers = new Modifier[parts.length - 1];
        for (int i = 0; i < modifiers.length; i++) {
            modifiers[i] = switch (parts[i]) {
                case "Shortcut" -> KeyCombination.SHORTCUT_DOWN;
                case "Shift" -> KeyCombination.SHIFT_DOWN;
                case "Alt" -> KeyCombination.ALT_DOWN;
                default -> throw new IllegalArgumentException("no modifier: " + text);
            };
        }
        return new KeyCodeCombination(KeyCode.valueOf(parts[parts.length - 1]), modifiers);
    }

    /** Its first key in words, {@code Ctrl} and {@code D}. */
    public List<String> words() {
        KeyCodeCombination key = keys.get(0);
        List<String> words = new ArrayList<>();
        if (key.getShortcut() == ModifierValue.DOWN) {
            words.add("Ctrl");
        }
        if (key.getAlt() == ModifierValue.DOWN) {
            words.add("Alt");
        }
        boolean shifted = key.getShift() == ModifierValue.DOWN;
        if (shifted && key.getCode() == KeyCode.SLASH) {
            words.add("?");
            return words;
        }
        if (shifted) {
            words.add("Shift");
        }
        words.add(word(key.getCode()));
        return words;
    }

    private static String word(KeyCode code) {
        return switch (code) {
            case EQUALS -> "+";
            case MINUS -> "−";
            case DELETE -> "Del";
            case LEFT -> "←";
            case RIGHT -> "→";
            default -> code.getName();
        };
    }
}
