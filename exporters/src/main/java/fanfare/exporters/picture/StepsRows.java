package fanfare.exporters.picture;

import fanfare.exporters.picture.StepsGraph.Line;
import fanfare.exporters.picture.StepsGraph.Vertex;
import fanfare.exporters.picture.StepsLayout.Curve;
import fanfare.exporters.picture.StepsLayout.Node;
import fanfare.exporters.picture.StepsLayout.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of states. Lines that pass a row bend in it, so that they keep out of its states. In each row the order is the one
 * in which lines cross least by the barycentre rule; places are those nearest to the neighbours' that keep the order.
 */
final class StepsRows {
    private static final double GAP = 24;
    private static final double BEND_GAP = 12;
    private static final double ROW_GAP = 30;
    private static final double LABELLED_GAP = 44;
    private static final double PORTS = 22;
    private static final double LOOP = 16;
    private static final int SWEEPS = 6;
    private static final double[] LABEL_PLACES = {0.5, 0.32, 0.68, 0.22, 0.78};

    private final StepsGraph graph;
    private final List<List<Vertex>> rows = new ArrayList<>();
    private final Map<Line, List<Vertex>> chains = new LinkedHashMap<>();
    private final Map<Vertex, List<Vertex>> above = new HashMap<>();
    private final Map<Vertex, List<Vertex>> below = new HashMap<>();
    private final List<Box> labels = new ArrayList<>();
    private double[] top = {};
    private double[] bottom = {};

    StepsRows(StepsGraph graph) {
        this.graph = graph;
        graph.vertices().forEach(v -> row(v.layer).add(v));
        graph.lines().stream().filter(l -> !l.isLoop()).forEach(this::bend);
        rows.forEach(r -> r.sort(Comparator.comparingDouble(v -> v.order)));
    }

    StepsLayout layout() {
        order();
        across();
        down();
        List<Way> ways = new ArrayList<>();
        graph.lines().forEach(l -> ways.add(l.isLoop() ? loop(l) : way(l)));
        return fromTheCorner(ways);
    }

    private List<Vertex> row(int layer) {
        while (rows.size() <= layer) {
            rows.add(new ArrayList<>());
        }
        return rows.get(layer);
    }

    private void bend(Line l) {
        List<Vertex> chain = new ArrayList<>(List.of(l.upper()));
        for (int layer = l.upper().layer + 1; layer < l.lower().layer; layer++) {
            Vertex bend = Vertex.bend();
            bend.layer = layer;
            bend.order = l.lower().order + 0.5;
            row(layer).add(bend);
            chain.add(bend);
        }
        chain.add(l.lower());
        chains.put(l, chain);
        for (int i = 1; i < chain.size(); i++) {
            above.computeIfAbsent(chain.get(i), v -> new ArrayList<>()).add(chain.get(i - 1));
            below.computeIfAbsent(chain.get(i - 1), v -> new ArrayList<>()).add(chain.get(i));
        }
    }

    // ---- order

