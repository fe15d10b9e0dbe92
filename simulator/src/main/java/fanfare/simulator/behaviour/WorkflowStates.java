package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.workflow.Compensations;
import fanfare.model.workflow.State;
import fanfare.model.workflow.StateMachine;
import fanfare.simulator.kernel.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The states of a workflow and of all its branches under numbers, ready to run. */
final class WorkflowStates {
    private final List<Node> nodes = new ArrayList<>();
    private final Component workflow;
    private final Design design;
    private final Function<Connection, Outlet> outlets;
    private final int start;
    private final Compensations compensations;
    private final List<String> names = new ArrayList<>();
    private final long timeout;

    /** What happens in a state. */
    enum What {
        TASK,
        CHOICE,
        FORK,
        MAP,
        WAIT,
        END
    }

    WorkflowStates(Component workflow, Design design, Function<Connection, Outlet> outlets) {
        this.workflow = workflow;
        this.design = design;
        this.outlets = outlets;
        StateMachine machine = StateMachine.of(workflow, design);
        start = compiled(machine);
        compensations = Compensations.of(machine, workflow, design);
        timeout = machine.timeout();
    }

    int start() {
        return start;
    }

    long timeout() {
        return timeout;
    }

    int size() {
        return nodes.size();
    }

    Node node(int number) {
        return nodes.get(number);
    }

    /** The name of a state; empty for the ways of a choice, which nobody named. */
    String name(int number) {
        return names.get(number);
    }

    /** For every state the number of the step that it is, −1 if none. */
    int[] steps() {
        List<String> steps = List.copyOf(compensations.steps());
        return names.stream().mapToInt(steps::indexOf).toArray();
    }

    /** For every state the number of the step that it undoes, −1 if none or unknown. */
    int[] undone() {
        List<String> steps = List.copyOf(compensations.steps());
        return names.stream()
                .mapToInt(n -> compensations
                        .undoes()
                        .getOrDefault(n, Optional.empty())
                        .map(steps::indexOf)
                        .orElse(-1))
                .toArray();
    }

    /** For every state whether it compensates. */
    boolean[] compensations() {
        boolean[] all = new boolean[names.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = compensations.undoes().containsKey(names.get(i));
        }
        return all;
    }

