package fanfare.app.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanfare.app.service.Diff;
import fanfare.app.service.Diff.Change;
import fanfare.app.service.Diff.Section;
import fanfare.app.service.Diff.Sort;
import fanfare.app.service.Diff.Value;
import java.util.List;
import java.util.Locale;

/** What differs between two designs, as text and as JSON. */
public final class DiffReport {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST = 80;

    private final String before;
    private final String after;
    private final Diff diff;

    /** A comparison of two files. */
    public DiffReport(String before, String after, Diff diff) {
        this.before = before;
        this.after = after;
        this.diff = diff;
    }

    /** For people. */
    public String text(Ink ink) {
        StringBuilder out = new StringBuilder(ink.bold(before + " → " + after)).append('\n');
        for (Section section : Section.values()) {
            List<Change> changes =
                    diff.changes().stream().filter(c -> c.section() == section).toList();
            if (!changes.isEmpty()) {
                out.append('\n').append(ink.bold(section.title())).append('\n');
                changes.forEach(c -> write(c, ink, out));
            }
        }
        return out.append('\n').append(sum()).append('\n').toString();
    }

    private String sum() {
        return diff.isEmpty()
                ? "No difference."
                : diff.count(Sort.ADDED) + " added, " + diff.count(Sort.REMOVED) + " removed, "
                        + diff.count(Sort.CHANGED) + " changed";
    }

    private static void write(Change c, Ink ink, StringBuilder out) {
        switch (c.sort()) {
            case ADDED -> out.append(ink.good("  + " + c.of())).append('\n');
            case REMOVED -> out.append(ink.bad("  - " + c.of())).append('\n');
            case CHANGED -> out.append(c.of().isEmpty() ? "" : ink.warning("  ~ " + c.of()) + "\n");
        }
        for (Value v : c.values()) {
            out.append(c.of().isEmpty() ? "  " : "      ").append(v.property()).append(": ");
            if (c.sort() == Sort.CHANGED) {
                out.append(shown(v.before().orElse("unset"))).append(" → ");
            }
            out.append(shown(v.after()
                            .or(c.sort() == Sort.REMOVED ? v::before : v::after)
                            .orElse("unset")))
                    .append('\n');
        }
    }

    private static String shown(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
    }

    /** For programs. */
    public String json() {
        ObjectNode root = JSON.objectNode();
        root.put("before", before);
        root.put("after", after);
        root.put("equal", diff.isEmpty());
        ArrayNode changes = root.putArray("changes");
        for (Change c : diff.changes()) {
            ObjectNode change = changes.addObject();
            change.put("section", word(c.section()));
            change.put("change", word(c.sort()));
            if (!c.of().isEmpty()) {
                change.put("of", c.of());
            }
            ObjectNode properties = change.putObject("properties");
            for (Value v : c.values()) {
                ObjectNode value = properties.putObject(v.property());
                v.before().ifPresent(text -> value.put("before", text));
                v.after().ifPresent(text -> value.put("after", text));
            }
        }
        return JsonReport.written(root);
    }

    private static String word(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
