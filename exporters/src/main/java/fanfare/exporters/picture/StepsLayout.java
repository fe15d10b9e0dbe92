package fanfare.exporters.picture;

import fanfare.model.workflow.StateMachine;
import java.util.List;
import java.util.Map;

/**
 * Where the states of a workflow are drawn: a row per layer from top to bottom, branches and iterators inside the state
 * that runs them. Sizes are in canvas units; the top left corner is the origin.
 *
 * @param nodes the states, with the beginning and the end; what holds others comes before what it holds
 * @param ways where each state leads
 */
public record StepsLayout(double width, double height, List<Node> nodes, List<Way> ways) {
    /** Font size of a state's name. */
    public static final double NAME = 11.5;
    /** Font size of everything else. */
    public static final double SMALL = 10;
    /** Height of a state that holds no others. */
    public static final double ROW = 34;
    /** Height of the head of a state that holds others. */
    public static final double HEAD = 30;
    /** Left edge of a state to the left edge of its name. */
    public static final double TEXT_X = 30;

    public StepsLayout {
        nodes = List.copyOf(nodes);
        ways = List.copyOf(ways);
    }

    /** With other details of the states that are named; the others keep theirs. */
    public StepsLayout withDetails(Map<String, String> details) {
        return details.isEmpty()
                ? this
                : new StepsLayout(
                        width,
                        height,
                        nodes.stream()
                                .map(n ->
                                        n.sort().isMark() ? n : n.detailed(details.getOrDefault(n.name(), n.detail())))
                                .toList(),
                        ways);
    }

    /** What a state is. */
    public enum Sort {
        /** Where a workflow begins. */
        START,
        /** Where a workflow ends. */
        END,
        /** Calls a component. */
        TASK,
        /** Goes one of several ways. */
        CHOICE,
        /** Goes several ways at once. */
        PARALLEL,
        /** Does the same for every item. */
        MAP,
        /** Waits. */
        WAIT,
        /** Takes no time. */
        PASS,
        /** Ends the workflow well. */
        SUCCEED,
        /** Ends the workflow badly. */
        FAIL;

        /** True for a state that holds others. */
        public boolean holdsOthers() {
            return this == PARALLEL || this == MAP;
        }

        /** True for the marks of beginning and end. */
        public boolean isMark() {
            return this == START || this == END;
        }
    }

    /**
     * A state.
     *
     * @param detail what is said below or after its name; may be empty
     * @param target the component that it calls; empty if none
     * @param retries how often it is tried again; 0 if never
     */
    public record Node(
            String name,
            Sort sort,
            String detail,
            String target,
            int retries,
            double x,
            double y,
            double width,
            double height) {
        private Node detailed(String other) {
            return new Node(name, sort, other, target, retries, x, y, width, height);
        }

        Node moved(double dx, double dy) {
            return new Node(name, sort, detail, target, retries, x + dx, y + dy, width, height);
        }
    }

    /** Why a state leads to another. */
    public enum Why {
        /** It has ended well. */
        NEXT,
        /** It was chosen. */
        CHOICE,
        /** An error was caught. */
        CATCH
    }

    /**
     * A line from one state to another.
     *
     * @param label what is written at it; may be empty
     * @param curves from its beginning to its end, each beginning where the last one ends
     * @param labelX middle of the label
     */
    public record Way(String from, String to, Why why, String label, List<Curve> curves, double labelX, double labelY) {
        public Way {
            curves = List.copyOf(curves);
        }

        Way moved(double dx, double dy) {
            return new Way(
                    from,
                    to,
                    why,
                    label,
                    curves.stream().map(c -> c.moved(dx, dy)).toList(),
                    labelX + dx,
                    labelY + dy);
        }
    }

    /** A cubic Bézier curve. */
    public record Curve(double x1, double y1, double cx1, double cy1, double cx2, double cy2, double x2, double y2) {
        static Curve straight(double x1, double y1, double x2, double y2) {
            return new Curve(x1, y1, x1, (y1 + y2) / 2, x2, (y1 + y2) / 2, x2, y2);
        }

        Curve moved(double dx, double dy) {
            return new Curve(x1 + dx, y1 + dy, cx1 + dx, cy1 + dy, cx2 + dx, cy2 + dy, x2 + dx, y2 + dy);
        }

        Curve reversed() {
            return new Curve(x2, y2, cx2, cy2, cx1, cy1, x1, y1);
        }

        double xAt(double t) {
            return at(t, x1, cx1, cx2, x2);
        }

        double yAt(double t) {
            return at(t, y1, cy1, cy2, y2);
        }

        private static double at(double t, double a, double b, double c, double d) {
            double u = 1 - t;
            return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
        }
    }

    /** Lays out a workflow. */
    public static StepsLayout of(StateMachine machine) {
        return of(machine, true);
    }

    /** Width of a label in its font. */
    public static double labelWidth(String label) {
        return TextWidth.of(label, SMALL, false) + 8;
    }

    /** Lays out a machine; a branch has no marks of beginning and end. */
    static StepsLayout of(StateMachine machine, boolean marked) {
        StepsGraph graph = StepsGraph.of(machine, marked);
        return new StepsRows(graph).layout();
    }
}
