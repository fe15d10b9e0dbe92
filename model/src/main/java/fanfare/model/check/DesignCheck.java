package fanfare.model.check;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a design is whole and within all bounds, so that it can be simulated and exported. */
public final class DesignCheck {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

    private DesignCheck() {}

    /**
     * All problems of a design, in the order of the file. Places are JSON pointers; file and line are unknown here, a
     * reader adds them.
     */
    public static List<Problem> check(Design design) {
        List<Problem> problems = new ArrayList<>();
        header(design, problems);
        Map<String, Component> components = new LinkedHashMap<>();
        design.components().forEach(c -> components.putIfAbsent(c.name(), c));
        new ComponentCheck(design, problems).run();
        new ConnectionCheck(design, components, problems).run();
        if (!Problem.anyError(problems)) {
            new LoopCheck(design, components, problems).run();
        }
        new ScenarioCheck(design, components, problems).run();
        new ObjectiveCheck(design, components, problems).run();
        new GroupCheck(design, components, problems).run();
        return List.copyOf(problems);
    }

    private static void header(Design design, List<Problem> problems) {
        if (design.name().isBlank()) {
            problems.add(Problem.error("/name", "a design needs a name", "Give it one."));
        }
        if (!design.provider().equals(Design.AWS)) {
            problems.add(Problem.error(
                    "/provider", "“" + design.provider() + "” is not a provider that is known here", "Use \"aws\"."));
        }
        if (!REGION.matcher(design.region()).matches()) {
            problems.add(Problem.error(
                    "/region", "“" + design.region() + "” is no Region", "Write for example \"us-east-1\"."));
        }
        problems.addAll(Values.check(Account.KIND, design.account(), "/account"));
    }
}
