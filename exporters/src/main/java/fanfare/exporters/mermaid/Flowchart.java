package fanfare.exporters.mermaid;

import fanfare.exporters.picture.KeyNumbers;
import fanfare.exporters.picture.Look;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.kind.Group;
import fanfare.model.kind.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A design as a flowchart: a subgraph per section of the palette, a line per connection. */
final class Flowchart {
    /** Words that end or begin something in a flowchart, in whatever case. */
    private static final Set<String> RESERVED = Set.of(
            "end",
            "graph",
            "flowchart",
            "subgraph",
            "direction",
            "style",
            "linkstyle",
            "classdef",
            "class",
            "click",
            "href",
            "call",
            "default",
            "interpolate",
            "tb",
            "td",
            "bt",
            "rl",
            "lr");

    private static final Look LOOK = Look.of(Theme.LIGHT);

    private final Design design;
    private final StringBuilder out = new StringBuilder("flowchart LR\n");

    Flowchart(Design design) {
        this.design = design;
    }

    String text() {
        frames();
        for (Group group : Group.values()) {
            group(group);
        }
        design.connections().forEach(this::connection);
        notes();
        looks();
        return out.toString();
    }

    /** The design's own groups; sections of the palette hold only what is in none. */
    private void frames() {
        List<Layout.Group> groups = design.layout().groups();
        for (int i = 0; i < groups.size(); i++) {
            Layout.Group group = groups.get(i);
            line(1, "subgraph frame_" + (i + 1) + "[" + Label.quoted(group.name()) + "]");
            design.components().stream()
                    .filter(c -> design.layout().groupOf(c.name()).equals(Optional.of(group)))
                    .forEach(c -> line(2, node(c)));
            line(1, "end");
        }
    }

    private void group(Group group) {
        List<Component> members = members(group).stream()
                .filter(c -> design.layout().groupOf(c.name()).isEmpty())
                .toList();
        if (members.isEmpty()) {
            return;
        }
        line(1, "subgraph group_" + word(group) + "[" + Label.quoted(group.title()) + "]");
        members.forEach(c -> line(2, node(c)));
        line(1, "end");
    }

    private List<Component> members(Group group) {
        return design.components().stream()
                .filter(c -> c.kind().group() == group)
                .toList();
    }

    private static String node(Component c) {
        String numbers = KeyNumbers.of(c);
        String label = Label.quoted(c.name() + "\n" + KeyNumbers.kind(c) + (numbers.isEmpty() ? "" : "\n" + numbers));
        return id(c.name())
                + switch (c.kind().group()) {
                    case SOURCES -> "([" + label + "])";
                    case ENTRY -> "{{" + label + "}}";
                    case STORES -> "[(" + label + ")]";
                    case MESSAGING -> "[[" + label + "]]";
                    case COMPUTE, OUTSIDE, ANYTHING_ELSE -> "[" + label + "]";
                }
                + ":::" + word(c.kind().group());
    }

    /** Names have no underscore, so that none becomes another. */
    private static String id(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? name + "_" : name;
    }

    private static String word(Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private void connection(Connection c) {
        line(
                1,
                id(c.from()) + " " + arrow(c.as().style()) + "|" + Label.quoted(KeyNumbers.of(c, design)) + "| "
                        + id(c.to()));
    }

    /** Drawn through where the sender waits, as in the picture. */
    private static String arrow(Interaction.Style style) {
        return Look.dashes(style).isEmpty() ? "-->" : "-.->";
    }

    private void notes() {
        List<Layout.Note> notes = design.layout().notes();
        for (int i = 0; i < notes.size(); i++) {
            line(1, "note_" + (i + 1) + "[" + Label.quoted(notes.get(i).text()) + "]:::note");
        }
    }

    private void looks() {
        for (Group group : Group.values()) {
            if (!members(group).isEmpty()) {
                String fill = LOOK.fill(group);
                line(1, "classDef " + word(group) + " fill:" + fill + ",stroke:" + fill + ",color:" + LOOK.icon());
            }
        }
        if (!design.layout().notes().isEmpty()) {
            line(1, "classDef note fill:#FFF6D6,stroke:#EBD98F,color:" + LOOK.text());
        }
        for (int i = 1; i <= design.layout().groups().size(); i++) {
            line(1, "style frame_" + i + " fill:" + LOOK.frame() + ",stroke:" + LOOK.frameEdge());
        }
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < design.connections().size(); i++) {
            if (design.connections().get(i).as().style() == Interaction.Style.OUTCOME) {
                outcomes.add(Integer.toString(i));
            }
        }
        if (!outcomes.isEmpty()) {
            line(
                    1,
                    outcomes.stream().collect(Collectors.joining(",", "linkStyle ", " stroke:"))
                            + LOOK.line(Interaction.Style.OUTCOME));
        }
    }

    private void line(int depth, String words) {
        out.append("  ".repeat(depth)).append(words).append('\n');
    }
}
