package fanfare.exporters;

import fanfare.exporters.graph.TemplateGraph;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A design that was read from a format of others.
 *
 * @param design what it became
 * @param remarks what was understood, assumed and not understood
 * @param graph the graph of the file by itself, without what it names beside it
 * @param components the line where each component stands; only those that stand somewhere
 * @param connections the lines that say each connection
 */
public record Imported(
        Design design,
        List<Remark> remarks,
        TemplateGraph graph,
        Map<String, Integer> components,
        Map<Connection.Id, List<Integer>> connections) {
    public Imported {
        remarks = List.copyOf(remarks);
        components = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(components));
        connections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(connections));
    }

    /** With another graph. */
    public Imported with(TemplateGraph other) {
        return new Imported(design, remarks, other, components, connections);
    }

    /**
     * A sentence about a reading.
     *
     * @param sort what it is about
     * @param line where; 0 if nowhere
     * @param text the sentence
     */
    public record Remark(Sort sort, int line, String text) {}

    /** What a remark is about. */
    public enum Sort {
        /** Read as it stands. */
        UNDERSTOOD,
        /** Not said by the file, and needed to simulate. */
        ASSUMED,
        /** Kept, but not drawn. */
        NOT_UNDERSTOOD
    }
}
