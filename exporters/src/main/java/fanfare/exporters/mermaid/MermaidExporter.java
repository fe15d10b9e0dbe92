package fanfare.exporters.mermaid;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.model.design.Design;
import fanfare.simulator.run.Result;
import java.util.Map;
import java.util.Optional;

/** A flowchart for Mermaid, alone and in a Markdown page. */
public final class MermaidExporter implements Exporter {
    @Override
    public String id() {
        return "mermaid";
    }

    @Override
    public String title() {
        return "Flowchart (Mermaid)";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        String flowchart = new Flowchart(design).text();
        return Bundle.of(Map.of(
                "diagram.mmd", Content.text(titled(design.name(), flowchart)),
                "diagram.md", Content.text(page(design.name(), flowchart))));
    }

    private static String titled(String title, String flowchart) {
        return title.isBlank() ? flowchart : "---\ntitle: " + quoted(title) + "\n---\n" + flowchart;
    }

    /** As a YAML string in double quotes, which takes any text. */
    private static String quoted(String text) {
        return "\"" + oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String page(String title, String flowchart) {
        String heading =
                title.isBlank() ? "" : "# " + oneLine(title).replaceAll("([\\\\`*_\\[\\]<>#&])", "\\\\$1") + "\n\n";
        return heading + "```mermaid\n" + flowchart + "```\n";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
