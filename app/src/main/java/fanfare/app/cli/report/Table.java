package fanfare.app.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in aligned columns, the first to the left and numbers to the right. Columns that are empty in every row vanish. */
final class Table {
    private static final String GAP = "   ";

    private final Ink ink;
    private final String[] heads;
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** Headings; a leading {@code >} puts the column to the right. */
    Table(Ink ink, String... heads) {
        this.ink = ink;
        this.heads = new String[heads.length];
        this.right = new boolean[heads.length];
        for (int i = 0; i < heads.length; i++) {
            right[i] = heads[i].startsWith(">");
            this.heads[i] = right[i] ? heads[i].substring(1) : heads[i];
        }
    }

    /** Adds a row; missing cells at its end are empty. */
    Table row(String... cells) {
        String[] row = Arrays.copyOf(cells, heads.length);
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i] == null ? "" : row[i];
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes headings and rows, each line ended. */
    void writeTo(StringBuilder out) {
        int[] widths = widths();
        String[] title = Arrays.stream(heads).map(ink::faint).toArray(String[]::new);
        line(out, title, widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private int[] widths() {
        int[] widths = new int[heads.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], Ink.width(row[i]));
            }
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = widths[i] == 0 ? 0 : Math.max(widths[i], heads[i].length());
        }
        return widths;
    }

    private void line(StringBuilder out, String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < cells.length; i++) {
            if (widths[i] > 0) {
                String space = " ".repeat(widths[i] - Ink.width(cells[i]));
                line.append(right[i] ? space + cells[i] : cells[i] + space).append(GAP);
            }
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
