package fanfare.app.service;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.simulator.run.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks of a design what must hold before it is worth building: that it hangs together, and that its objectives are met. */
public final class Check {
    /** How a question was answered. */
    public enum Verdict {
        /** It holds. */
        PASSED,
        /** It holds, and there is something to look at. */
        WARNING,
        /** It does not hold. */
        FAILED
    }

    /**
     * One question and its answer.
     *
     * @param rule what was asked, as an id: {@code component.reached}
     * @param place the component, scenario or objective that it was asked of; empty for the whole design
     * @param answer one sentence that says what was found
     */
    public record Answer(String rule, String place, Verdict verdict, String answer) {}

    private final Design design;
    private final List<Answer> answers = new ArrayList<>();

    private Check(Design design) {
        this.design = design;
    }

    /** What can be told without a run. */
    public static List<Answer> structure(Design design) {
        Check check = new Check(design);
        check.components();
        check.connections();
        check.reached();
        check.scenarios();
        return List.copyOf(check.answers);
    }

    /** Whether a run met the objectives. */
    public static List<Answer> objectives(Result run) {
        return run.objectives().stream()
                .map(c -> new Answer(
                        "objective." + c.objective().measure().word(),
                        c.objective().of().orElse(""),
                        c.met() ? Verdict.PASSED : Verdict.FAILED,
                        Objectives.sentence(c.objective()) + ": measured "
                                + Objectives.quantity(c.objective(), c.measured())))
                .toList();
    }

    /** True if an answer is a failure. */
    public static boolean failed(List<Answer> answers) {
        return answers.stream().anyMatch(a -> a.verdict() == Verdict.FAILED);
    }

    private void components() {
        boolean any = !design.components().isEmpty();
        answer(
                "design.components",
                "",
                any ? Verdict.PASSED : Verdict.FAILED,
                any
                        ? design.components().size() + " components and "
                                + design.connections().size() + " connections"
                        : "the design is empty");
    }

    private void connections() {
        for (Connection c : design.connections()) {
            Optional<Component> from = design.component(c.from());
            Optional<Component> to = design.component(c.to());
            if (from.isEmpty() || to.isEmpty()) {
                String absent = from.isEmpty() ? c.from() : c.to();
                answer("connection.allowed", c.id().toString(), Verdict.FAILED, "there is no component " + absent);
            } else {
                ConnectionRules.against(from.get(), c.as(), to.get())
                        .ifPresent(refused ->
                                answer("connection.allowed", c.id().toString(), Verdict.FAILED, refused.reason()));
            }
        }
    }

    private void reached() {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>();
        design.components().stream()
                .filter(c -> !c.kind().receives())
                .map(Component::name)
                .forEach(next::add);
        while (!next.isEmpty()) {
            String name = next.remove();
            if (reached.add(name)) {
                design.from(name).map(Connection::to).forEach(next::add);
            }
        }
        design.components().stream()
                .filter(c -> c.kind() != Resource.KIND && !reached.contains(c.name()))
                .forEach(c -> answer(
                        "component.reached",
                        c.name(),
                        Verdict.WARNING,
                        "no source reaches it, so that nothing will ever happen in it"));
    }

    private void scenarios() {
        if (design.scenarios().isEmpty()) {
            answer("scenario.traffic", "", Verdict.WARNING, "the design has no scenario, and cannot be simulated");
        }
        for (Scenario s : design.scenarios()) {
            boolean any = !s.traffic().isEmpty() || scheduled().findAny().isPresent();
            answer(
                    "scenario.traffic",
                    s.name(),
                    any ? Verdict.PASSED : Verdict.WARNING,
                    any ? "sends traffic" : "no source sends anything in it");
        }
    }

    private Stream<Component> scheduled() {
        return design.components().stream().filter(c -> c.kind() == Schedule.KIND);
    }

    private void answer(String rule, String place, Verdict verdict, String answer) {
        answers.add(new Answer(rule, place, verdict, answer));
    }
}
