package fanfare.exporters.k6;

import fanfare.model.design.Design;
import java.util.List;

/** How the scripts are run, and what they leave out. */
final class Readme {
    private Readme() {}

    static String of(Design design, List<Script> scripts, List<String> remarks) {
        StringBuilder out = new StringBuilder("# Load tests of " + design.name() + "\n");
        if (!scripts.isEmpty()) {
            out.append("\nRun with [k6](https://k6.io), at a deployment of your own:\n\n```\n");
            scripts.forEach(s -> out.append("k6 run")
                    .append(s.variables().stream().map(v -> " -e " + v).reduce("", String::concat))
                    .append(' ')
                    .append(s.file())
                    .append('\n'));
            out.append("```\n\nEach sends the traffic of one scenario, and fails if an objective is missed.\n");
        }
        if (!remarks.isEmpty()) {
            out.append("\n## What they do not do\n\n");
            remarks.forEach(r -> out.append("- ").append(r).append('\n'));
        }
        return out.toString();
    }
}
