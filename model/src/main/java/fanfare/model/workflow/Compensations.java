package fanfare.model.workflow;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.External;
import fanfare.model.kind.Interactions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What undoes what in a workflow that is a saga. Where tasks say so ({@code "Compensates": "StateName"}), those are the
 * compensations, and the states that they name are the steps to be undone. Where none does, a compensation is a task that
 * only a Catch leads to and from which no way leads back; the steps are then all other tasks but those that only read.
 * Without any compensation the steps are the tasks that change something, as far as is drawn.
 *
 * @param undoes the compensating states, each with the step that it undoes; empty where the definition does not say
 * @param steps the states that are to be undone if the execution fails
 */
public record Compensations(Map<String, Optional<String>> undoes, Set<String> steps) {
    public Compensations {
        undoes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(undoes));
        steps = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(steps));
    }

    /** The compensations of a workflow. */
    public static Compensations of(StateMachine machine, Component workflow, Design design) {
        Map<String, State.Task> tasks = new LinkedHashMap<>();
        each(machine, (name, s) -> {
            if (s instanceof State.Task t) {
                tasks.put(name, t);
            }
        });
        Map<String, Optional<String>> undoes = new LinkedHashMap<>();
        Set<String> steps = new LinkedHashSet<>();
        tasks.forEach((name, t) -> t.compensates().ifPresent(step -> {
            undoes.put(name, Optional.of(step));
            steps.add(step);
        }));
        if (undoes.isEmpty()) {
            Set<String> straight = new LinkedHashSet<>();
            walk(machine, false, straight);
            Set<String> anyhow = new LinkedHashSet<>();
            walk(machine, true, anyhow);
            tasks.keySet().stream()
                    .filter(name -> anyhow.contains(name) && isDeadEnd(name, machine, straight))
                    .forEach(name -> undoes.put(name, Optional.empty()));
            boolean unknown = !undoes.isEmpty();
            tasks.forEach((name, t) -> {
                if (!undoes.containsKey(name) && changes(t, workflow, design, unknown)) {
                    steps.add(name);
                }
            });
        }
        return new Compensations(undoes, steps);
    }

    private static void each(StateMachine machine, BiConsumer<String, State> visitor) {
        machine.states().forEach((name, s) -> {
            visitor.accept(name, s);
            s.machines().forEach(m -> each(m, visitor));
        });
    }

    /** What is reached while nothing fails, or whatever fails. */
    private static void walk(StateMachine machine, boolean failing, Set<String> found) {
        for (String name : reached(machine, machine.startAt(), failing)) {
            found.add(name);
            machine.states().get(name).machines().forEach(m -> walk(m, failing, found));
        }
    }

    private static Set<String> reached(StateMachine machine, String from, boolean failing) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            String name = left.remove();
            if (found.add(name)) {
                State s = machine.states().get(name);
                left.addAll(next(s));
                if (failing) {
                    caught(s).forEach(c -> left.add(c.next()));
                }
            }
        }
        return found;
    }

    private static List<State.Catch> caught(State s) {
        if (s instanceof State.Task t) {
            return t.catches();
        } else if (s instanceof State.Parallel p) {
            return p.catches();
        }
        return s instanceof State.Repeat r ? r.catches() : List.of();
    }

    private static List<String> next(State s) {
        if (s instanceof State.Choice c) {
            return c.ways().stream().map(State.Way::next).toList();
        }
        Optional<String> next = Optional.empty();
        if (s instanceof State.Task t) {
            next = t.next();
        } else if (s instanceof State.Parallel p) {
            next = p.next();
        } else if (s instanceof State.Repeat r) {
            next = r.next();
        } else if (s instanceof State.Wait w) {
            next = w.next();
        }
        return next.stream().toList();
    }

    /** True where only a Catch leads to and no way leads back. */
    private static boolean isDeadEnd(String state, StateMachine machine, Set<String> straight) {
        if (straight.contains(state)) {
            return false;
        }
        if (machine.states().containsKey(state)) {
            return reached(machine, state, false).stream().noneMatch(straight::contains);
        }
        for (Map.Entry<String, State> s : machine.states().entrySet()) {
            for (StateMachine m : s.getValue().machines()) {
                boolean[] here = {false};
                each(m, (name, x) -> here[0] |= name.equals(state));
                if (here[0]) {
                    return straight.contains(s.getKey())
                            ? isDeadEnd(state, m, straight)
                            : isDeadEnd(s.getKey(), machine, straight);
                }
            }
        }
        return false;
    }

    /**
     * Whether a task changes something, as far as is drawn.
     *
     * @param unknown the answer for a function from which nothing leads on
     */
    private static boolean changes(State.Task task, Component workflow, Design design, boolean unknown) {
        return StateMachine.connection(task, workflow, design)
                .map(c -> changes(c, design, unknown, new LinkedHashSet<>()))
                .orElse(unknown);
    }

    private static boolean changes(Connection c, Design design, boolean unknown, Set<String> seen) {
        if (c.as() == Interactions.READ || !seen.add(c.to())) {
            return false;
        }
        boolean outside =
                design.component(c.to()).map(t -> t.kind() == External.KIND).orElse(true);
        if (c.as() != Interactions.INVOKE || outside) {
            return true;
        }
        List<Connection> on = design.from(c.to()).toList();
        return on.isEmpty() ? unknown : on.stream().anyMatch(x -> changes(x, design, unknown, seen));
    }
}
