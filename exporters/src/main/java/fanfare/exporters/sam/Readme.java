package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import java.util.Collection;
import java.util.List;

/** How to deploy the bundle, and what is in it. */
record Readme(Design design, Template template, Collection<String> files, List<String> remarks) {

    String text() {
        StringBuilder text = new StringBuilder("# " + design.name() + "\n\n");
        text.append(
                "An application for AWS, described by `template.yaml` for the AWS Serverless Application Model.\n\n");
        text.append("## Deploy\n\n");
        text.append("You need an AWS account with credentials, and the AWS SAM CLI (`sam --version`).\n\n");
        text.append("```sh\nsam build\nsam deploy --guided\n```\n\n");
        text.append("`samconfig.toml` knows the name of the stack, the Region and what is allowed. The next time"
                + " `sam build && sam deploy` is enough. It has two stages beside, each a stack of its own:"
                + " `sam deploy --config-env dev` and `sam deploy --config-env prod`, with `--guided` the first time."
                + " `sam delete` removes everything but tables and buckets, which hold your data.\n\n");
        alarms(text);
        parameters(text);
        functions(text);
        remarks(text);
        return text.toString();
    }

    private void alarms(StringBuilder text) {
        template.ofType("AWS::CloudWatch::Alarm")
                .map(alarm -> alarm.properties().get("AlarmActions"))
                .filter(a -> a instanceof List<?> l && l.get(0) instanceof Intrinsic.Ref)
                .map(a -> ((Intrinsic.Ref) ((List<?>) a).get(0)).argument())
                .findFirst()
                .ifPresent(topic -> text.append("Alarms tell the topic `")
                        .append(topic)
                        .append("`. Subscribe to its ARN, which is among the outputs of the stack:\n\n")
                        .append("```sh\naws sns subscribe --topic-arn ARN --protocol email"
                                + " --notification-endpoint ADDRESS\n```\n\n"));
    }

    private void parameters(StringBuilder text) {
        if (template.parameters().isEmpty()) {
            return;
        }
        text.append("The guide asks for:\n\n| parameter | what it is |\n|---|---|\n");
        template.parameters()
                .forEach((name, parameter) -> text.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(parameter.get("Description"))
                        .append(parameter.containsKey("Default") ? " (else `" + parameter.get("Default") + "`)" : "")
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
        text.append("## Functions\n\nThe code is a start: it reads its events and calls what it is connected with."
                + " Invoke one on your machine (with Docker):\n\n```sh\n");
        files.stream()
                .filter(f -> f.startsWith("events/"))
                .forEach(f -> text.append("sam local invoke ")
                        .append(f, "events/".length(), f.indexOf('-'))
                        .append(" --event ")
                        .append(f)
                        .append('\n'));
        text.append("```\n\n| function | code | runtime | memory | time-out |\n|---|---|---|---|---|\n");
        functions.forEach(f -> text.append("| ")
                .append(f.name())
                .append(" | `src/")
                .append(f.name())
                .append("/` | ")
                .append(f.get(Function.RUNTIME))
                .append(" | ")
                .append(f.get(Function.MEMORY))
                .append(" MB | ")
                .append(Seconds.of(f.get(Function.TIMEOUT)))
                .append(" s |\n"));
        text.append('\n');
    }

    private void remarks(StringBuilder text) {
        if (!remarks.isEmpty()) {
            text.append("## Left to do\n\n");
            remarks.forEach(r -> text.append("- ").append(r).append('\n'));
        }
    }
}
