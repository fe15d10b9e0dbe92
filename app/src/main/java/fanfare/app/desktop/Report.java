package fanfare.app.desktop;

import fanfare.exporters.Imported.Remark;
import fanfare.exporters.Imported.Sort;
import java.util.List;

/**
 * What there is to know of the reading or the writing of a document.
 *
 * @param title what is to be said first; empty for what the remarks themselves say
 */
public record Report(String title, List<Remark> remarks) {
    /** Nothing. */
    public static final Report NONE = new Report("", List.of());

    public Report {
        remarks = List.copyOf(remarks);
    }

    /** True if there is nothing to know. */
    public boolean isEmpty() {
        return remarks.isEmpty();
    }

    /** The remarks of a sort, in the order of the lines. */
    public List<Remark> of(Sort sort) {
        return remarks.stream()
                .filter(r -> r.sort() == sort)
                .sorted(java.util.Comparator.comparingInt(Remark::line))
                .toList();
    }

    /** In a sentence. */
    public String summary() {
        if (!title.isEmpty()) {
            return title;
        }
        StringBuilder text = new StringBuilder();
        of(Sort.UNDERSTOOD).forEach(r -> text.append(text.isEmpty() ? "" : " ").append(r.text()));
        count(text, of(Sort.ASSUMED).size(), "assumption", "assumptions");
        count(text, of(Sort.NOT_UNDERSTOOD).size(), "thing was not understood", "things were not understood");
        return text.toString();
    }

    private static void count(StringBuilder text, int count, String one, String more) {
        if (count > 0) {
            text.append(' ')
                    .append(count)
                    .append(' ')
                    .append(count == 1 ? one : more)
                    .append('.');
        }
    }
}
