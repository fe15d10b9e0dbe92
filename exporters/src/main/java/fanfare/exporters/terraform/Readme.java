package fanfare.exporters.terraform;

import java.util.List;
import java.util.Map;

/** How to plan and apply the configuration, and what is in it. */
record Readme(Translation of, List<String> files, List<String> remarks) {
    private static final Map<String, String> ABOUT = Map.ofEntries(
            Map.entry("api.tf", "APIs, their authorizers and what stands before them"),
            Map.entry("containers.tf", "containers and their load balancers"),
            Map.entry("functions.tf", "functions, each with its role, its log group and its triggers"),
            Map.entry("main.tf", "the provider, and what is asked about the account"),
            Map.entry("messaging.tf", "queues, topics, buses, streams and pipes"),
            Map.entry("outputs.tf", "what `terraform output` tells"),
            Map.entry("resources.tf", "everything else"),
            Map.entry("schedules.tf", "schedules"),
            Map.entry("shared.tf", "what several components share"),
            Map.entry("stores.tf", "tables, buckets, databases and caches"),
            Map.entry("variables.tf", "what you may choose"),
            Map.entry("versions.tf", "the versions of Terraform and its providers"),
            Map.entry("workflows.tf", "state machines"));

    String text() {
        StringBuilder text = new StringBuilder("# " + of.design().name() + "\n\n");
        text.append("An application for AWS, described for Terraform or OpenTofu.\n\n## Deploy\n\n");
        text.append("You need an AWS account with credentials, and Terraform (`terraform version`) or OpenTofu, whose"
                + " command is `tofu`.\n\n```sh\n");
        if (!of.builds().isEmpty()) {
            text.append("sh ").append(Builds.SCRIPT).append("\n");
        }
        text.append("terraform init\nterraform plan -out plan\nterraform apply plan\n```\n\n");
        if (!of.builds().isEmpty()) {
            text.append("The script builds ")
                    .append(String.join(", ", of.builds().functions()))
                    .append(", with ")
                    .append(String.join(" and ", of.builds().tools()))
                    .append(": run it whenever their code has changed.\n\n");
        }
        text.append("The state is a file in this folder until you add a `backend` to `versions.tf`; several people need"
                + " one.\n\n");
        inputs(text);
        text.append("`terraform destroy` removes everything. ");
        text.append(
                of.plain().resources().values().stream()
                                .anyMatch(r -> !"Delete".equals(r.getOrDefault("DeletionPolicy", "Delete")))
                        ? "It refuses as long as something holds data and says `prevent_destroy`: delete those lines to"
                                + " lose the data, or take the resource out of the state with `terraform state rm` to"
                                + " keep it.\n\n"
                        : "\n\n");
        contents(text);
        if (!remarks.isEmpty()) {
            text.append("\n## Left to do\n\n");
            remarks.forEach(r -> text.append("- ").append(r).append('\n'));
        }
        return text.toString();
    }

    private void inputs(StringBuilder text) {
        text.append("Variables go into a file `terraform.tfvars`:\n\n| variable | what it is |\n|---|---|\n");
        row(
                text,
                "name",
                "name of the application",
                Inputs.defaultName(of.design().name()));
        row(text, "region", "region of AWS", of.design().region());
        of.inputs().names().forEach((id, name) -> {
            Map<String, Object> parameter = of.inputs().parameter(id);
            row(text, name, parameter.get("Description"), parameter.get("Default"));
        });
        text.append('\n');
    }

    private static void row(StringBuilder text, String name, Object what, Object otherwise) {
        text.append("| `")
                .append(name)
                .append("` | ")
                .append(what)
                .append(otherwise == null ? "; you must say it" : " (else `" + otherwise + "`)")
                .append(" |\n");
    }

    private void contents(StringBuilder text) {
        text.append("## What is in it\n\n| file | what |\n|---|---|\n");
        files.stream()
                .filter(ABOUT::containsKey)
                .forEach(f -> text.append("| `")
                        .append(f)
                        .append("` | ")
                        .append(ABOUT.get(f))
                        .append(" |\n"));
        if (files.stream().anyMatch(f -> f.startsWith(Builds.SOURCES))) {
            text.append("| `src/` | code to start from: it reads its events and calls what it is connected with |\n");
        }
        if (files.stream().anyMatch(f -> f.startsWith("events/"))) {
            text.append("| `events/` | an example event for each trigger of a function |\n");
        }
        if (files.stream().anyMatch(f -> f.startsWith("graphql/"))) {
            text.append("| `graphql/` | the schema and the resolvers |\n");
        }
    }
}
