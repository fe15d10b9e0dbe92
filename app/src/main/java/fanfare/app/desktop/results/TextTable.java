package fanfare.app.desktop.results;

import java.util.ArrayList;
import java.util.List;

/**
 * A table to be copied: as CSV for spreadsheets, or as aligned text for mails.
 *
 * @param headings one per column
 * @param rows cells as texts
 */
public record TextTable(List<String> headings, List<List<String>> rows) {
    public TextTable {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** RFC 4180, with commas and line feeds. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : all()) {
            text.append(String.join(",", row.stream().map(TextTable::quoted).toList()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Columns of equal width, the first to the left, the others to the right. */
    public String text() {
        int[] widths = new int[headings.size()];
        for (List<String> row : all()) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : all()) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String room = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + room : "  " + room + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private List<List<String>> all() {
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        return all;
    }
}
