package fanfare.model.workflow;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The states of a workflow.
 *
 * @param startAt the first state
 * @param states by name, in their order
 * @param timeout of the whole, in nanoseconds; 0 for none
 */
public record StateMachine(String startAt, Map<String, State> states, long timeout) {
    public StateMachine {
        states = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** What a workflow of a design does: its definition, else its connections step by step. */
    public static StateMachine of(Component workflow, Design design) {
        return workflow.value(Workflow.DEFINITION)
                .map(StatesLanguage::read)
                .orElseGet(() -> ofSteps(design.from(workflow.name())
                        .filter(c -> c.as() != DeadLetter.INTERACTION)
                        .toList()));
    }

    private static StateMachine ofSteps(List<Connection> connections) {
        TreeMap<Integer, List<Connection>> steps = new TreeMap<>();
        connections.forEach(
                c -> steps.computeIfAbsent(c.step(), s -> new ArrayList<>()).add(c));
        List<List<Connection>> inOrder = List.copyOf(steps.values());
        Set<String> taken = new TreeSet<>();
        List<String> names = new ArrayList<>();
        for (List<Connection> step : inOrder) {
            names.add(free(step.size() == 1 ? step.get(0).to() : "Together", taken));
        }
        Map<String, State> states = new LinkedHashMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Optional<String> next = i + 1 < inOrder.size() ? Optional.of(names.get(i + 1)) : Optional.empty();
            states.put(names.get(i), ofStep(inOrder.get(i), next, taken));
        }
        if (states.isEmpty()) {
            return new StateMachine("Done", Map.of("Done", new State.Wait(0, Optional.empty())), 0);
        }
        return new StateMachine(names.get(0), states, 0);
    }

    private static State ofStep(List<Connection> step, Optional<String> next, Set<String> taken) {
        if (step.size() == 1) {
            return task(step.get(0), next);
        }
        List<StateMachine> branches = new ArrayList<>();
        for (Connection c : step) {
            String name = free(c.to(), taken);
            branches.add(new StateMachine(name, Map.of(name, task(c, Optional.empty())), 0));
        }
        return new State.Parallel(branches, List.of(), List.of(), next);
    }

    private static State.Task task(Connection c, Optional<String> next) {
        return new State.Task(c.to(), c.as().name(), 0, List.of(), List.of(), next);
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int n = 2; !taken.add(name); n++) {
            name = wanted + " " + n;
        }
        return name;
    }

    /** The connection over which a task calls: to its target, and of what its action does. */
    public static Optional<Connection> connection(State.Task task, Component workflow, Design design) {
        List<Connection> all = design.from(workflow.name())
                .filter(c -> c.to().equals(task.target()))
                .toList();
        return all.stream()
                .filter(c -> fits(task.action(), c.as().name()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static boolean fits(String action, String as) {
        return action.equals(as)
                || switch (as) {
                    case "read" -> action.matches("(get|query|scan|head|list|batchGet).*");
                    case "write" -> action.matches("(put|update|delete|batchWrite).*");
                    default -> false;
                };
    }

    /** Every component that a task calls, here and in all branches. */
    public Set<String> targets() {
        Set<String> all = new TreeSet<>();
        for (State s : states.values()) {
            if (s instanceof State.Task t) {
                all.add(t.target());
            } else if (s instanceof State.Parallel p) {
                p.branches().forEach(b -> all.addAll(b.targets()));
            } else if (s instanceof State.Repeat r) {
                all.addAll(r.iterator().targets());
            }
        }
        return all;
    }
}
