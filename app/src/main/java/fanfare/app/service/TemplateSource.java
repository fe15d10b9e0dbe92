package fanfare.app.service;

import fanfare.exporters.Content;
import fanfare.exporters.Imported;
import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.sam.SamExporter;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a template, and which lines say what. Lines count from 1.
 *
 * @param name of its file
 * @param components the line at which each component begins
 * @param connections the lines that say each connection
 */
public record TemplateSource(
        String name, String text, Map<String, Integer> components, Map<Connection.Id, List<Integer>> connections) {
    private static final Pattern OPENED = Pattern.compile("^\\s*[\"']?(\\w+)[\"']?\\s*:\\s*\\{");
    private static final Set<String> ATTRIBUTES =
            Set.of("Properties", "Metadata", "CreationPolicy", "UpdatePolicy", "Connectors");

    /** No text. */
    public static final TemplateSource NONE = new TemplateSource("", "", Map.of(), Map.of());

    /** Lines from the first to the last. */
    public record Range(int first, int last) {}

    public TemplateSource {
        components = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(components));
        connections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(connections));
    }

    /** A text that was read. */
    public static TemplateSource of(String name, String text, Imported read) {
        return new TemplateSource(name, text, read.components(), read.connections());
    }

    /** A text as it would stand in a file; one that is broken has no lines. */
    public static TemplateSource of(Path file, String text) {
        String name = String.valueOf(file.getFileName());
        return Import.read(file, text)
                .value()
                .map(read -> of(name, text, read))
                .orElseGet(() -> new TemplateSource(name, text, Map.of(), Map.of()));
    }

    /** The template that a design becomes. */
    public static TemplateSource exported(Design design) {
        String name = "template.yaml";
        Map<String, Content> files =
                new SamExporter().export(design, Optional.empty()).files();
        String text = files.get(name).text();
        return new SamImporter()
                .read(name, text, path -> Optional.ofNullable(files.get(path)).map(Content::text))
                .value()
                .map(read -> of(name, text, read))
                .orElseGet(() -> new TemplateSource(name, text, Map.of(), Map.of()));
    }

    /** The lines of the text. */
    public List<String> lines() {
        return text.lines().toList();
    }

    /** A line, without its indentation; empty if there is none. */
    public String line(int number) {
        return text.lines()
                .skip(Math.max(0, number - 1L))
                .findFirst()
                .orElse("")
                .strip();
    }

    /** Where a component stands: from its first line to before the next thing of its depth. */
    public Optional<Range> range(String component) {
        return Optional.ofNullable(components.get(component)).map(line -> range(lines(), line));
    }

    private static Range range(List<String> lines, int line) {
        return line > lines.size() ? new Range(line, line) : below(lines, key(lines, line));
    }

    /** What a component is begins at its line; its name stands there too, or above it at a lower depth. */
    private static int key(List<String> lines, int line) {
        String first = lines.get(line - 1);
        Matcher opened = OPENED.matcher(first);
        if (opened.find() && !ATTRIBUTES.contains(opened.group(1))) {
            return line;
        }
        for (int i = line - 1; i > 0; i--) {
            String above = lines.get(i - 1);
            if (!above.isBlank() && !above.strip().startsWith("#") && depth(above) < depth(first)) {
                return i;
            }
        }
        return line;
    }

    private static Range below(List<String> lines, int first) {
        int depth = depth(lines.get(first - 1));
        int last = first;
        for (int i = first; i < lines.size(); i++) {
            String line = lines.get(i);
            String bare = line.strip();
            if (bare.isEmpty() || bare.startsWith("#") && depth(line) <= depth) {
                continue;
            }
            if (depth(line) <= depth) {
                return new Range(first, bare.startsWith("}") && depth(line) == depth ? i + 1 : last);
            }
            last = i + 1;
        }
        return new Range(first, last);
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** The lines that say a connection, whatever step it is in. */
    public List<Integer> of(Connection.Id id) {
        if (connections.containsKey(id)) {
            return connections.get(id);
        }
        return connections.entrySet().stream()
                .filter(e -> e.getKey().from().equals(id.from())
                        && e.getKey().as().equals(id.as())
                        && e.getKey().to().equals(id.to()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    /** The component within whose lines a line is; the innermost. */
    public Optional<String> componentAt(int line) {
        List<String> lines = lines();
        String found = null;
        int begins = 0;
        for (Map.Entry<String, Integer> c : components.entrySet()) {
            Range range = range(lines, c.getValue());
            if (range.first() <= line && range.first() > begins && range.last() >= line) {
                found = c.getKey();
                begins = range.first();
            }
        }
        return Optional.ofNullable(found);
    }
}
