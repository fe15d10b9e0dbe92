package fanfare.app.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanfare.app.service.Numbers;
import fanfare.simulator.evidence.Bound;
import fanfare.simulator.evidence.Comparison;
import fanfare.simulator.evidence.Evidence;
import fanfare.simulator.evidence.Experiment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What experiments found, as text and as JSON. */
public final class EvidenceReport {
    private static final int FEW = 12;
    private static final int WORST = 6;
    private static final int WIDTH = 100;

    private EvidenceReport() {}

    /**
     * For people.
     *
     * @param all every figure; else, where there are many, those that are furthest off
     */
    public static String text(Map<Experiment, Evidence> found, boolean all, Ink ink) {
        StringBuilder out = new StringBuilder();
        found.forEach((experiment, evidence) -> section(experiment, evidence, all, ink, out));
        long held = found.values().stream().filter(Evidence::holds).count();
        String sum = held + " of " + found.size() + " hold";
        return out.append(held == found.size() ? ink.good(sum) : ink.bad(sum))
                .append('\n')
                .toString();
    }

    private static void section(Experiment experiment, Evidence found, boolean all, Ink ink, StringBuilder out) {
        out.append(ink.bold(experiment.id() + " · " + experiment.title())).append("  ");
        out.append(found.holds() ? ink.good("holds") : ink.bad("does not hold")).append('\n');
        wrapped(experiment.source() + ".", ink, out);
        wrapped(experiment.method(), ink, out);
        for (Bound b : found.bounds()) {
            String line = b.what() + ": " + Numbers.percent(b.error()) + ", at most " + Numbers.percent(b.atMost());
            out.append("  ").append(b.holds() ? line : ink.bad(line)).append('\n');
        }
        figures(found, all, ink).writeTo(out);
        out.append('\n');
    }

    private static void wrapped(String words, Ink ink, StringBuilder out) {
        StringBuilder line = new StringBuilder();
        for (String word : words.replace(" %", "\u00a0%").split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                out.append("  ")
                        .append(ink.faint(line.toString().stripTrailing()))
                        .append('\n');
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        out.append("  ").append(ink.faint(line.toString().stripTrailing())).append('\n');
    }

    private static Table figures(Evidence found, boolean all, Ink ink) {
        List<Comparison> shown = found.comparisons();
        boolean some = !all && shown.size() > FEW;
        if (some) {
            shown = shown.stream()
                    .sorted(Comparator.comparingDouble((Comparison c) -> Math.abs(c.error()))
                            .reversed())
                    .limit(WORST)
                    .toList();
        }
        Table table = new Table(
                ink,
                some ? "furthest off of " + found.comparisons().size() + " figures" : "figure",
                ">measured or known",
                ">simulated",
                "unit",
                ">difference",
                ">allowed");
        for (Comparison c : shown) {
            String difference = Numbers.difference(c.error());
            table.row(
                    c.what(),
                    Numbers.significant(c.expected(), 4),
                    Numbers.significant(c.simulated(), 4),
                    c.unit(),
                    c.holds() ? difference : ink.bad(difference),
                    Double.isNaN(c.allowed()) ? "" : "±" + Numbers.percent(c.allowed() / c.expected()));
        }
        return table;
    }

    /** For programs. */
    public static String json(Map<Experiment, Evidence> found) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        found.forEach((experiment, evidence) -> {
            ObjectNode node = all.addObject();
            node.put("id", experiment.id());
            node.put("title", experiment.title());
            node.put("source", experiment.source());
            node.put("method", experiment.method());
            node.put("holds", evidence.holds());
            ArrayNode bounds = node.putArray("bounds");
            evidence.bounds()
                    .forEach(b -> bounds.addObject()
                            .put("what", b.what())
                            .put("error", Numbers.exact(b.error()))
                            .put("atMost", Numbers.exact(b.atMost()))
                            .put("holds", b.holds()));
            ArrayNode figures = node.putArray("figures");
            evidence.comparisons().forEach(c -> figure(figures.addObject(), c));
        });
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void figure(ObjectNode node, Comparison c) {
        node.put("what", c.what())
                .put("unit", c.unit())
                .put("expected", Numbers.exact(c.expected()))
                .put("simulated", Numbers.exact(c.simulated()))
                .put("error", Numbers.exact(c.error()));
        if (!Double.isNaN(c.allowed())) {
            node.put("allowed", Numbers.exact(c.allowed()));
        }
        node.put("holds", c.holds());
    }
}
