package fanfare.exporters.picture;

import fanfare.exporters.picture.StepsLayout.Sort;
import fanfare.exporters.picture.StepsLayout.Why;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import fanfare.model.workflow.State;
import fanfare.model.workflow.StateMachine;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The states of a machine with their sizes, and the lines between them; lines that lead back are known. */
final class StepsGraph {
    private static final double MARK = 14;
    /** Room for a time and a share, which a run finds. */
    private static final double NARROWEST = 112;

    private static final double WIDEST = 196;
    private static final double INSET = 12;
    private static final double BETWEEN = 16;
    private static final double RETRY = 34;
    private static final String BEGIN = "\u0000begin";
    private static final String FINISH = "\u0000end";

    private final Map<String, Vertex> vertices = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private StepsGraph() {}

    /** A state, or a bend of a line that passes a layer. */
    static final class Vertex {
        final String name;
        final Sort sort;
        final String detail;
        final String target;
        final int retries;
        final double width;
        final double height;
        final List<StepsLayout> inside;
        int layer;
        double order;
        double x;
        double y;

        Vertex(
                String name,
                Sort sort,
                String detail,
                String target,
                int retries,
                double width,
                double height,
                List<StepsLayout> inside) {
            this.name = name;
            this.sort = sort;
            this.detail = detail;
            this.target = target;
            this.retries = retries;
            this.width = width;
            this.height = height;
            this.inside = List.copyOf(inside);
        }

        static Vertex bend() {
            return new Vertex("", Sort.PASS, "", "", 0, 0, 0, List.of());
        }

        boolean isBend() {
            return name.isEmpty();
        }
    }

    /** A line; {@code back} means that it leads to an earlier layer. */
    static final class Line {
        final Vertex from;
        final Vertex to;
        final Why why;
        final String label;
        boolean back;

        Line(Vertex from, Vertex to, Why why, String label) {
            this.from = from;
            this.to = to;
            this.why = why;
            this.label = label;
        }

        Vertex upper() {
            return back ? to : from;
        }

        Vertex lower() {
            return back ? from : to;
        }

        boolean isLoop() {
            return from == to;
        }
    }

    Collection<Vertex> vertices() {
        return vertices.values();
    }

    List<Line> lines() {
        return lines;
    }

    static StepsGraph of(StateMachine machine, boolean marked) {
        StepsGraph graph = new StepsGraph();
        if (marked) {
            graph.add(mark(BEGIN, Sort.START));
        }
        machine.states().forEach((name, s) -> graph.add(vertex(name, s)));
        boolean ends = marked && machine.states().values().stream().anyMatch(StepsGraph::endsWell);
        if (ends) {
            graph.add(mark(FINISH, Sort.END));
        }
        if (marked) {
            graph.line(BEGIN, machine.startAt(), Why.NEXT, "");
        }
        machine.states().forEach((name, s) -> {
            if (ends && endsWell(s)) {
                graph.line(name, FINISH, Why.NEXT, "");
            }
            graph.linesFrom(name, s);
        });
        graph.findLayers(marked ? BEGIN : machine.startAt());
        return graph;
    }

    private void add(Vertex v) {
        vertices.put(v.name, v);
    }

    private void line(String from, String to, Why why, String label) {
        lines.add(new Line(vertices.get(from), vertices.get(to), why, label));
    }

    private static boolean endsWell(State s) {
        return !(s instanceof State.Choice) && !(s instanceof State.End) && next(s).isEmpty();
    }

    private static Optional<String> next(State s) {
        if (s instanceof State.Task t) {
            return t.next();
        } else if (s instanceof State.Parallel p) {
            return p.next();
        } else if (s instanceof State.Repeat r) {
            return r.next();
        }
        return s instanceof State.Wait w ? w.next() : Optional.empty();
    }

    private static List<State.Catch> catches(State s) {
        if (s instanceof State.Task t) {
            return t.catches();
        } else if (s instanceof State.Parallel p) {
            return p.catches();
        }
        return s instanceof State.Repeat r ? r.catches() : List.of();
    }

    private void linesFrom(String name, State s) {
        next(s).ifPresent(to -> line(name, to, Why.NEXT, ""));
        if (s instanceof State.Choice c) {
            Map<String, Double> ways = new LinkedHashMap<>();
            c.ways().forEach(w -> ways.merge(w.next(), w.probability(), Double::sum));
            ways.forEach((to, p) -> line(name, to, Why.CHOICE, percent(p)));
        }
        Map<String, String> caught = new LinkedHashMap<>();
        catches(s).forEach(c -> caught.merge(c.next(), errors(c.errors()), (a, b) -> a.equals(b) ? a : a + ", …"));
        caught.forEach((to, errors) -> line(name, to, Why.CATCH, errors));
    }

