package fanfare.exporters.picture;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.kind.DeadLetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Places that keep the members of a group together: each group is laid out by itself, and then takes part as one block in
 * the layout of the whole, so that nothing else stands inside its frame.
 */
public final class GroupedPlaces {
    private static final double GAP = 24;

    private final Design design;
    private final Layering layering;
    private final Predicate<Component> layered;
    private final Map<String, Layout.Point> inside = new LinkedHashMap<>();
    private final Map<String, String> blockOf = new LinkedHashMap<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    /** Something to be placed: a component, or a group with all its members. */
    public record Block(String name, double width, double height) {}

    /**
     * A connection between two blocks.
     *
     * @param fromY where it leaves at the right, from the upper edge of the block
     * @param toY where it arrives at the left, likewise
     * @param failure true if it carries only what has failed
     */
    public record Line(String from, double fromY, String to, double toY, boolean failure) {}

    /** A way to place blocks, from left to right in the direction of the lines. */
    public interface Layering {
        /** The upper left corner of every block; some lines may close a circle, none begins where it ends. */
        Map<String, Layout.Point> places(List<Block> blocks, List<Line> lines);
    }

    private GroupedPlaces(Design design, Predicate<Component> layered, Layering layering) {
        this.design = design;
        this.layered = layered;
        this.layering = layering;
    }

    /**
     * The upper left corners of components.
     *
     * @param layered which components take part; the others stand in rows at the lower end of their group, and have no
     *     place if they are in none
     */
    public static Map<String, Layout.Point> of(Design design, Predicate<Component> layered, Layering layering) {
        return new GroupedPlaces(design, layered, layering).places();
    }

    private Map<String, Layout.Point> places() {
        List<Layout.Group> groups = design.layout().groups();
        for (int i = 0; i < groups.size(); i++) {
            group("group " + i, groups.get(i));
        }
        for (Component c : design.components()) {
            if (layered.test(c) && !blockOf.containsKey(c.name())) {
                put(c.name(), c.name(), new Layout.Point(0, 0));
                blocks.put(c.name(), new Block(c.name(), Look.WIDTH, Look.HEIGHT));
            }
        }
        Map<String, Layout.Point> corners = layering.places(inOrder(), lines(blockOf, inside));
        Map<String, Layout.Point> places = new LinkedHashMap<>();
        for (Component c : design.components()) {
            if (blockOf.containsKey(c.name())) {
                Layout.Point corner = corners.get(blockOf.get(c.name()));
                Layout.Point at = inside.get(c.name());
                places.put(c.name(), new Layout.Point(corner.x() + at.x(), corner.y() + at.y()));
            }
        }
        return places;
    }

    private void put(String component, String block, Layout.Point at) {
        blockOf.put(component, block);
        inside.put(component, at);
    }

    private void group(String key, Layout.Group group) {
        List<Component> members = design.components().stream()
                .filter(c -> group.members().contains(c.name()) && !blockOf.containsKey(c.name()))
                .toList();
        List<Component> first = members.stream().filter(layered).toList();
        Map<String, Layout.Point> at = new LinkedHashMap<>(alone(first));
        rows(members.stream().filter(c -> !layered.test(c)).toList(), at);
        double left = at.values().stream().mapToDouble(Layout.Point::x).min().orElse(0) - Frame.SIDE;
        double top = at.values().stream().mapToDouble(Layout.Point::y).min().orElse(0) - Frame.TOP;
        at.forEach((name, p) -> put(name, key, new Layout.Point(p.x() - left, p.y() - top)));
        double right = at.values().stream().mapToDouble(Layout.Point::x).max().orElse(0) + Look.WIDTH + Frame.SIDE;
        double bottom = at.values().stream().mapToDouble(Layout.Point::y).max().orElse(0) + Look.HEIGHT + Frame.BOTTOM;
        if (!at.isEmpty()) {
            blocks.put(key, new Block(key, right - left, bottom - top));
        }
    }

    private Map<String, Layout.Point> alone(List<Component> members) {
        Map<String, String> themselves = new LinkedHashMap<>();
        Map<String, Layout.Point> corners = new LinkedHashMap<>();
        List<Block> all = new ArrayList<>();
        for (Component c : members) {
            themselves.put(c.name(), c.name());
            corners.put(c.name(), new Layout.Point(0, 0));
            all.add(new Block(c.name(), Look.WIDTH, Look.HEIGHT));
        }
        return all.isEmpty() ? Map.of() : layering.places(all, lines(themselves, corners));
    }

    /** Below what is there already, as wide as that. */
    private static void rows(List<Component> others, Map<String, Layout.Point> at) {
        double left = at.values().stream().mapToDouble(Layout.Point::x).min().orElse(0);
        double right = at.values().stream().mapToDouble(Layout.Point::x).max().orElse(left);
        double top = at.values().stream().mapToDouble(Layout.Point::y).max().orElse(-Look.HEIGHT - 2 * GAP)
                + Look.HEIGHT
                + 2 * GAP;
        int least = (int) Math.ceil(Math.sqrt(others.size()));
        int columns = Math.max(least, (int) ((right - left) / (Look.WIDTH + GAP)) + 1);
        for (int i = 0; i < others.size(); i++) {
            double x = left + i % columns * (Look.WIDTH + GAP);
            double y = top + Math.floorDiv(i, columns) * (Look.HEIGHT + GAP);
            at.put(others.get(i).name(), new Layout.Point(x, y));
        }
    }

    /** Blocks in the order of the design, a group where its first member is. */
    private List<Block> inOrder() {
        Set<String> names = new LinkedHashSet<>();
        design.components().forEach(c -> names.add(blockOf.get(c.name())));
        return names.stream().filter(blocks::containsKey).map(blocks::get).toList();
    }

    private List<Line> lines(Map<String, String> blocksOf, Map<String, Layout.Point> corners) {
        List<Line> lines = new ArrayList<>();
        for (Connection c : design.connections()) {
            String from = blocksOf.get(c.from());
            String to = blocksOf.get(c.to());
            if (from != null && to != null && !from.equals(to)) {
                lines.add(new Line(
                        from,
                        corners.get(c.from()).y() + Look.HEIGHT / 2,
                        to,
                        corners.get(c.to()).y() + Look.HEIGHT / 2,
                        c.as() == DeadLetter.INTERACTION));
            }
        }
        return lines;
    }
}
