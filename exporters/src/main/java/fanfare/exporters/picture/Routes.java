package fanfare.exporters.picture;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the courses of all connections: from a side of one box to a side of another, the ends spread along each side, and
 * around the boxes that stand between.
 */
final class Routes {
    private static final double NEAR = 16;
    private static final double SPREAD = 15;
    private static final double LANE = 22;
    private static final double LANE_WIDTH = 6;
    private static final int MOST_LANES = 4;
    private static final double LOOP = 52;

    /** A side of a box. */
    private enum Side {
        LEFT(-1, 0),
        RIGHT(1, 0),
        TOP(0, -1),
        BOTTOM(0, 1);

        private final int dx;
        private final int dy;

        Side(int dx, int dy) {
            this.dx = dx;
            this.dy = dy;
        }
    }

    /** A height that a connection runs along. */
    private record Lane(double y, double left, double right) {
        boolean isNear(Lane other) {
            return Math.abs(y - other.y) < LANE_WIDTH && left < other.right && other.left < right;
        }
    }

    private record Ends(Connection connection, Side from, Side to) {}

    private record End(int wire, boolean start, double key) {}

    private final Design design;
    private final Map<String, Box> boxes;
    private final double below;
    private final List<Lane> taken = new ArrayList<>();

    /**
     * For these boxes.
     *
     * @param below room under every box that belongs to it
     */
    Routes(Design design, Map<String, Box> boxes, double below) {
        this.design = design;
        this.boxes = boxes;
        this.below = below;
    }

