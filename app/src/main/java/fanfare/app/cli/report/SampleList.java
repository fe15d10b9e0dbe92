package fanfare.app.cli.report;

import fanfare.samples.Sample;
import java.util.List;

/** The samples as a table. */
public final class SampleList {
    private SampleList() {}

    /** A line per sample. */
    public static String text(List<Sample> samples, Ink ink) {
        Table table = new Table(ink, "name", "what it shows");
        samples.forEach(s -> table.row(ink.bold(s.id()), s.teaches()));
        StringBuilder out = new StringBuilder();
        table.writeTo(out);
        return out.toString();
    }
}
