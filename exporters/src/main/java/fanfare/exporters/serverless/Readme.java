package fanfare.exporters.serverless;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How to deploy the bundle, and what is in it. */
record Readme(
        Design design,
        Parameters parameters,
        Map<String, Packaging> packagings,
        Collection<String> files,
        List<String> remarks) {

    String text() {
        StringBuilder text = new StringBuilder("# " + design.name() + "\n\n");
        text.append(
                "An application for AWS, described by `serverless.yml` for the Serverless Framework, version 3.\n\n");
        text.append("## Deploy\n\n");
        text.append("You need an AWS account with credentials, Node.js, and the framework:"
                + " `npm install --global serverless@3`.\n\n");
        builds(text);
        text.append("```sh\nserverless deploy --stage dev --region ")
                .append(design.region())
                .append("\n```\n\n");
        text.append("`serverless print` shows the service with its variables filled in, `serverless package` writes the"
                + " CloudFormation template into `.serverless` without deploying it. `serverless remove` removes"
                + " everything but tables and buckets, which hold your data.\n\n");
        text.append(
                "Every function has a role of its own under `resources`, which allows what it calls and nothing else."
                        + " The framework warns of runtimes that are younger than its last version 3, and deploys them.\n\n");
        parameters(text);
        functions(text);
        if (!remarks.isEmpty()) {
            text.append("## Left to do\n\n");
            remarks.forEach(r -> text.append("- ").append(r).append('\n'));
        }
        return text.toString();
    }

    private void builds(StringBuilder text) {
        List<String> all = packagings.values().stream()
                .map(Packaging::build)
                .filter(b -> !b.isEmpty())
                .toList();
        if (!all.isEmpty()) {
            text.append("Build these functions first:\n\n```sh\n");
            all.forEach(b -> text.append(b).append('\n'));
            text.append("```\n\n");
        }
    }

    private void parameters(StringBuilder text) {
        if (parameters.values().isEmpty()) {
            return;
        }
        text.append("Parameters stand under `params`; another value for one deployment:"
                + " `serverless deploy --param=\"NAME=VALUE\"`.\n\n| parameter | value |\n|---|---|\n");
        parameters
                .values()
                .forEach((name, value) -> text.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(
                                parameters.open().containsKey(name)
                                        ? "to be set: " + parameters.open().get(name)
                                        : "`" + value + "`")
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
        text.append(
                "## Functions\n\nThe code is a start: it reads its events and calls what it is connected with.\n\n");
        List<String> events =
                files.stream().filter(f -> f.startsWith("events/")).toList();
        if (!events.isEmpty()) {
            text.append("Invoke one with an example event, once it is deployed:\n\n```sh\n");
            events.forEach(f -> text.append("serverless invoke --function ")
                    .append(f, "events/".length(), f.indexOf('-'))
                    .append(" --path ")
                    .append(f)
                    .append('\n'));
            text.append("```\n\n");
        }
        text.append("| function | code | runtime | memory | time-out |\n|---|---|---|---|---|\n");
        functions.forEach(f -> text.append("| ")
                .append(f.name())
                .append(" | `src/")
                .append(f.name())
                .append("/` | ")
                .append(f.get(Function.RUNTIME))
                .append(" | ")
                .append(f.get(Function.MEMORY))
                .append(" MB | ")
                .append(f.get(Function.TIMEOUT) / 1_000_000_000L)
                .append(" s |\n"));
        text.append('\n');
    }
}
