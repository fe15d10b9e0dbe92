package fanfare.exporters.cdk;

import fanfare.exporters.Content;
import fanfare.exporters.handler.Handlers;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How to deploy the bundle, and what is in it. */
record Readme(Design design, App app, Stack stack, Map<String, Content> files, List<String> remarks) {
    String text() {
        StringBuilder text = new StringBuilder("# " + design.name() + "\n\n");
        text.append(
                        "An application for AWS, described in TypeScript for the AWS Cloud Development Kit (CDK). The stack is `lib/")
                .append(app.slug())
                .append("-stack.ts`.\n\n## Deploy\n\n")
                .append(
                        "You need Node.js 20 or newer and an AWS account with credentials.\n\n```sh\nnpm install\nnpm test\n");
        builds(text);
        text.append("npx cdk bootstrap    # once per account and region\nnpx cdk deploy");
        asked().keySet()
                .forEach(p -> text.append(" \\\n  --parameters ").append(p).append("=…"));
        text.append("\n```\n\n`npx cdk diff` shows what a change would do. `npx cdk destroy` removes everything but"
                + " what holds your data, such as tables and buckets.\n\n");
        parameters(text);
        functions(text);
        if (!remarks.isEmpty()) {
            text.append("## Left to do\n\n");
            remarks.forEach(r -> text.append("- ").append(r).append('\n'));
        }
        return text.toString();
    }

    private Map<String, Tree> asked() {
        Map<String, Tree> asked = new TreeMap<>();
        StackFile.used(stack.statements()).stream()
                .map(Statement::defines)
                .filter(stack.parameters()::containsKey)
                .forEach(p -> asked.put(p, stack.parameters().get(p)));
        return asked;
    }

    /** What must be run in the folders of functions before they are deployed. */
    private void builds(StringBuilder text) {
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND && !c.get(Function.PACKAGE_TYPE).equals("image")) {
                Build.of(c.get(Function.RUNTIME))
                        .map(Build::command)
                        .or(() -> Build.libraries(
                                file(c, "package.json"), file(c, "requirements.txt"), c.get(Function.ARCHITECTURE)))
                        .ifPresent(command -> text.append("(cd ")
                                .append(Handlers.folder(c))
                                .append(" && ")
                                .append(command)
                                .append(")\n"));
            }
        }
    }

    private String file(Component function, String name) {
        Content content = files.get(Handlers.folder(function) + "/" + name);
        return content == null ? "" : content.text();
    }

    private void parameters(StringBuilder text) {
        Map<String, Tree> asked = asked();
        if (asked.isEmpty()) {
            return;
        }
        text.append("| parameter | what it is |\n|---|---|\n");
        asked.forEach((name, p) -> text.append("| `")
                .append(name)
                .append("` | ")
                .append(p.text("Description"))
                .append(" |\n"));
        text.append('\n');
    }

    private void functions(StringBuilder text) {
        List<Component> functions = design.components().stream()
                .filter(c -> c.kind() == Function.KIND)
                .toList();
        if (functions.isEmpty()) {
            return;
        }
        text.append("## Functions\n\nThe code is a start: it reads its events and calls what it is connected with.");
        if (files.keySet().stream().anyMatch(f -> f.startsWith("events/"))) {
            text.append(" `events/` holds an example event of every trigger.");
        }
        text.append("\n\n| function | code | runtime | memory |\n|---|---|---|---|\n");
        functions.forEach(f -> text.append("| ")
                .append(f.name())
                .append(" | `src/")
                .append(f.name())
                .append("/` | ")
                .append(f.get(Function.RUNTIME))
                .append(" | ")
                .append(f.get(Function.MEMORY))
                .append(" MB |\n"));
        text.append('\n');
    }
}