    private int compiled(StateMachine machine) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        machine.states().keySet().forEach(name -> {
            numbers.put(name, nodes.size());
            nodes.add(null);
            names.add(name);
        });
        machine.states().forEach((name, s) -> nodes.set(numbers.get(name), node(s, numbers)));
        return numbers.get(machine.startAt());
    }

    private Node node(State s, Map<String, Integer> numbers) {
        Function<java.util.Optional<String>, Integer> at =
                next -> next.map(numbers::get).orElse(-1);
        if (s instanceof State.Task t) {
            Outlet outlet = StateMachine.connection(t, workflow, design)
                    .map(outlets)
                    .orElseThrow(() -> new IllegalStateException(
                            workflow.name() + " calls " + t.target() + ", but nothing leads there"));
            return new Node(What.TASK, at.apply(t.next()))
                    .calls(outlet, t.timeout())
                    .errors(t.retries(), catches(t.catches(), numbers));
        } else if (s instanceof State.Choice c) {
            return choice(c, numbers);
        } else if (s instanceof State.Parallel p) {
            int[] first = p.branches().stream().mapToInt(this::compiled).toArray();
            return new Node(What.FORK, at.apply(p.next()))
                    .forks(first, first.length, first.length)
                    .errors(p.retries(), catches(p.catches(), numbers));
        } else if (s instanceof State.Repeat r) {
            int first = compiled(r.iterator());
            return new Node(What.MAP, at.apply(r.next()))
                    .forks(new int[] {first}, r.items(), r.concurrency())
                    .errors(r.retries(), catches(r.catches(), numbers));
        } else if (s instanceof State.Wait w) {
            return new Node(What.WAIT, at.apply(w.next())).waits(w.nanoseconds());
        }
        return new Node(What.END, -1).ends(((State.End) s).succeeds());
    }

    /** Every way of a choice leads through a state that waits no time, so that its number is all a token needs. */
    private Node choice(State.Choice c, Map<String, Integer> numbers) {
        double[] upTo = new double[c.ways().size()];
        int[] ways = new int[upTo.length];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += c.ways().get(i).probability();
            upTo[i] = sum;
            ways[i] = nodes.size();
            nodes.add(new Node(What.WAIT, numbers.get(c.ways().get(i).next())));
            names.add("");
        }
        return new Node(What.CHOICE, -1).chooses(upTo, ways);
    }

    private static List<Handler> catches(List<State.Catch> catches, Map<String, Integer> numbers) {
        return catches.stream()
                .map(c -> new Handler(c.errors(), numbers.get(c.next())))
                .toList();
    }

    /** Where errors lead. */
    record Handler(List<String> errors, int to) {}

    /** One state. */
    static final class Node {
        private final What what;
        private final int next;
        private Outlet outlet;
        private long timeout;
        private long wait;
        private boolean succeeds;
        private double[] upTo = {};
        private int[] ways = {};
        private int[] first = {};
        private int branches;
        private int atOnce;
        private List<State.Retry> retries = List.of();
        private List<Handler> handlers = List.of();

        Node(What what, int next) {
            this.what = what;
            this.next = next;
        }

        private Node calls(Outlet over, long atMost) {
            outlet = over;
            timeout = atMost;
            return this;
        }

        private Node errors(List<State.Retry> tries, List<Handler> catches) {
            retries = tries;
            handlers = catches;
            return this;
        }

        private Node forks(int[] starts, int count, int together) {
            first = starts;
            branches = count;
            atOnce = together;
            return this;
        }

        private Node waits(long nanoseconds) {
            wait = nanoseconds;
            return this;
        }

        private Node ends(boolean well) {
            succeeds = well;
            return this;
        }

        private Node chooses(double[] shares, int[] to) {
            upTo = shares;
            ways = to;
            return this;
        }

        What what() {
            return what;
        }

        /** The next state's number, or −1 at an end. */
        int next() {
            return next;
        }

        Outlet outlet() {
            return outlet;
        }

        /** Nanoseconds; 0 for none. */
        long timeout() {
            return timeout;
        }

        long pauses() {
            return wait;
        }

        boolean succeeds() {
            return succeeds;
        }

        double[] upTo() {
            return upTo;
        }

        int[] ways() {
            return ways;
        }

        int branches() {
            return branches;
        }

        int atOnce() {
            return atOnce;
        }

        /** The first state of a branch; a Map has the same for all. */
        int first(int branch) {
            return first[first.length == 1 ? 0 : branch];
        }

        /** Nanoseconds before the next attempt; below 0 if there is none. */
        long pause(int tried, int outcome, RandomStream random) {
            for (State.Retry r : retries) {
                if (matches(r.errors(), outcome)) {
                    if (tried >= r.attempts()) {
                        return -1;
                    }
                    double pause = Math.min(r.longest(), r.interval() * StrictMath.pow(r.rate(), tried));
                    return (long) (r.jitter() ? pause * random.nextDouble() : pause);
                }
            }
            return -1;
        }

        /** The state that deals with an error, or −1. */
        int caught(int outcome) {
            for (Handler h : handlers) {
                if (matches(h.errors(), outcome)) {
                    return h.to();
                }
            }
            return -1;
        }

        /** Names of a function's own errors stand for any error of its code. */
        private static boolean matches(List<String> errors, int outcome) {
            for (String e : errors) {
                boolean fits = switch (e) {
                    case "States.ALL" -> true;
                    case "States.TaskFailed" -> outcome != Outcome.TIMEOUT;
                    case "States.Timeout" -> outcome == Outcome.TIMEOUT;
                    default ->
                        outcome == (isService(e) ? Outcome.THROTTLED : Outcome.ERROR) && !e.startsWith("States.");
                };
                if (fits) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isService(String error) {
            return error.startsWith("Lambda.") || error.contains("TooManyRequests") || error.contains("Throttl");
        }
    }
}
