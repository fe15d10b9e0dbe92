package fanfare.app.cli.report;

import fanfare.exporters.Imported;
import fanfare.exporters.Imported.Remark;
import fanfare.exporters.Imported.Sort;
import fanfare.model.check.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What was understood of a template, what was assumed, what was not understood, each with its line. */
public final class ImportReport {
    private static final Map<Sort, String> TITLES = Map.of(
            Sort.UNDERSTOOD, "Understood",
            Sort.ASSUMED, "Assumed",
            Sort.NOT_UNDERSTOOD, "Not understood");

    private ImportReport() {}

    /** The report. */
    public static String of(Imported imported, List<Problem> problems) {
        StringBuilder text = new StringBuilder(imported.design().name()).append("\n");
        for (Sort sort : Sort.values()) {
            List<Remark> remarks = imported.remarks().stream()
                    .filter(r -> r.sort() == sort)
                    .sorted(Comparator.comparingInt(Remark::line))
                    .toList();
            if (!remarks.isEmpty()) {
                text.append("\n").append(TITLES.get(sort)).append("\n");
                remarks.forEach(
                        r -> text.append(place(r.line())).append(r.text()).append("\n"));
            }
        }
        if (!problems.isEmpty()) {
            text.append("\nWarnings\n");
            problems.forEach(p -> text.append("  ").append(p.text()).append("\n"));
        }
        return text.toString();
    }

    private static String place(int line) {
        return line > 0 ? "  line %-5d ".formatted(line) : "  ".repeat(6);
    }
}
