package fanfare.app.service;

import fanfare.model.check.Problem;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.file.Parsed;
import fanfare.model.kind.Resource;
import fanfare.simulator.run.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Asks of a design what must hold before it is worth building: that it is whole, and that its objectives are met. */
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
     * @param place what it was asked of: a component, or a JSON pointer into the file; empty for the whole design
     * @param line in the file, from 1; 0 where it has none
     * @param answer one sentence that says what was found
     */
    public record Answer(String rule, String place, int line, Verdict verdict, String answer) {}

    private Check() {}

    /** What can be told without a run. */
    public static List<Answer> structure(Parsed<Design> parsed) {
        List<Answer> answers = new ArrayList<>();
        parsed.problems().forEach(p -> answers.add(whole(p)));
        if (parsed.ok()) {
            Design design = parsed.value().orElseThrow();
            answers.add(0, new Answer("design.whole", "", 0, Verdict.PASSED, size(design)));
            unreached(design).map(Check::unreached).forEach(answers::add);
        }
        return List.copyOf(answers);
    }

    private static Answer unreached(String component) {
        return new Answer(
                "component.reached",
                component,
                0,
                Verdict.WARNING,
                "no source reaches it, so that nothing ever happens in it");
    }

    private static Answer whole(Problem p) {
        return new Answer(
                "design.whole",
                p.where(),
                p.line(),
                p.isError() ? Verdict.FAILED : Verdict.WARNING,
                p.remedy().isEmpty() ? p.message() : p.message() + ". " + p.remedy());
    }

    private static String size(Design design) {
        return design.components().size() + " components, "
                + design.connections().size() + " connections, "
                + design.scenarios().size() + " scenarios, "
                + design.objectives().size() + " objectives";
    }

    /** Whether a run met the objectives. */
    public static List<Answer> objectives(Result run) {
        return run.objectives().stream()
                .map(c -> new Answer(
                        "objective." + c.objective().measure().word(),
                        c.objective().of().orElse(""),
                        0,
                        c.met() ? Verdict.PASSED : Verdict.FAILED,
                        Objectives.sentence(c.objective()) + ": measured "
                                + Objectives.quantity(c.objective(), c.measured())))
                .toList();
    }

    /** True if an answer is a failure. */
    public static boolean failed(List<Answer> answers) {
        return answers.stream().anyMatch(a -> a.verdict() == Verdict.FAILED);
    }

    private static Stream<String> unreached(Design design) {
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
        return design.components().stream()
                .filter(c -> !c.kind().equals(Resource.KIND) && !reached.contains(c.name()))
                .map(Component::name);
    }
}