    private static String percent(double share) {
        return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * share) + " %";
    }

    private static String errors(List<String> errors) {
        if (errors.isEmpty() || errors.contains("States.ALL")) {
            return "any error";
        }
        String first = errors.get(0).replaceAll("^.*\\.", "");
        return TextWidth.cut(first, 96, StepsLayout.SMALL, false) + (errors.size() > 1 ? ", …" : "");
    }

    private static Vertex mark(String name, Sort sort) {
        return new Vertex(name, sort, "", "", 0, MARK, MARK, List.of());
    }

    private static Vertex vertex(String name, State s) {
        if (s instanceof State.Task t) {
            return leaf(name, Sort.TASK, detail(name, t), t.target(), retries(t.retries()));
        } else if (s instanceof State.Choice) {
            return leaf(name, Sort.CHOICE, "", "", 0);
        } else if (s instanceof State.Parallel p) {
            return holding(
                    name,
                    Sort.PARALLEL,
                    p.branches().size() == 1 ? "1 branch" : p.branches().size() + " branches",
                    retries(p.retries()),
                    p.branches());
        } else if (s instanceof State.Repeat r) {
            return holding(name, Sort.MAP, items(r), retries(r.retries()), List.of(r.iterator()));
        } else if (s instanceof State.Wait w) {
            return w.nanoseconds() == 0
                    ? leaf(name, Sort.PASS, "", "", 0)
                    : leaf(name, Sort.WAIT, Quantities.format(Unit.TIME, w.nanoseconds()), "", 0);
        }
        return leaf(name, ((State.End) s).succeeds() ? Sort.SUCCEED : Sort.FAIL, "", "", 0);
    }

    private static String detail(String name, State.Task t) {
        String action = t.action().equals("invoke") ? "" : t.action();
        String target = t.target().equals(name) ? "" : t.target();
        return target.isEmpty() || action.isEmpty() ? target + action : target + " · " + action;
    }

    private static String items(State.Repeat r) {
        String items = r.items() == 1 ? "1 item" : r.items() + " items";
        return r.concurrency() >= r.items() ? items : items + ", " + r.concurrency() + " at once";
    }

    private static int retries(List<State.Retry> retries) {
        return retries.stream().mapToInt(State.Retry::attempts).max().orElse(0);
    }

    private static double words(String name, String detail) {
        return Math.max(TextWidth.of(name, StepsLayout.NAME, true), TextWidth.of(detail, StepsLayout.SMALL, false));
    }

    private static Vertex leaf(String name, Sort sort, String detail, String target, int retries) {
        double wanted = StepsLayout.TEXT_X + words(name, detail) + 10 + (retries > 0 ? RETRY : 0);
        double width = Math.ceil(Math.max(NARROWEST, Math.min(WIDEST, wanted)));
        return new Vertex(name, sort, detail, target, retries, width, StepsLayout.ROW, List.of());
    }

    private static Vertex holding(String name, Sort sort, String detail, int retries, List<StateMachine> machines) {
        List<StepsLayout> inside =
                machines.stream().map(m -> StepsLayout.of(m, false)).toList();
        double room = inside.stream().mapToDouble(StepsLayout::width).sum() + BETWEEN * (inside.size() - 1);
        double head = StepsLayout.TEXT_X
                + TextWidth.of(name, StepsLayout.NAME, true)
                + 8
                + TextWidth.of(detail, StepsLayout.SMALL, false)
                + (retries > 0 ? RETRY : 0);
        double tallest = inside.stream().mapToDouble(StepsLayout::height).max().orElse(0);
        return new Vertex(
                name,
                sort,
                detail,
                "",
                retries,
                Math.ceil(Math.max(room + 2 * INSET, Math.min(head + INSET, 2 * WIDEST))),
                StepsLayout.HEAD + tallest + INSET,
                inside);
    }

    /** Left edge of the first machine inside, from the left edge of what holds it. */
    static double insideLeft(Vertex v) {
        double room = v.inside.stream().mapToDouble(StepsLayout::width).sum() + BETWEEN * (v.inside.size() - 1);
        return (v.width - room) / 2;
    }

    /** From the left edge of a machine inside to that of the next. */
    static double step(StepsLayout inside) {
        return inside.width() + BETWEEN;
    }

    // ---- layers

    /** A layer is the longest way from the beginning; lines that close a circle lead back and do not count. */
    private void findLayers(String start) {
        Set<Vertex> open = new HashSet<>();
        List<Vertex> finished = new ArrayList<>();
        visit(vertices.get(start), open, finished);
        vertices.values().forEach(v -> visit(v, open, finished));
        for (int i = finished.size() - 1; i >= 0; i--) {
            Vertex v = finished.get(i);
            lines.stream()
                    .filter(l -> l.from == v && !l.back && !l.isLoop())
                    .forEach(l -> l.to.layer = Math.max(l.to.layer, v.layer + 1));
        }
    }

    private void visit(Vertex v, Set<Vertex> open, List<Vertex> finished) {
        if (v.order > 0) {
            return;
        }
        v.order = 1 + open.size() + finished.size();
        open.add(v);
        for (Line l : lines) {
            if (l.from == v && !l.isLoop()) {
                if (open.contains(l.to)) {
                    l.back = true;
                } else {
                    visit(l.to, open, finished);
                }
            }
        }
        open.remove(v);
        finished.add(v);
    }
}
