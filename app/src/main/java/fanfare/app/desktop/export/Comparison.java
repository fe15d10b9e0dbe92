package fanfare.app.desktop.export;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bundle beside what stands in its folder.
 *
 * @param states per file of the bundle
 */
record Comparison(SortedMap<String, State> states) {
    /** How a file of the bundle relates to the disk. */
    enum State {
        /** Not there yet. */
        NEW,
        /** There with another content. */
        CHANGED,
        /** There with the same content. */
        SAME
    }

    /** Looks at the disk; without a folder everything is new. A file that cannot be read counts as changed. */
    static Comparison of(Bundle bundle, Optional<Path> folder) {
        SortedMap<String, State> states = new TreeMap<>();
        for (Map.Entry<String, Content> file : bundle.files().entrySet()) {
            states.put(
                    file.getKey(),
                    folder.map(f -> state(f.resolve(file.getKey()), file.getValue()))
                            .orElse(State.NEW));
        }
        return new Comparison(states);
    }

    /** Of a bundle that was just written. */
    static Comparison allSame(Bundle bundle) {
        SortedMap<String, State> states = new TreeMap<>();
        bundle.files().keySet().forEach(f -> states.put(f, State.SAME));
        return new Comparison(states);
    }

    private static State state(Path place, Content content) {
        if (!Files.exists(place)) {
            return State.NEW;
        }
        try {
            boolean same =
                    Files.size(place) == content.size() && Arrays.equals(Files.readAllBytes(place), content.bytes());
            return same ? State.SAME : State.CHANGED;
        } catch (IOException e) {
            return State.CHANGED;
        }
    }

    long count(State of) {
        return states.values().stream().filter(s -> s == of).count();
    }

    /** {@code 12 files: 3 new, 1 changed, 8 as they are}. */
    String sentence() {
        StringBuilder parts = new StringBuilder();
        add(parts, count(State.NEW), "new");
        add(parts, count(State.CHANGED), "changed");
        add(parts, count(State.SAME), "unchanged");
        int n = states.size();
        return n == 0 ? "no files" : (n == 1 ? "1 file: " : n + " files: ") + parts;
    }

    private static void add(StringBuilder parts, long count, String word) {
        if (count > 0) {
            parts.append(parts.isEmpty() ? "" : ", ").append(count).append(' ').append(word);
        }
    }
}