    private void order() {
        List<List<Vertex>> best = copy();
        int least = crossings();
        for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
            boolean downwards = sweep % 2 == 0;
            for (int i = 1; i < rows.size(); i++) {
                int at = downwards ? i : rows.size() - 1 - i;
                Map<Vertex, Double> wanted = new HashMap<>();
                for (Vertex v : rows.get(at)) {
                    List<Vertex> near = (downwards ? above : below).getOrDefault(v, List.of());
                    wanted.put(
                            v, near.stream().mapToDouble(this::place).average().orElse(place(v)));
                }
                rows.get(at).sort(Comparator.comparingDouble(wanted::get));
            }
            int now = crossings();
            if (now < least) {
                least = now;
                best = copy();
            }
        }
        rows.clear();
        rows.addAll(best);
    }

    private List<List<Vertex>> copy() {
        List<List<Vertex>> copy = new ArrayList<>();
        rows.forEach(r -> copy.add(new ArrayList<>(r)));
        return copy;
    }

    private double place(Vertex v) {
        List<Vertex> row = rows.get(v.layer);
        return row.indexOf(v) - (row.size() - 1) / 2.0;
    }

    private int crossings() {
        int crossings = 0;
        for (List<Vertex> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                for (int k = i + 1; k < row.size(); k++) {
                    for (Vertex left : below.getOrDefault(row.get(i), List.of())) {
                        for (Vertex right : below.getOrDefault(row.get(k), List.of())) {
                            crossings += place(left) > place(right) ? 1 : 0;
                        }
                    }
                }
            }
        }
        return crossings;
    }

    // ---- across

    private void across() {
        for (List<Vertex> row : rows) {
            double x = 0;
            for (int i = 0; i < row.size(); i++) {
                x += i == 0 ? 0 : apart(row.get(i - 1), row.get(i));
                row.get(i).x = x;
            }
            double half = x / 2;
            row.forEach(v -> v.x -= half);
        }
        for (int sweep = 0; sweep < 2 * SWEEPS; sweep++) {
            boolean downwards = sweep % 2 == 0;
            for (int i = 0; i < rows.size(); i++) {
                place(rows.get(downwards ? i : rows.size() - 1 - i), downwards, !downwards);
            }
        }
        for (List<Vertex> row : rows) {
            place(row, true, true);
        }
    }

    private static double apart(Vertex left, Vertex right) {
        return (left.width + right.width) / 2 + (left.isBend() || right.isBend() ? BEND_GAP : GAP);
    }

    /** The least squares that keep order and distances: neighbours that would be too near move as one block. */
    private void place(List<Vertex> row, boolean byAbove, boolean byBelow) {
        int n = row.size();
        double[] offset = new double[n];
        double[] sum = new double[n];
        double[] weight = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            offset[i] = i == 0 ? 0 : offset[i - 1] + apart(row.get(i - 1), row.get(i));
            double[] wanted = wanted(row.get(i), byAbove, byBelow);
            sum[blocks] = (wanted[0] - offset[i]) * wanted[1];
            weight[blocks] = wanted[1];
            size[blocks] = 1;
            blocks++;
            while (blocks > 1 && sum[blocks - 1] / weight[blocks - 1] < sum[blocks - 2] / weight[blocks - 2]) {
                sum[blocks - 2] += sum[blocks - 1];
                weight[blocks - 2] += weight[blocks - 1];
                size[blocks - 2] += size[blocks - 1];
                blocks--;
            }
        }
        int i = 0;
        for (int b = 0; b < blocks; b++) {
            for (int k = 0; k < size[b]; k++, i++) {
                row.get(i).x = sum[b] / weight[b] + offset[i];
            }
        }
    }

    /** Where a vertex would like to be, and how much it matters: long lines should be straight. */
    private double[] wanted(Vertex v, boolean byAbove, boolean byBelow) {
        double sum = 0;
        double weight = 0;
        List<Vertex> near = new ArrayList<>();
        if (byAbove) {
            near.addAll(above.getOrDefault(v, List.of()));
        }
        if (byBelow) {
            near.addAll(below.getOrDefault(v, List.of()));
        }
        for (Vertex other : near) {
            double w = v.isBend() && other.isBend() ? 8 : v.isBend() || other.isBend() ? 2 : 1;
            sum += w * other.x;
            weight += w;
        }
        return weight == 0 ? new double[] {v.x, 0.1} : new double[] {sum / weight, weight};
    }

    // ---- down

    private void down() {
        top = new double[rows.size()];
        bottom = new double[rows.size()];
        double y = 0;
        for (int i = 0; i < rows.size(); i++) {
            double tallest =
                    rows.get(i).stream().mapToDouble(v -> v.height).max().orElse(0);
            top[i] = y;
            bottom[i] = y + tallest;
            rows.get(i).forEach(v -> v.y = top[v.layer] + (tallest - v.height) / 2);
            y = bottom[i] + (isLabelled(i) ? LABELLED_GAP : ROW_GAP);
        }
    }

    private boolean isLabelled(int gap) {
        return graph.lines().stream()
                .filter(l -> !l.label.isEmpty() && !l.isLoop())
                .anyMatch(l -> (l.back ? l.from.layer - 1 : l.from.layer) == gap);
    }

    // ---- lines

    private Way way(Line l) {
        List<Vertex> chain = chains.get(l);
        List<Curve> curves = new ArrayList<>();
        int inGap = -1;
        for (int i = 1; i < chain.size(); i++) {
            Vertex from = chain.get(i - 1);
            Vertex to = chain.get(i);
            double x1 = from.isBend() ? from.x : port(from, l, false);
            double x2 = to.isBend() ? to.x : port(to, l, true);
            double leaves = bottom[from.layer];
            double enters = top[to.layer];
            down(curves, x1, from.isBend() ? top[from.layer] : from.y + from.height, leaves);
            if (i == 1 || l.back) {
                inGap = curves.size();
            }
            curves.add(Curve.straight(x1, leaves, x2, enters));
            down(curves, x2, enters, to.isBend() ? enters : to.y);
        }
        double[] label = label(l.label, curves.get(inGap));
        return new Way(l.from.name, l.to.name, l.why, l.label, l.back ? reversed(curves) : curves, label[0], label[1]);
    }

    private static void down(List<Curve> curves, double x, double from, double to) {
        if (to > from) {
            curves.add(Curve.straight(x, from, x, to));
        }
    }

    private static List<Curve> reversed(List<Curve> curves) {
        List<Curve> back = new ArrayList<>();
        for (int i = curves.size() - 1; i >= 0; i--) {
            back.add(curves.get(i).reversed());
        }
        return back;
    }

    private Way loop(Line l) {
        double right = l.from.x + l.from.width / 2;
        double y = l.from.y + l.from.height / 2;
        Curve curve = new Curve(right, y + 8, right + LOOP, y + 8, right + LOOP, y - 8, right, y - 8);
        return new Way(l.from.name, l.to.name, l.why, l.label, List.of(curve), right + LOOP, y - 18);
    }

    /** Lines share the edge of a state in the order of where they lead, so that they do not cross at it. */
    private double port(Vertex v, Line line, boolean atTop) {
        List<Line> here = graph.lines().stream()
                .filter(l -> !l.isLoop() && (atTop ? l.lower() : l.upper()) == v)
                .sorted(Comparator.comparingDouble(l -> next(l, atTop).x))
                .toList();
        double spread = Math.min(PORTS, (v.width - 16) / Math.max(1, here.size() - 1));
        return v.x + (here.indexOf(line) - (here.size() - 1) / 2.0) * Math.max(0, spread);
    }

    private Vertex next(Line l, boolean atTop) {
        List<Vertex> chain = chains.get(l);
        return chain.get(atTop ? chain.size() - 2 : 1);
    }

    private double[] label(String text, Curve in) {
        if (text.isEmpty()) {
            return new double[] {in.xAt(0.5), in.yAt(0.5)};
        }
        double width = StepsLayout.labelWidth(text);
        double[] found = new double[2];
        for (double t : LABEL_PLACES) {
            found = new double[] {in.xAt(t), in.yAt(t)};
            Box box = new Box(found[0] - width / 2, found[1] - 7, width, 14);
            if (labels.stream().noneMatch(box::touches)) {
                break;
            }
        }
        labels.add(new Box(found[0] - width / 2, found[1] - 7, width, 14));
        return found;
    }

    // ---- the whole

    private StepsLayout fromTheCorner(List<Way> ways) {
        List<Node> nodes = new ArrayList<>();
        List<Way> all = new ArrayList<>(ways);
        for (Vertex v : graph.vertices()) {
            double left = v.x - v.width / 2;
            nodes.add(new Node(v.name, v.sort, v.detail, v.target, v.retries, left, v.y, v.width, v.height));
            double x = left + StepsGraph.insideLeft(v);
            for (StepsLayout inside : v.inside) {
                double dx = x;
                double dy = v.y + StepsLayout.HEAD;
                inside.nodes().forEach(n -> nodes.add(n.moved(dx, dy)));
                inside.ways().forEach(w -> all.add(w.moved(dx, dy)));
                x += StepsGraph.step(inside);
            }
        }
        double left = 0;
        double right = 0;
        for (Node n : nodes) {
            left = Math.min(left, n.x());
            right = Math.max(right, n.x() + n.width());
        }
        for (Way w : all) {
            double half = w.label().isEmpty() ? 4 : StepsLayout.labelWidth(w.label()) / 2;
            for (Curve c : w.curves()) {
                left = Math.min(left, Math.min(c.x1(), c.x2()) - 4);
                right = Math.max(right, Math.max(c.x1(), Math.max(c.cx1(), c.x2())) + 4);
            }
            left = Math.min(left, w.labelX() - half);
            right = Math.max(right, w.labelX() + half);
        }
        double dx = -left;
        return new StepsLayout(
                right - left,
                bottom[bottom.length - 1],
                nodes.stream().map(n -> n.moved(dx, 0)).toList(),
                all.stream().map(w -> w.moved(dx, 0)).toList());
    }
}