    List<Wire> wires() {
        List<Ends> all = design.connections().stream()
                .filter(c -> boxes.containsKey(c.from()) && boxes.containsKey(c.to()))
                .map(this::sides)
                .toList();
        double[][] offsets = offsets(all);
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            wires.add(route(all.get(i), offsets[i][0], offsets[i][1]));
        }
        return wires;
    }

    private Ends sides(Connection c) {
        Box a = boxes.get(c.from());
        Box b = boxes.get(c.to());
        if (c.from().equals(c.to())) {
            Box above = new Box(a.x(), a.y() - LOOP - LANE, a.width(), LOOP + LANE - 1);
            Side side = boxes.values().stream().anyMatch(above::touches) ? Side.BOTTOM : Side.TOP;
            return new Ends(c, side, side);
        }
        if (b.x() - a.right() >= NEAR) {
            return new Ends(c, Side.RIGHT, Side.LEFT);
        }
        if (b.y() - a.bottom() >= NEAR) {
            return new Ends(c, Side.BOTTOM, Side.TOP);
        }
        if (a.y() - b.bottom() >= NEAR) {
            return new Ends(c, Side.TOP, Side.BOTTOM);
        }
        return under(c, a, b) <= over(c, a, b)
                ? new Ends(c, Side.BOTTOM, Side.BOTTOM)
                : new Ends(c, Side.TOP, Side.TOP);
    }

    private int under(Connection c, Box a, Box b) {
        return hits(wire(c, curve(port(a, Side.BOTTOM, 0), Side.BOTTOM, port(b, Side.BOTTOM, 0), Side.BOTTOM)));
    }

    private int over(Connection c, Box a, Box b) {
        return hits(wire(c, curve(port(a, Side.TOP, 0), Side.TOP, port(b, Side.TOP, 0), Side.TOP)));
    }

    private double[][] offsets(List<Ends> all) {
        Map<String, List<End>> atSide = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Ends ends = all.get(i);
            Box a = boxes.get(ends.connection().from());
            Box b = boxes.get(ends.connection().to());
            add(atSide, ends.connection().from(), ends.from(), new End(i, true, key(ends.from(), a, b)));
            add(atSide, ends.connection().to(), ends.to(), new End(i, false, key(ends.to(), b, a)));
        }
        double[][] offsets = new double[all.size()][2];
        atSide.forEach((side, ends) -> {
            boolean horizontal = side.endsWith("TOP") || side.endsWith("BOTTOM");
            double room = (horizontal ? Look.WIDTH : Look.HEIGHT) - 24;
            double step = Math.min(SPREAD, ends.size() > 1 ? room / (ends.size() - 1) : 0);
            ends.sort(Comparator.comparingDouble(End::key));
            for (int k = 0; k < ends.size(); k++) {
                End end = ends.get(k);
                offsets[end.wire()][end.start() ? 0 : 1] = (k - (ends.size() - 1) / 2.0) * step;
            }
        });
        return offsets;
    }

    private static void add(Map<String, List<End>> atSide, String component, Side side, End end) {
        atSide.computeIfAbsent(component + " " + side, s -> new ArrayList<>()).add(end);
    }

    /** Sorted by where the other end is, so that lines do not cross at a box. */
    private static double key(Side side, Box own, Box other) {
        double dx = other.centreX() - own.centreX();
        double dy = other.centreY() - own.centreY();
        return side.dx != 0 ? dy / Math.max(40, Math.abs(dx)) : dx / Math.max(40, Math.abs(dy));
    }

    private Wire route(Ends ends, double startOffset, double endOffset) {
        Connection c = ends.connection();
        double[] start = port(boxes.get(c.from()), ends.from(), startOffset);
        double[] end = port(boxes.get(c.to()), ends.to(), endOffset);
        if (c.from().equals(c.to())) {
            return loop(c, ends.from(), start, end);
        }
        Wire direct = wire(c, curve(start, ends.from(), end, ends.to()));
        if (hits(direct) == 0) {
            return direct;
        }
        Wire best = direct;
        Lane chosen = null;
        double least = hits(direct) * 1e6;
        for (double height : lanes(start, end)) {
            double lane = free(height, start, end);
            Wire around = wire(c, around(start, ends.from(), end, ends.to(), lane));
            double cost = hits(around) * 1e6 + Math.abs(lane - start[1]) + Math.abs(lane - end[1]);
            if (cost < least) {
                least = cost;
                best = around;
                chosen = lane(lane, start, end);
            }
        }
        if (chosen != null) {
            taken.add(chosen);
        }
        return best;
    }

    /** The height, or the next one beside it that no other connection runs along. */
    private double free(double height, double[] start, double[] end) {
        for (int k = 0; k < 2 * MOST_LANES; k++) {
            double y = height + (k % 2 == 0 ? -1 : 1) * (k + 1) / 2 * LANE_WIDTH;
            if (taken.stream().noneMatch(lane(y, start, end)::isNear)) {
                return y;
            }
        }
        return height;
    }

    private static Lane lane(double y, double[] start, double[] end) {
        return new Lane(y, Math.min(start[0], end[0]), Math.max(start[0], end[0]));
    }

    private Wire wire(Connection c, List<double[]> points) {
        return new Wire(c, KeyNumbers.of(c, design), points);
    }

    private double[] port(Box box, Side side, double offset) {
        return new double[] {
            box.centreX() + side.dx * box.width() / 2 + (side.dx == 0 ? offset : 0),
            box.centreY() + side.dy * box.height() / 2 + (side.dy == 0 ? offset : 0) + (side == Side.BOTTOM ? below : 0)
        };
    }

    private Wire loop(Connection c, Side side, double[] start, double[] end) {
        double away = side.dy * LOOP;
        return wire(
                c,
                List.of(
                        new double[] {start[0] + 26, start[1]},
                        new double[] {start[0] + 40, start[1] + away},
                        new double[] {end[0] - 40, end[1] + away},
                        new double[] {end[0] - 26, end[1]}));
    }

    private static List<double[]> curve(double[] a, Side from, double[] b, Side to) {
        boolean same = from == to;
        double along = from.dx != 0 ? Math.abs(b[0] - a[0]) : Math.abs(b[1] - a[1]);
        double reach = same ? 64 : Math.max(28, Math.min(140, along * 0.5));
        return List.of(
                a,
                new double[] {a[0] + from.dx * reach, a[1] + from.dy * reach},
                new double[] {b[0] + to.dx * reach, b[1] + to.dy * reach},
                b);
    }

    /** Over a horizontal lane. */
    private static List<double[]> around(double[] a, Side from, double[] b, Side to, double lane) {
        double way = b[0] >= a[0] ? 1 : -1;
        double turn = Math.max(36, Math.min(70, Math.abs(b[0] - a[0]) / 4));
        double[] in = {a[0] + way * turn, lane};
        double[] out = {b[0] - way * turn, lane};
        double half = turn / 2;
        return List.of(
                a,
                new double[] {a[0] + from.dx * half, a[1] + from.dy * half},
                new double[] {in[0] - way * half, lane},
                in,
                new double[] {in[0] + (out[0] - in[0]) / 3, lane},
                new double[] {in[0] + (out[0] - in[0]) * 2 / 3, lane},
                out,
                new double[] {out[0] + way * half, lane},
                new double[] {b[0] + to.dx * half, b[1] + to.dy * half},
                b);
    }

    /** Heights between, above and under the boxes between two points. */
    private List<Double> lanes(double[] a, double[] b) {
        double left = Math.min(a[0], b[0]);
        double right = Math.max(a[0], b[0]);
        List<Double> lanes = new ArrayList<>();
        for (Box box : boxes.values()) {
            if (box.right() > left && box.x() < right) {
                lanes.add(box.y() - LANE);
                lanes.add(box.bottom() + below + LANE);
            }
        }
        return lanes;
    }

    private int hits(Wire wire) {
        int hits = 0;
        for (Map.Entry<String, Box> e : boxes.entrySet()) {
            boolean own = e.getKey().equals(wire.connection().from())
                    || e.getKey().equals(wire.connection().to());
            Box b = e.getValue();
            Box around = own ? b.grown(-2) : new Box(b.x() - 6, b.y() - 6, b.width() + 12, b.height() + 12 + below);
            for (double[] p : wire.samples()) {
                if (around.contains(p[0], p[1])) {
                    hits++;
                }
            }
        }
        return hits;
    }
}
